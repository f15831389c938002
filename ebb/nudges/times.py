"""The hours of her own clock: what is quiet, what is rounded, what chance adds. Pure.

Wall time is kept as she reads it on a wall: a summer and a winter day have 17:00 alike, and
an hour that a clock change leaves out becomes the next one that exists.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from ebb.records import NudgePlan
from ebb.shared import drawn
from ebb.shared.drawn import at_wall, rounded


class QuietHours(Protocol):
    """Her clock, and from when until when nothing may come; equal hours: none are quiet."""

    @property
    def zone(self) -> str: ...
    @property
    def quiet_from(self) -> int: ...
    @property
    def quiet_until(self) -> int: ...


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


def chance(plan: NudgePlan, *what: object) -> Random:
    """The same for the same plan and thing: drawing again changes nothing, sends nothing twice."""
    return drawn.chance(plan.seed, *what)


def jittered(plan: NudgePlan, moment: datetime, most: int) -> datetime:
    """Some minutes later (0 to `most`), rounded: so the time alone does not tell what it is for."""
    minutes = chance(plan, moment.timestamp()).uniform(0, most)
    return rounded(moment + timedelta(minutes=minutes))
