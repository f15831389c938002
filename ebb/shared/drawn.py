"""Moments drawn by chance on the clock of her wall; drawn again, they come out the same.

Wall time is kept as she reads it: 17:00 stays 17:00 in summer and winter, and an hour that a
clock change leaves out becomes the next one that exists.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

ROUND: Final = 5 * 60  # seconds: a time to the second would tell what she did a moment before
DAY: Final = 24 * 60  # minutes
LESS: Final = 3  # days: asked less, she is asked on one of so many


def at_wall(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """So many minutes after this day's midnight, as clocks there show it; may be past a day."""
    days, minute = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC).astimezone(zone)


def rounded(moment: datetime) -> datetime:
    """Up to the next five minutes; never earlier."""
    seconds = -(-moment.timestamp() // ROUND) * ROUND
    return datetime.fromtimestamp(seconds, UTC)


def chance(seed: bytes, *what: object) -> Random:
    """The same for the same seed and thing."""
    return Random(seed + repr(what).encode())  # noqa: S311  to scatter, not to keep secret


def is_one_of_three(seed: bytes, day: date) -> bool:
    """Whether this is the day of its three; which one cannot be foreseen."""
    three, place = divmod(day.toordinal(), LESS)
    return chance(seed, "less", three).randrange(LESS) == place
