"""Times as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.shared.clock import minutes_of, spelled


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("18:00", 1080),
        ("18.30", 1110),
        ("18", 1080),
        ("1830", 1110),
        (" 9:05 ", 545),
        ("6 pm", 1080),
        ("6:30pm", 1110),
        ("12 am", 0),
        ("12 p.m.", 720),
        ("0:00", 0),
        ("18h30", 1110),
    ],
)
def test_a_time_is_read_as_it_is_typed(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    ["", "24:00", "13 pm", "0 am", "18:60", "noon", "-1", "٣", "18:00:00", "🌊", "1" * 100_000],
)
def test_what_is_no_time_is_none(typed):
    assert minutes_of(typed) is None


@given(st.integers(0, 1439))
def test_what_is_shown_is_read_again(minutes):
    assert minutes_of(spelled(minutes)) == minutes
