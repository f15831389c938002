"""When she is asked in the app alone: once a day at most, by chance, within her hours. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ebb.records import CheckAsked, Prompts
from ebb.shared.drawn import DAY, at_wall, chance, is_one_of_three, rounded

AHEAD: Final = timedelta(days=14)
TO_ANSWER: Final = 60  # minutes of her hours that are left after the moment


def minutes(asked: CheckAsked) -> int:
    """How long her hours last; the same hour twice is the whole day."""
    return (asked.until_hour - asked.from_hour) * 60 % DAY or DAY


def moment_of(asked: CheckAsked, day: date) -> datetime:
    """The moment of the hours that begin on this day; it may lie after midnight."""
    drawn = int(chance(asked.seed, day.isoformat()).uniform(0, minutes(asked) - TO_ANSWER))
    return rounded(at_wall(day, asked.from_hour * 60 + drawn, ZoneInfo(asked.zone)))


def day_of(asked: CheckAsked, moment: datetime) -> date:
    """The day on which the hours began that this moment belongs to."""
    here = moment.astimezone(ZoneInfo(asked.zone))
    return (here.replace(tzinfo=None) - timedelta(hours=asked.from_hour)).date()


def new_prompts(
    asked: CheckAsked, known: Iterable[Prompts], now: datetime, *, less: bool = False
) -> list[datetime]:
    """Those of the next 14 days, on days that have none yet, whoever drew it."""
    taken = {day_of(asked, at) for one in known for at in one.times}
    today = now.astimezone(ZoneInfo(asked.zone)).date()
    days = (today + timedelta(days=more) for more in range(-1, AHEAD.days + 1))
    free = [day for day in days if day not in taken]
    chosen = [day for day in free if not less or is_one_of_three(asked.seed, day)]
    found = (moment_of(asked, day) for day in chosen)
    return sorted(one for one in found if now < one <= now + AHEAD)
