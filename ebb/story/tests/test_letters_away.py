"""Put away until a day: out of sight, before it only the passphrase opens it, offered on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import localdate, localtime

from ebb.accounts import later
from ebb.records import DoorOpened, Letter, NudgePlan, PutAway, Rated, WaveBegun, WaveEnded
from ebb.story.letters_away import DAYS, day_of
from ebb.story.letters_shelf import offered
from tests.support.cast import ANAS, TODAY, WAVE

WORDS = "kestrel-lantern, all I would say"


@pytest.fixture
def letter(anas_vault):
    at = localtime() - timedelta(days=40)
    return anas_vault.seal(Letter(at=at, text=WORDS), day=at.date())


def away(vault, letter, until):
    return vault.seal(PutAway(at=localtime(), letter_id=letter, until=until), day=TODAY)


@pytest.mark.parametrize(("chosen", "days"), [("week", 7), ("month", 30), ("half", 182)])
def test_it_is_put_away_until_a_day(ana, anas_vault, letter, chosen, days):
    ana.post(f"/story/letters/{letter.hex()}/away/", {"until": chosen})

    assert [one.record.until for one in anas_vault.open(PutAway)] == [
        localdate() + timedelta(days=days)
    ]
    page = ana.get("/story/letters/").content.decode()
    assert WORDS not in page
    assert f"/story/letters/{letter.hex()}/" in page


def test_until_she_chooses_has_no_day(ana, anas_vault, letter):
    ana.post(f"/story/letters/{letter.hex()}/away/", {"until": "choose"})

    assert anas_vault.open(PutAway)[0].record.until is None
    assert "Until you choose" in ana.get("/story/letters/").content.decode()


@pytest.mark.parametrize(
    ("chosen", "day"),
    [("", ""), ("own", ""), ("own", "yesterday"), ("own", "2020-01-01"), ("own", "9999-12-31")],
)
def test_a_day_that_is_not_ahead_is_asked_for_again(ana, anas_vault, letter, chosen, day):
    answer = ana.post(f"/story/letters/{letter.hex()}/away/", {"until": chosen, "day": day})

    assert "Choose a day from tomorrow on" in answer.content.decode()
    assert anas_vault.open(PutAway) == []


def test_tomorrow_is_a_day_and_today_is_none():
    today = date(2026, 11, 22)

    assert day_of("own", "2026-11-23", today) == date(2026, 11, 23)
    with pytest.raises(ValueError, match=r"^$"):
        day_of("own", "2026-11-22", today)
    assert all(day > today for day in (make(today) for make in DAYS.values()))


def test_choosing_again_leaves_one_day(ana, anas_vault, letter):
    at = f"/story/letters/{letter.hex()}/away/"
    for chosen in ("choose", "month", "month", "own"):
        ana.post(at, {"until": chosen, "passphrase": ANAS, "day": ""})
    ana.post(at, {"until": "week"})  # somebody at her open screen
    ana.post(at, {"until": "week", "passphrase": "not hers at all"})

    assert [one.record.until for one in anas_vault.open(PutAway)] == [
        localdate() + timedelta(days=30)
    ]


@pytest.mark.parametrize("days", [None, 1, 9])
def test_before_its_day_only_the_passphrase_opens_it(ana, anas_vault, letter, days):
    """Requirement 30: somebody else at her open screen has the page, and not the passphrase."""
    away(anas_vault, letter, days and localdate() + timedelta(days=days))
    at = f"/story/letters/{letter.hex()}/"

    for way in (at, f"{at}?read=1", f"{at}mend/", f"{at}kept/", f"{at}away/"):
        assert WORDS not in ana.get(way, follow=True).content.decode()
    assert WORDS in ana.post(at, {"passphrase": ANAS}).content.decode()
    assert anas_vault.open(PutAway), "looking changes nothing"
    for way in (at, f"{at}back/"):
        assert WORDS not in ana.post(way, {"passphrase": "three fast waves"}).content.decode()
    assert WORDS not in ana.get("/story/letters/").content.decode()
    assert anas_vault.open(PutAway)


def test_it_comes_back_among_the_others_when_she_says_so(ana, anas_vault, letter):
    away(anas_vault, letter, localdate() + timedelta(days=9))

    ana.post(f"/story/letters/{letter.hex()}/back/", {"passphrase": ANAS})

    assert anas_vault.open(PutAway) == []
    assert WORDS in ana.get("/story/letters/").content.decode()


def test_on_its_day_two_steps_open_it_and_lay_it_with_the_others(ana, anas_vault, letter):
    away(anas_vault, letter, localdate())
    at = f"/story/letters/{letter.hex()}/"

    assert WORDS not in ana.get(at).content.decode()
    assert WORDS in ana.get(f"{at}?read=1").content.decode()
    ana.post(f"{at}back/")
    assert anas_vault.open(PutAway) == []


def test_an_edit_of_one_that_was_put_away_meanwhile_is_kept(ana, anas_vault, letter):
    away(anas_vault, letter, None)

    ana.post(f"/story/letters/{letter.hex()}/mend/", {"letter": "other words", "seen": "1"})

    assert [one.record.text for one in anas_vault.open(Letter)] == ["other words"]


def test_on_its_day_it_is_offered_on_the_first_page(ana, anas_vault, letter):
    assert f"/story/letters/{letter.hex()}/" not in ana.get("/").content.decode()
    away(anas_vault, letter, localdate())

    page = ana.get("/").content.decode()

    assert f"/story/letters/{letter.hex()}/" in page
    assert WORDS not in page
    assert (
        "The day you set has come." in ana.get(f"/story/letters/{letter.hex()}/").content.decode()
    )


@pytest.mark.parametrize("days", [-1, 8])
def test_neither_before_its_day_nor_long_after_it(anas_vault, letter, days):
    now = localtime()
    away(anas_vault, letter, (now - timedelta(days=days)).date())

    assert offered(anas_vault.open_all().records, now) is None


@pytest.mark.parametrize(
    ("events", "hours", "rests"),
    [
        ((WaveBegun, None), 0, True),
        ((WaveBegun, None), 4, False),
        ((Rated, 7), 1, True),
        ((Rated, 10), 11, True),
        ((Rated, 6), 1, False),
        ((DoorOpened, None), 20, True),
        ((DoorOpened, None), 25, False),
    ],
)
def test_never_in_a_wave_nor_soon_after_a_strong_one(anas_vault, letter, events, hours, rests):
    kind, points = events
    now = localtime().replace(hour=13, minute=0) + timedelta(days=1)
    away(anas_vault, letter, now.date())
    at = now - timedelta(hours=hours)
    more = {"intensity": points} if kind is Rated else {}
    more |= {"door": "hurt"} if kind is DoorOpened else {}
    anas_vault.seal(kind(at=at, wave_id=WAVE, **more), day=TODAY)
    if kind is not WaveBegun:
        anas_vault.seal(WaveEnded(at=at, wave_id=WAVE, how="passed"), day=TODAY)

    assert (offered(anas_vault.open_all().records, now) is None) is rests


def test_a_letter_that_is_gone_is_not_offered(anas_vault, letter):
    away(anas_vault, bytes(16), localdate())

    assert offered(anas_vault.open_all().records, localtime()) is None


def test_a_nudge_is_planned_only_if_she_asks_for_it(ana, anas_vault, letter):
    heard = []

    def hear(sender, *, about, times, of, **_):
        heard.append((about, times, of))
        return times

    plan = NudgePlan(at=localtime(), reasons=("hold",), zone="Europe/Berlin", seed=bytes(16))
    at = f"/story/letters/{letter.hex()}/away/"
    assert 'name="tell"' not in ana.get(at).content.decode()
    anas_vault.seal(plan, day=TODAY)
    assert 'name="tell"' in ana.get(at).content.decode()
    later.asked.connect(hear)
    try:
        ana.post(at, {"until": "month"})
        assert heard == []
        ana.post(at, {"until": "choose", "tell": "1", "passphrase": ANAS})
        assert heard == []
        ana.post(at, {"until": "month", "tell": "1", "passphrase": ANAS})
    finally:
        later.asked.disconnect(hear)

    day = localdate() + timedelta(days=30)
    moment = datetime(day.year, day.month, day.day, 10, tzinfo=ZoneInfo("Europe/Berlin"))
    assert heard == [("hold", (moment,), letter)]


def test_taking_it_out_or_away_takes_the_nudge_back(ana, anas_vault, letter):
    heard = []

    def hear(sender, *, of, **_):
        heard.append(of)

    later.taken_back.connect(hear)
    try:
        for verb in ("away", "back"):
            said = {"until": "week", "passphrase": ANAS}
            ana.post(f"/story/letters/{letter.hex()}/{verb}/", said)
    finally:
        later.taken_back.disconnect(hear)

    assert heard == [letter] * 2
