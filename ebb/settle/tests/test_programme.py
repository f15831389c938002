"""Practice over some weeks: safety first, then what her waves say; ended in a tap."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.records import (
    Decided,
    DoorOpened,
    Practised,
    Programme,
    Rated,
    SetAside,
    Settled,
    Unsuited,
    WaveBegun,
)
from ebb.settle import programme
from ebb.settle.calm import small
from ebb.settle.catalogue import catalogue
from ebb.settle.conditions import IDS
from ebb.settle.learning import Choice, Why, chosen, learnt, sentence, uses
from tests.support.cast import TODAY, WAVE

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
OURS = catalogue("en")
WAYS = ("feet", "look-around")
FEET, LOOK = (next(one for one in OURS.exercises if one.id == name) for name in WAYS)
BEGUN = Programme(at=NOW - timedelta(weeks=3, hours=1))


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def wave(number, exercise, before, after, contact="none"):
    """A wave so many days ago, with one exercise of three minutes and a rating at fifteen."""
    own, at = number.to_bytes(16), NOW - timedelta(days=100 - number)
    later = [at + timedelta(minutes=minutes) for minutes in (1, 4, 16, 30)]
    return [
        WaveBegun(at=at, wave_id=own),
        Rated(at=later[0], wave_id=own, intensity=before),
        Settled(at=later[1], wave_id=own, exercise=exercise, seconds=180),
        Rated(at=later[2], wave_id=own, intensity=after),
        Decided(at=later[3], wave_id=own, contact=contact, how="i" if contact == "did" else ""),
    ]


def many():
    """Thirty waves: one of three ways brings her down, and each was done as often."""
    ways = (("feet", 2), ("look-around", 6), ("harbour", 6))
    return [one for n in range(30) for one in wave(n, ways[n % 3][0], 7, ways[n % 3][1])]


def test_a_wave_is_read_with_the_minutes_since_the_exercise_began():
    (use,) = uses(wave(1, "feet", 7, 3, "did"))

    assert (use.exercise, use.before, use.after, use.acted) == ("feet", (7,), ((15.0, 3),), True)


def test_after_a_door_a_wave_teaches_nothing_and_what_was_not_chosen_is_no_acting():
    feared = [*wave(1, "feet", 9, 2), DoorOpened(at=NOW, wave_id=(1).to_bytes(16), door="scared")]
    forced = wave(2, "feet", 7, 3)[:-1]
    forced += [Decided(at=NOW, wave_id=(2).to_bytes(16), contact="did", how="turned_up")]

    (first,), (second,) = uses(feared), uses(forced)

    assert (first.exercise, first.before, first.after, first.acted) == ("feet", (), (), None)
    assert second.acted is False


def test_practice_in_calm_is_no_wave_it_only_makes_familiar():
    done = [Practised(at=NOW, exercise="feet", before=8, after=0)] * 20

    belief = learnt(done, OURS.exercises)

    assert belief.uses == {"feet": 20}
    assert belief.rated == {"feet": 0}


def test_where_her_waves_speak_the_sentence_says_so_and_how_often():
    found = {
        chosen(OURS.mild, many(), familiar=("feet", "look-around", "harbour"), week=3 * n)
        for n in range(12)
    }

    feet = [one for one in found if one and one.exercise.id == "feet"]
    assert feet
    assert feet[0].why in {"probably", "perhaps"}
    assert "10 rated times" in sentence(feet[0])
    assert sum(one is not None and one.exercise.id == "feet" for one in found) >= 1


def test_where_they_do_not_speak_it_says_that():
    found = chosen([FEET], wave(1, "feet", 7, 3), familiar=("feet",), week=0)

    assert found == Choice(FEET, "known", 1)
    assert "do not yet say" in sentence(found)
    assert "best" not in " ".join(sentence(Choice(FEET, why, 9)) for why in WHYS)


WHYS: tuple[Why, ...] = ("hers", "probably", "perhaps", "known", "new")


def test_something_new_comes_every_third_week_and_first_of_all():
    assert chosen([FEET, LOOK], [], familiar=(), week=0) == Choice(FEET, "new")
    assert chosen([FEET, LOOK], many(), familiar=("feet",), week=2) == Choice(LOOK, "new")
    assert chosen([], many(), familiar=("feet",), week=2) is None


CONDITIONS = st.lists(st.sampled_from(IDS), max_size=6)
ASIDE = st.lists(st.sampled_from([one.id for one in OURS.exercises]), max_size=8)


@settings(max_examples=25, deadline=None)
@given(CONDITIONS, ASIDE, st.integers(0, 20), st.sampled_from(["", "surf", "cold-face", "feet"]))
def test_safety_wins_over_all_that_was_learnt_and_over_her_own_choice(has, aside, week, own):
    records = [*many(), Unsuited(at=NOW, conditions=tuple(has), asked=IDS)]
    records += [SetAside(at=NOW, exercise=one) for one in aside]
    begun = Programme(at=NOW - timedelta(weeks=week, hours=1), exercise=own)

    found = programme.now_practised([*records, begun], NOW)

    if found is not None:
        each = found.exercise
        assert each.id not in aside
        assert not set(has) & set(each.avoid_with)
        assert not each.about_pull
        assert not each.ask_first
        assert small(each)


def test_all_week_it_is_the_same_whatever_she_does_in_it():
    week = [
        *many(),
        BEGUN,
        *(one for n in range(97, 100) for one in wave(n, "harbour", 9, 0)),
        Practised(at=NOW - timedelta(minutes=20), exercise="five-senses"),
    ]
    before = programme.now_practised([*many(), BEGUN], NOW - timedelta(minutes=30))

    assert before is not None
    assert programme.now_practised(week, NOW) == before
    assert programme.now_practised(list(reversed(week)), NOW) == before


@pytest.mark.django_db
def test_begun_changed_and_ended_each_in_one_tap(ana, anas_vault):
    assert "For how long?" in text(ana.get("/settle/practice/"))
    ana.post("/settle/practice/", {"go": "begin", "weeks": "4"})
    page = text(ana.get("/settle/practice/"))
    assert "You chose 4 weeks. No day is a must." in page
    assert "It is new to you." in page

    ana.post("/settle/practice/", {"go": "change", "exercise": "feet"})
    page = text(ana.get("/settle/practice/"))
    assert "Feet on the floor" in page
    assert "You chose this one." in page
    assert "You chose this one." in text(ana.get("/settle/calm/"))
    (kept,) = anas_vault.open(Programme)
    assert (kept.record.weeks, kept.record.exercise) == (4, "feet")

    ana.post("/settle/practice/", {"go": "stop"})
    ana.post("/settle/practice/", {"go": "stop"})
    assert anas_vault.open(Programme) == []
    assert "You chose" not in text(ana.get("/settle/calm/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"go": "begin", "weeks": "13"},
        {"go": "begin", "weeks": "-1"},
        {"go": "begin", "weeks": "9" * 100_000},
        {"go": "begin"},
        {"go": "change", "exercise": "feet"},
        {"go": "\U0001f30a"},
    ],
)
def test_what_makes_no_sense_begins_nothing(ana, anas_vault, wrong):
    assert ana.post("/settle/practice/", wrong).status_code == 302
    assert anas_vault.open(Programme) == []


@pytest.mark.django_db
def test_what_is_not_for_her_cannot_be_chosen_by_a_forged_press(ana, anas_vault):
    ana.post("/settle/practice/", {"go": "begin", "weeks": "0"})
    ana.post("/settle/practice/", {"go": "change", "exercise": "cold-face"})

    assert [one.record.exercise for one in anas_vault.open(Programme)] == [""]


@pytest.mark.django_db
def test_when_the_weeks_are_over_it_rests_by_itself(ana, anas_vault):
    anas_vault.seal(Programme(at=NOW - timedelta(weeks=2), weeks=1), day=TODAY)

    page = text(ana.get("/settle/practice/"))

    assert "The weeks you chose are over." in page
    assert "missed" not in page
    assert "You chose" not in text(ana.get("/settle/calm/")).replace("The weeks you chose", "")


@pytest.mark.django_db
def test_what_she_practised_stands_by_exercise_and_no_day_between(ana, anas_vault):
    for days, name in ((30, "feet"), (2, "feet"), (9, "hand"), (1, "no-such-thing")):
        anas_vault.seal(Practised(at=NOW - timedelta(days=days), exercise=name), day=TODAY)

    page = text(ana.get("/settle/practice/done/"))

    assert page.index("Feet on the floor 2 times, last on 20 November") < page.index("Once, on 13")
    assert WAVE.hex() not in page
