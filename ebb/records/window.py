"""Hours of the week on her own clock: when she answers, or when an evening tends to be hard.

Wall time: 18:00 stays 18:00 in summer and winter. Pure; a moment brings its own clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Annotated

import msgspec

Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]  # Monday is 0
Weekdays = Annotated[tuple[Weekday, ...], msgspec.Meta(min_length=1, max_length=7)]
Minute = Annotated[int, msgspec.Meta(ge=0, le=1439)]  # after midnight


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """On these days from one time to another; what ends no later than it starts ends the day after.

    The days are those on which it starts. The last minute is not part of it.
    """

    days: Weekdays
    starts: Minute
    ends: Minute

    @property
    def past_midnight(self) -> bool:
        """Whether it reaches into the next day; midnight itself is still the end of the day."""
        return 0 < self.ends <= self.starts

    @property
    def minutes(self) -> int:
        """How long it is; the same time twice is a whole day."""
        return (self.ends - self.starts) % 1440 or 1440

    def started(self, moment: datetime) -> datetime | None:
        """When the one that holds this moment began, if one does."""
        for back in (0, 1):
            start = self.start_on(moment.date() - timedelta(days=back))
            if start and start <= naive(moment) < start + timedelta(minutes=self.minutes):
                return start.replace(tzinfo=moment.tzinfo)
        return None

    def next_after(self, moment: datetime) -> datetime:
        """When it begins next, at this moment or later."""
        return next(self.starts_from(moment))

    def starts_from(self, moment: datetime) -> Iterator[datetime]:
        """Every beginning at this moment or later, without an end."""
        day = moment.date()
        while True:
            start = self.start_on(day)
            if start and start >= naive(moment):
                yield start.replace(tzinfo=moment.tzinfo)
            day += timedelta(days=1)

    def start_on(self, day: date) -> datetime | None:
        """On this day, as the wall shows it; None where it does not start then."""
        if day.weekday() not in self.days:
            return None
        return datetime.combine(day, time(self.starts // 60, self.starts % 60))


def naive(moment: datetime) -> datetime:
    """What her wall shows at this moment."""
    return moment.replace(tzinfo=None)


def open_until(windows: Iterable[Window], moment: datetime) -> datetime | None:
    """The latest end among those that are open now; None where none is."""
    ends = [
        naive(start) + timedelta(minutes=one.minutes)
        for one in windows
        if (start := one.started(moment)) is not None
    ]
    return max(ends).replace(tzinfo=moment.tzinfo) if ends else None


def opens_next(windows: Iterable[Window], moment: datetime) -> datetime | None:
    """The first beginning after this moment; None without windows."""
    starts = [one.next_after(moment + timedelta(minutes=1)) for one in windows]
    return min(starts, key=naive) if starts else None
