"""Her own record in one sentence."""

from datetime import UTC, datetime, timedelta

import pytest

from ebb.records import Rated, WaveBegun, WaveEnded, fold
from ebb.today.past import sentence

AT = datetime(2026, 11, 1, 1, 12, tzinfo=UTC)


def a_wave(number, minutes, how="passed"):
    began = AT + timedelta(days=number)
    wave_id = bytes([number]) * 16
    return [
        WaveBegun(at=began, wave_id=wave_id),
        Rated(at=began, wave_id=wave_id, intensity=8),
        WaveEnded(at=began + timedelta(minutes=minutes), wave_id=wave_id, how=how),
    ]


def waves(*lasted, unended=0):
    events = [event for n, minutes in enumerate(lasted) for event in a_wave(n, minutes)]
    events += [WaveBegun(at=AT, wave_id=bytes([200 + n]) * 16) for n in range(unended)]
    return fold(events)


@pytest.mark.parametrize(
    ("past", "said"),
    [
        ([], ""),
        (waves(9), "1 wave so far."),
        (waves(9, 9), "2 waves so far."),
        (
            waves(5, 11, 40, unended=2),
            "5 waves so far. All 3 you marked over passed, half of them within 11 minutes.",
        ),
        (
            waves(0.2, 0.3, 0.4),
            "3 waves so far. All 3 you marked over passed, half of them within a minute.",
        ),
    ],
)
def test_it_counts_what_she_marked_and_promises_nothing(past, said):
    assert sentence(past) == said


def test_a_wave_she_stopped_in_is_a_wave_and_not_a_loss():
    events = [event for n in range(4) for event in a_wave(n, 10, "left")]

    assert sentence(fold(events)) == "4 waves so far."
