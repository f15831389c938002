"""Hours of the week: past midnight, across a clock change, and laws that hold for all of them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import Window, open_until, opens_next

HERE = ZoneInfo("Europe/Lisbon")
MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=HERE)
EVENING = Window(days=(0, 2), starts=18 * 60, ends=19 * 60)
LATE = Window(days=(6,), starts=23 * 60, ends=30)
windows = st.builds(
    Window,
    days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    starts=st.integers(0, 1439),
    ends=st.integers(0, 1439),
)
moments = st.integers(0, 20 * 1440).map(lambda minutes: MONDAY + timedelta(minutes=minutes))


def at(day, hour, minute=0):
    return MONDAY + timedelta(days=day, hours=hour, minutes=minute)


@pytest.mark.parametrize(
    ("moment", "open_now"),
    [
        (at(0, 17, 59), False),
        (at(0, 18), True),
        (at(0, 18, 59), True),
        (at(0, 19), False),
        (at(1, 18), False),
        (at(2, 18, 30), True),
    ],
)
def test_a_window_is_open_from_its_first_minute_to_before_its_last(moment, open_now):
    assert (EVENING.started(moment) is not None) is open_now


def test_past_midnight_it_is_still_the_evening_before():
    after_midnight = at(7, 0, 20)

    assert LATE.past_midnight
    assert LATE.started(after_midnight) == at(6, 23)
    assert LATE.started(at(7, 0, 30)) is None
    assert LATE.started(at(6, 0, 20)) is None


@pytest.mark.parametrize(("ends", "past"), [(0, False), (1, True), (1380, True), (1381, False)])
def test_midnight_itself_is_the_end_of_the_day(ends, past):
    assert Window(days=(0,), starts=1380, ends=ends).past_midnight is past


def test_of_two_that_are_open_the_later_end_is_told():
    longer = Window(days=(0,), starts=18 * 60 + 30, ends=20 * 60)

    assert open_until([EVENING, longer], at(0, 18, 45)) == at(0, 20)
    assert open_until([EVENING, longer], at(0, 18, 10)) == at(0, 19)
    assert open_until([], at(0, 18)) is None


def test_the_next_one_may_be_a_week_away():
    assert opens_next([EVENING], at(2, 18)) == at(7, 18)
    assert opens_next([EVENING, LATE], at(2, 19)) == at(6, 23)
    assert opens_next([], at(0, 0)) is None


def test_eighteen_stays_eighteen_when_the_clocks_change():
    before = datetime(2026, 10, 24, 12, tzinfo=HERE)
    sunday = Window(days=(6,), starts=18 * 60, ends=19 * 60)

    opens = sunday.next_after(before)

    assert (opens.day, opens.hour) == (25, 18)
    assert opens.utcoffset() != before.utcoffset()


@given(windows, moments)
def test_it_is_open_at_its_beginning_and_not_at_its_end(window, moment):
    start = window.next_after(moment)

    assert moment.replace(tzinfo=None) <= start.replace(tzinfo=None)
    assert start.weekday() in window.days
    assert window.started(start) == start
    end = start + timedelta(minutes=window.minutes)
    assert window.started(end) != start


@given(windows, moments)
def test_a_week_is_never_open_longer_than_its_windows_are(window, moment):
    week = [window.started(moment + timedelta(minutes=15 * step)) for step in range(7 * 96)]
    open_quarters = sum(start is not None for start in week)

    longest = window.minutes * len(window.days)
    assert open_quarters * 15 <= longest + 15 * len(window.days)
