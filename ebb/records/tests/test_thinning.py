"""Waves have thinned by a rule that is said; a closed Ebb is not a calm person."""

from datetime import UTC, datetime, timedelta

import pytest

from ebb.records import (
    CheckIn,
    ContactMade,
    DoorOpened,
    LeftAgain,
    Prompts,
    Rated,
    WaveBegun,
    WentBack,
    thinned,
)

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)


def waves(*days: float, intensity: int = 5):
    """Waves that began so many days ago."""
    found = []
    for day in days:
        at, own = NOW - timedelta(days=day), f"{day:08}{intensity:08}".encode()
        found += [
            WaveBegun(at=at, wave_id=own),
            Rated(at=at, wave_id=own, intensity=intensity),
        ]
    return found


def checks(*days: float):
    return [CheckIn(at=NOW - timedelta(days=day), pull=2) for day in days]


OPENED = checks(2, 9, 16)
MANY = waves(*(100 - n for n in range(16)))  # sixteen in the first four weeks


def test_half_as_many_is_some_and_a_quarter_is_much():
    assert thinned([*MANY, *waves(3, 8, 12, 15, 20, 22), *OPENED], NOW) == (16, 6, False)
    assert thinned([*MANY, *waves(3, 8, 12, 15), *OPENED], NOW) == (16, 4, True)
    assert thinned([*MANY, *waves(*range(1, 10)), *OPENED], NOW) is None


def test_nothing_kept_for_weeks_is_not_fewer_waves():
    by_ebb = [Prompts(at=NOW - timedelta(days=day), times=()) for day in (2, 9, 16)]

    assert thinned([*MANY, *checks(2), *by_ebb], NOW) is None


def test_too_soon_or_too_few_to_set_side_by_side():
    assert thinned([*waves(*(50 - n for n in range(16))), *OPENED], NOW) is None
    assert thinned([*waves(100, 99, 98), *OPENED], NOW) is None
    assert thinned([], NOW) is None


@pytest.mark.parametrize(
    "stirred",
    [
        waves(5, intensity=8),
        [ContactMade(at=NOW - timedelta(days=5), how="i")],
        [WentBack(at=NOW - timedelta(days=30))],
        [DoorOpened(at=NOW - timedelta(hours=3), wave_id=bytes(16), door="scared")],
    ],
    ids=["strong", "contact", "back", "door"],
)
def test_no_word_of_it_when_it_is_no_moment_for_it(stirred):
    assert thinned([*MANY, *OPENED, *stirred], NOW) is None


def test_what_she_did_not_choose_takes_nothing_away():
    forced = ContactMade(at=NOW - timedelta(days=1), how="turned_up")
    left = [WentBack(at=NOW - timedelta(days=60)), LeftAgain(at=NOW - timedelta(days=50))]

    assert thinned([*MANY, *OPENED, forced, *left], NOW) == (16, 0, True)
