"""Which plans belong to this hour or day, and when the next ones come. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from ebb.records import AtPlace, FromThem, InHours, OnDate, Plan

AHEAD: Final = timedelta(days=14)  # nudges are drawn as far
MORNING: Final = time(11)  # when a nudge speaks of a day


def in_year(day: date, year: int) -> date:
    """The day of a year that it returns on; 29 February is the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def next_day(cue: OnDate, today: date) -> date | None:
    """Today or ahead; None when it was once and is over."""
    if not cue.yearly:
        return cue.day if cue.day >= today else None
    this_year = in_year(cue.day, today.year)
    return this_year if this_year >= today else in_year(cue.day, today.year + 1)


def days_until(plan: Plan, today: date) -> int | None:
    """How many days, once it is near enough to be shown; None before and without a day."""
    if not isinstance(plan.cue, OnDate):
        return None
    day = next_day(plan.cue, today)
    left = (day - today).days if day else None
    return left if left is not None and left <= plan.cue.days_before else None


def for_now(plan: Plan, now: datetime) -> bool:
    """Whether it is shown by itself now: in its hours, or near its day."""
    if isinstance(plan.cue, InHours):
        return plan.cue.window.started(now) is not None
    return days_until(plan, now.date()) is not None


def at_hand(plan: Plan) -> bool:
    """Whether only she can know when it is time."""
    return isinstance(plan.cue, AtPlace | FromThem)


def moments(plan: Plan, now: datetime) -> tuple[datetime, ...]:
    """When a nudge would speak of it within the next 14 days."""
    return tuple(moments_of(plan, now))[:50] if plan.nudge else ()


def moments_of(plan: Plan, now: datetime) -> Iterator[datetime]:
    if isinstance(plan.cue, InHours):
        for start in plan.cue.window.starts_from(now):
            if start - now > AHEAD:
                return
            yield start
    elif isinstance(plan.cue, OnDate) and (day := next_day(plan.cue, now.date())):
        first = day - timedelta(days=plan.cue.days_before)
        for one in sorted({first, day}):
            moment = datetime.combine(one, MORNING, now.tzinfo)
            if timedelta(0) < moment - now <= AHEAD:
                yield moment
