"""Which plan belongs to which hour and day, and when a nudge would come: laws and edges."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.plans.showing import (
    AHEAD,
    at_hand,
    days_until,
    for_now,
    in_year,
    moments,
    next_day,
)
from ebb.records import (
    AtPlace,
    FromThem,
    InHours,
    OnDate,
    Plan,
    Then,
    Window,
)

HERE = ZoneInfo("Europe/Lisbon")
NOW = datetime(2026, 11, 22, 20, 15, tzinfo=HERE)  # a Sunday
FEET = Then(way="settle", exercise="feet")
SUNDAY = Window(days=(6,), starts=19 * 60, ends=23 * 60)
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def plan(cue, nudge=False):
    return Plan(at=NOW, cue=cue, then=FEET, nudge=nudge)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (NOW, True),
        (NOW.replace(hour=18, minute=59), False),
        (NOW.replace(hour=23, minute=0), False),
        (NOW + timedelta(days=1), False),
        (NOW + timedelta(days=7), True),
    ],
)
def test_a_plan_for_an_evening_shows_in_its_hours(moment, shown):
    assert for_now(plan(InHours(window=SUNDAY)), moment) is shown


def test_past_midnight_the_evening_before_still_counts():
    late = plan(InHours(window=Window(days=(5,), starts=22 * 60, ends=60)))

    assert for_now(late, NOW.replace(hour=0, minute=30))
    assert not for_now(late, NOW.replace(hour=1, minute=0))


@pytest.mark.parametrize(
    ("before", "left", "shown"),
    [(3, 4, False), (3, 3, True), (3, 0, True), (0, 1, False), (0, 0, True), (14, 14, True)],
)
def test_a_day_shows_from_so_many_days_before(before, left, shown):
    cue = OnDate(day=NOW.date() + timedelta(days=left), days_before=before)

    assert for_now(plan(cue), NOW) is shown
    assert days_until(plan(cue), NOW.date()) == (left if shown else None)


def test_a_day_that_was_once_is_over_and_one_that_returns_is_not():
    yesterday = NOW.date() - timedelta(days=1)

    assert next_day(OnDate(day=yesterday), NOW.date()) is None
    assert next_day(OnDate(day=yesterday, yearly=True), NOW.date()) == date(2027, 11, 21)


@pytest.mark.parametrize(
    ("today", "comes"),
    [
        (date(2027, 1, 1), date(2027, 2, 28)),
        (date(2028, 1, 1), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2027, 3, 1), date(2028, 2, 29)),
        (date(2099, 12, 31), date(2100, 2, 28)),
    ],
)
def test_the_twenty_ninth_of_february_returns_on_the_day_before(today, comes):
    assert next_day(OnDate(day=date(2024, 2, 29), yearly=True), today) == comes


@given(days, days)
def test_a_day_that_returns_is_at_most_a_year_away_and_never_behind(day, today):
    comes = next_day(OnDate(day=day, yearly=True), today)

    assert comes
    assert timedelta(0) <= comes - today <= timedelta(days=366)
    assert comes == in_year(day, comes.year)


@pytest.mark.parametrize(
    ("cue", "hers"),
    [
        (AtPlace(), True),
        (FromThem(), True),
        (InHours(window=SUNDAY), False),
        (OnDate(day=NOW.date()), False),
    ],
)
def test_only_she_knows_of_places_and_messages(cue, hers):
    assert at_hand(plan(cue)) is hers


def test_without_a_wish_no_nudge_is_planned():
    assert moments(plan(InHours(window=SUNDAY)), NOW) == ()
    assert moments(plan(AtPlace(), nudge=True), NOW) == ()


def test_an_evening_is_planned_for_the_next_two_weeks():
    evening = NOW.replace(hour=19, minute=0)
    assert moments(plan(InHours(window=SUNDAY), nudge=True), NOW) == (
        evening + timedelta(days=7),
        evening + timedelta(days=14),
    )
    every = Window(days=tuple(range(7)), starts=21 * 60, ends=0)
    assert len(moments(plan(InHours(window=every), nudge=True), NOW)) == 14


def test_a_day_is_planned_when_it_begins_to_show_and_on_the_day():
    cue = OnDate(day=NOW.date() + timedelta(days=5), days_before=3)

    planned = moments(plan(cue, nudge=True), NOW)

    assert [one.date() - NOW.date() for one in planned] == [timedelta(days=2), timedelta(days=5)]
    assert {one.time() for one in planned} == {time(11)}


@given(st.integers(0, 400), st.integers(0, 14), st.booleans())
def test_every_nudge_lies_ahead_and_within_two_weeks(left, before, yearly):
    cue = OnDate(day=NOW.date() + timedelta(days=left), days_before=before, yearly=yearly)

    for one in moments(plan(cue, nudge=True), NOW):
        assert timedelta(0) < one - NOW <= AHEAD
