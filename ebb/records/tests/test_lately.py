"""What of the last hours asks for care now: one length for each, wherever it is asked."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ebb.records import (
    STRONG,
    DoorOpened,
    LeftAgain,
    Rated,
    StoodAside,
    WaveBegun,
    WaveEnded,
    WentBack,
    feared_lately,
    gone_back,
    in_a_wave,
    strong_lately,
)

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
OFFER = Path(__file__).parents[2] / "steps/static/steps/twin/offer.js"


def said(*events):
    return [
        kind(at=NOW - timedelta(minutes=ago), wave_id=bytes(16), **more)
        for kind, ago, more in events
    ]


@pytest.mark.parametrize(
    ("minutes_ago", "intensity", "strong"),
    [(0, 7, True), (719, 10, True), (720, 10, False), (30, 6, False), (30, 0, False)],
)
def test_a_strong_wave_counts_for_half_a_day(minutes_ago, intensity, strong):
    assert strong_lately(said((Rated, minutes_ago, {"intensity": intensity})), NOW) is strong


def test_an_evenings_wave_still_counts_after_midnight_and_not_in_the_morning():
    late = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)
    wave = [Rated(at=late, wave_id=bytes(16), intensity=8)]

    assert strong_lately(wave, late.replace(day=22, hour=1))
    assert not strong_lately(wave, late.replace(day=22, hour=11))


def test_that_it_came_down_since_takes_nothing_back():
    events = said((Rated, 90, {"intensity": 9}), (Rated, 30, {"intensity": 2}))

    assert strong_lately(events, NOW)


@pytest.mark.parametrize(
    ("events", "going_on"),
    [
        ([], False),
        ([(WaveBegun, 30, {})], True),
        ([(WaveBegun, 179, {})], True),
        ([(WaveBegun, 180, {})], False),
        ([(WaveBegun, 240, {}), (Rated, 20, {"intensity": 5})], True),
        ([(WaveBegun, 30, {}), (WaveEnded, 10, {"how": "passed"})], False),
        ([(WaveBegun, 300, {}), (WaveEnded, 10, {"how": "left"})], False),
    ],
)
def test_a_wave_without_an_end_goes_on_for_three_hours(events, going_on):
    assert in_a_wave(said(*events), NOW) is going_on


def test_the_browser_knows_the_same_number():
    assert re.findall(r"const STRONG = (\d+);", OFFER.read_text()) == [str(STRONG)]


@pytest.mark.parametrize("kind", [DoorOpened, StoodAside])
@pytest.mark.parametrize(
    ("door", "hours", "found"),
    [("scared", 1, True), ("scared", 71, True), ("scared", 73, False), ("hurt", 1, False)],
)
def test_fear_is_near_for_three_days(kind, door, hours, found):
    opened = kind(at=NOW - timedelta(hours=hours), wave_id=bytes(16), door=door)

    assert feared_lately([opened], NOW) is found


def test_she_is_back_until_she_says_she_left_again():
    went, left = WentBack(at=NOW - timedelta(days=3)), LeftAgain(at=NOW - timedelta(days=1))

    assert not gone_back([])
    assert gone_back([went])
    assert not gone_back([left, went]), "the moment counts, not the order"
    assert gone_back([went, left, WentBack(at=NOW)])
