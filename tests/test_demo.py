"""The invented half-year keeps the laws of a real one, and the demo keeps away from real data."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from ebb.accounts.brought import things
from ebb.commands import Mistake, demo
from ebb.commands.invented import letters
from ebb.commands.invented.life import DAYS, Life, life
from ebb.commands.invented.looking_back import looking_back
from ebb.commands.invented.words import LONG_LETTER, unfolded
from ebb.records import (
    BeliefHeld,
    BeliefTurned,
    ContactMade,
    Conviction,
    Decided,
    Evidence,
    ExperimentEnded,
    FollowUp,
    Headline,
    Letter,
    Observed,
    OwnPace,
    Practised,
    Rated,
    SafePerson,
    SafetyPlan,
    SetAside,
    Settled,
    Tagged,
    Unsuited,
    Wave,
    WaveEvent,
    WholeLine,
    decode,
    encode,
    fold,
)
from ebb.settle import own
from ebb.settle.aside import BY_ID
from ebb.settle.catalogue import catalogue
from ebb.settle.fit import fit
from ebb.story.content import MOVES
from ebb.vault import OpenVault
from tests.support.served import Served
from tests.test_operations import ebb

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
SEEDS = [demo.SEED, 0, 1, 2, 3]


def made(seed: int, now: datetime = NOW) -> Life:
    return life(seed, now, catalogue("en"))


def waves_of(lived: Life) -> list[Wave]:
    return fold(record for record in lived.records if isinstance(record, WaveEvent))


def test_contact_she_chose_gives_less_than_it_promised_and_what_she_did_not_is_asked_nothing(
    lived: Life,
) -> None:
    made = {one.id: one.record for one in lived.contacts if isinstance(one.record, ContactMade)}
    later = [one.record for one in lived.contacts if isinstance(one.record, FollowUp)]

    assert len(made) > 3
    assert all(made[one.contact_id].chosen for one in later)
    assert all(one.promised is None for one in made.values() if not one.chosen)
    told = [(made[one.contact_id].promised, one.gave) for one in later if one.after == "day"]
    assert told
    assert all((gave or 0) < (promised or 0) for promised, gave in told)
    assert all(decode(encode(one)) == one for one in [*made.values(), *later])


def test_what_she_held_as_true_loosens_to_a_floor_and_her_gut_is_slower(lived: Life) -> None:
    held = {one.id: one.record for one in lived.beliefs if isinstance(one.record, BeliefHeld)}
    told = [one.record for one in lived.beliefs if isinstance(one.record, Conviction)]
    resting = {
        one.record.belief_id for one in lived.beliefs if isinstance(one.record, BeliefTurned)
    }

    assert {one.belief_id for one in told} == set(held)
    assert len(held.keys() - resting) == 3
    for belief_id in held.keys() - resting:
        numbers = [(one.head or 0, one.gut or 0) for one in told if one.belief_id == belief_id]
        assert len(numbers) > 12
        assert mean(numbers[-4:], 0) < mean(numbers[:4], 0)
        assert mean(numbers, 0) < mean(numbers, 1)
        assert min(head for head, _gut in numbers) > 0
    assert all(decode(encode(one.record)) == one.record for one in lived.beliefs)


def test_an_experiment_was_ended_by_three_waves_and_others_were_taken_as_evidence(
    lived: Life,
) -> None:
    waves = {wave.id for wave in waves_of(lived)}
    every = [one.record for one in lived.beliefs]
    seen = [one for one in every if isinstance(one, Observed)]
    against = {one.of for one in every if isinstance(one, Evidence) and one.why}

    assert [one.round for one in seen] == [1, 2, 3]
    assert {one.of for one in seen} <= waves
    assert sum(isinstance(one, ExperimentEnded) for one in every) == 1
    assert against <= waves
    assert not against & {one.of for one in seen}


def mean(numbers: list[tuple[int, int]], place: int) -> float:
    return sum(pair[place] for pair in numbers) / len(numbers)


@pytest.fixture(params=SEEDS)
def lived(request: pytest.FixtureRequest) -> Life:
    return made(request.param)


def test_the_same_seed_is_the_same_life_and_another_seed_another() -> None:
    assert made(3) == made(3)
    assert made(3) != made(4)


def test_a_later_hour_of_the_day_only_adds() -> None:
    morning, evening = made(3), made(3, NOW.replace(hour=23, minute=59))

    assert set(morning.records) <= set(evening.records)


def test_half_a_year_has_a_hundred_waves_and_some(lived: Life) -> None:
    assert 100 <= len(waves_of(lived)) <= 200


def test_the_default_life_is_what_the_pages_are_looked_at_with() -> None:
    waves = waves_of(made(demo.SEED))

    assert 120 <= len(waves) <= 180
    assert {wave.contact for wave in waves} == {None, "none", "pull", "did"}
    assert {wave.how for wave in waves} == {"", "i", "they", "turned_up", "needed"}
    assert {wave.ended for wave in waves} == {"passed", "eased", "left"}
    assert {door for wave in waves for door in wave.doors} == {"scared", "hurt", "unreal"}
    assert any(wave.last == 0 for wave in waves)
    assert any(not wave.ratings for wave in waves)
    assert any((wave.last or 0) > (wave.first or 0) for wave in waves)
    assert any(wave.tags and wave.tags.they_contacted for wave in waves)


def test_nothing_is_in_the_future_nor_older_than_half_a_year(lived: Life) -> None:
    times = [one.at for one in lived.records] + [one.at for one in lived.letters]

    assert max(times) <= NOW
    assert min(times) >= NOW - timedelta(days=DAYS + 1)


def test_what_she_laid_out_was_laid_out_by_now_and_every_move_has_an_answer() -> None:
    laid = [one.record for one in looking_back(NOW)]
    moves = {move for one in laid if isinstance(one, WholeLine) for move in one.moves}

    assert all(one.at < NOW and decode(encode(one)) == one for one in laid)
    assert all(one.year <= NOW.year for one in laid if isinstance(one, Headline) and one.year)
    assert moves == set(MOVES)


def test_her_letters_were_put_away_by_now_one_until_today() -> None:
    written = [(bytes([number]) * 16, Letter(at=NOW, text="words")) for number in range(9)]
    away = list(letters.put_away(written, NOW))

    assert next(one.until for one in away) == NOW.date()
    assert {one.letter_id for one in away} < {one for one, _ in written}
    assert all(one.at <= NOW for one in (*away, *letters.kept(NOW)))
    assert all(decode(encode(one)) == one for one in (*away, *letters.kept(NOW)))


def test_every_record_can_be_kept(lived: Life) -> None:
    for record in lived.records:
        assert decode(encode(record)) == record
        assert not isinstance(record, Rated) or 0 <= record.intensity <= 10


def test_every_wave_ends_after_it_begins(lived: Life) -> None:
    for wave in waves_of(lived):
        assert wave.ended_at is not None
        assert wave.began_at < wave.ended_at < wave.began_at + timedelta(hours=2)


def test_no_wave_begins_before_the_last_one_is_over(lived: Life) -> None:
    ends = NOW - timedelta(days=DAYS + 1)
    for wave in waves_of(lived):
        assert wave.began_at > ends
        ends = wave.events[-1].at


def test_after_a_door_nothing_is_said_about_contact(lived: Life) -> None:
    behind = [wave for wave in waves_of(lived) if wave.doors]

    assert behind
    for wave in behind:
        assert not [event for event in wave.events if isinstance(event, Decided | Tagged)]
        assert wave.id not in {letter.wave_id for letter in lived.letters}


def test_after_the_door_of_fear_not_even_a_number(lived: Life) -> None:
    (wave,) = (wave for wave in waves_of(lived) if "scared" in wave.doors)
    opened = next(event.at for event in wave.events if getattr(event, "door", ""))

    assert all(rating.at <= opened for rating in wave.ratings)


def test_every_exercise_is_real_and_what_made_it_worse_does_not_come_again(lived: Life) -> None:
    done = [one for one in lived.records if isinstance(one, Settled | Practised)]
    (aside,) = (one for one in lived.records if isinstance(one, SetAside))

    assert all(catalogue("en").get(one.exercise) for one in done)
    assert aside.exercise not in {one.exercise for one in done if one.at > aside.at}


def test_nothing_she_does_is_unsuited_to_what_she_answered(lived: Life) -> None:
    (answer,) = (one for one in lived.records if isinstance(one, Unsuited))
    avoided = fit(lived.records, catalogue("en")).avoid
    done = [one for one in lived.records if isinstance(one, Settled | Practised)]

    assert avoided
    assert not avoided & {one.exercise for one in done}
    assert all(one.at > answer.at for one in done if isinstance(one, Practised))


def test_the_first_weeks_know_only_what_is_mild(lived: Life) -> None:
    begins = NOW - timedelta(days=DAYS - 20)
    mild = {exercise.id for exercise in catalogue("en").mild}
    done = [one for one in lived.records if isinstance(one, Settled) and one.at < begins]

    assert {one.exercise for one in done} <= mild


def test_she_has_two_people_and_a_plan(lived: Life) -> None:
    assert sum(isinstance(one, SafePerson) for one in lived.records) == 2
    assert sum(isinstance(one, SafetyPlan) for one in lived.records) == 1


def test_letters_belong_to_waves_with_a_pull_and_one_is_long(lived: Life) -> None:
    pulls = {wave.id for wave in waves_of(lived) if wave.contact == "pull"}

    assert {letter.wave_id for letter in lived.letters} <= pulls
    assert [len(one.text) > 4096 for one in lived.letters].count(True) == 1


def test_more_begin_by_night_than_by_day() -> None:
    hours = [wave.began_at.hour for seed in SEEDS for wave in waves_of(made(seed))]

    night = sum(hour >= 20 or hour < 4 for hour in hours)
    assert night > len(hours) / 2


def test_waves_become_fewer_and_lower_by_the_default_seed() -> None:
    waves = waves_of(made(demo.SEED))
    first = [one for one in waves if one.began_at < NOW - timedelta(days=DAYS - 28)]
    last = [one for one in waves if one.began_at > NOW - timedelta(days=28)]

    assert len(last) < len(first)
    assert middle_of_weeks(last) < middle_of_weeks(first)


def middle_of_weeks(waves: list[Wave]) -> float:
    """The median of the weeks' highest ratings."""
    weeks: dict[int, int] = {}
    for wave in waves:
        week = (NOW - wave.began_at).days // 7
        weeks[week] = max(weeks.get(week, 0), wave.peak or 0)
    return median(weeks.values())


def test_clocks_that_go_back_turn_no_wave_around() -> None:
    """A year in which the change falls into the half-year, in every zone the same order."""
    for zone in ("America/Santiago", "Australia/Lord_Howe", "UTC"):
        waves = waves_of(made(1, datetime(2026, 10, 30, 12, tzinfo=ZoneInfo(zone))))
        assert all(wave.ended_at and wave.ended_at > wave.began_at for wave in waves)


def test_she_has_a_breath_of_her_own_and_said_why_a_way_is_set_aside(lived: Life) -> None:
    (breath,) = (one for one in lived.records if isinstance(one, OwnPace))
    (aside,) = (one for one in lived.records if isinstance(one, SetAside))

    assert own.ids([breath])
    assert (aside.reason in BY_ID, bool(aside.words)) == (True, True)


def test_a_wave_from_last_night_waits_to_be_looked_at(anas_vault: OpenVault) -> None:
    demo.wait(anas_vault, NOW)

    [thing] = things(anas_vault.pending())
    assert thing.kind == "wave"
    assert (len(thing.events), len(thing.texts)) == (3, 1)


def test_the_vault_keeps_all_of_it(anas_vault: OpenVault) -> None:
    kept = demo.keep(anas_vault, demo.SEED, NOW)

    contents = anas_vault.open_all()
    assert len(contents.records) == kept
    assert not contents.damaged
    texts = [one.record for one in contents.records if getattr(one.record, "body_id", None)]
    assert [anas_vault.open_body(one.body_id) for one in texts] == [unfolded(LONG_LETTER)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", demo.OWN)
def test_it_keeps_away_from_data_of_her_own(name: str, tmp_path: Path) -> None:
    done = ebb("demo", **{name: str(tmp_path / "mine")})

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert name in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_seed_below_nothing_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in demo.OWN:
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(Mistake, match="--seed"):
        demo.run(Namespace(port=1, seed=-1))


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Served]:
    """`ebb demo`, with a place of its own for temporary folders."""
    (tmp_path / "temporary").mkdir()
    product = Demo(tmp_path, TMPDIR=str(tmp_path / "temporary"))
    del product.environment["EBB_DATA"]
    product.start()
    try:
        yield product
    finally:
        product.kill()


class Demo(Served):
    command = "demo"


def test_the_printed_passphrase_opens_half_a_year(shown: Served, tmp_path: Path) -> None:
    said = shown.log.read_text()
    passphrase = re.search(r"^Passphrase: +(.+)$", said, re.MULTILINE)
    assert passphrase
    assert "invented" in said
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    form = urllib.parse.urlencode({"passphrase": passphrase[1]}).encode()
    browser.open(
        urllib.request.Request(f"{shown.address}/unlock/", form, {"Origin": shown.address})
    )

    first = browser.open(f"{shown.address}/").read().decode()

    assert re.search(r"\d{3} waves so far", first)
    assert [one.name[:9] for one in (tmp_path / "temporary").glob("ebb-*")] == ["ebb-demo-"]
    assert shown.stop() == 0
    assert not list((tmp_path / "temporary").glob("ebb-*"))
