"""The hours of her own clock: what is quiet, what is rounded, what chance adds. Pure.

Wall time is kept as she reads it on a wall: a summer and a winter day have 17:00 alike, and
an hour that a clock change leaves out becomes the next one that exists.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from ebb.records import NudgePlan

ROUND = 5 * 60  # seconds: a time to the second would tell what she did a moment before
DAY = 24 * 60  # minutes


class QuietHours(Protocol):
    """Her clock, and from when until when nothing may come; equal hours: none are quiet."""

    @property
    def zone(self) -> str: ...
    @property
    def quiet_from(self) -> int: ...
    @property
    def quiet_until(self) -> int: ...


def at_wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """So many minutes after this day's midnight, as clocks there show it; may be past a day."""
    days, minute = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC).astimezone(zone)


def is_quiet(plan: QuietHours, moment: datetime) -> bool:
    """Whether nothing may come now."""
    hour = moment.astimezone(ZoneInfo(plan.zone)).hour
    return (hour - plan.quiet_from) % 24 < (plan.quiet_until - plan.quiet_from) % 24


def after_quiet(plan: QuietHours, moment: datetime) -> datetime:
    """The same moment, or the end of the quiet hours it falls into."""
    if not is_quiet(plan, moment):
        return moment
    zone = ZoneInfo(plan.zone)
    day = moment.astimezone(zone).date()
    ends = (at_wall(day + timedelta(days=more), plan.quiet_until * 60, zone) for more in (0, 1, 2))
    return next(end for end in ends if end > moment)


def rounded(moment: datetime) -> datetime:
    """Up to the next five minutes; never earlier."""
    seconds = -(-moment.timestamp() // ROUND) * ROUND
    return datetime.fromtimestamp(seconds, UTC)


def chance(plan: NudgePlan, *what: object) -> Random:
    """The same for the same plan and thing: drawing again changes nothing, sends nothing twice."""
    return Random(plan.seed + repr(what).encode())  # noqa: S311  to scatter, not to keep secret


def jittered(plan: NudgePlan, moment: datetime, most: int) -> datetime:
    """Some minutes later (0 to `most`), rounded: so the time alone does not tell what it is for."""
    minutes = chance(plan, moment.timestamp()).uniform(0, most)
    return rounded(moment + timedelta(minutes=minutes))
