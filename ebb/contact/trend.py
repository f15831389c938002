"""A smoothed picture of days with and without contact she chose. Pure: days and numbers.

Each day counts as quiet or not; older days count less, and a week at the middle stands in
front, so that a first day says little. Laws that are tested: a slip dents and never erases;
contact that was not chosen changes nothing; while she has gone back the picture rests.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from ebb.records import ContactMade, LeftAgain, Record, WentBack

KEPT: Final = 0.95  # of a day's weight on the next day: half of it is left after two weeks
BEFORE: Final = 7.0  # days' weight of "not known yet", which is the middle


class Point(NamedTuple):
    """A day and how many days of ten were quiet by then, smoothed."""

    day: date
    quiet: float
    contact: bool


class Spell(NamedTuple):
    """Days in which she was back; `last` is None while she is."""

    first: date
    last: date | None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def trend(
    contacts: Iterable[ContactMade], spells: Collection[Spell], *, first: date, today: date
) -> list[Point]:
    """From the first day to today, without the days that rest; 0 to 10 of ten days.

    One day can take away at most ten eighths of a point, however long before was quiet.
    """
    chosen = {one.at.date() for one in contacts if one.chosen}
    quiet, weight, points = 0.0, 0.0, []
    for day in days(first, today):
        if any(spell.covers(day) for spell in spells):
            continue
        contact = day in chosen
        quiet, weight = quiet * KEPT + (not contact), weight * KEPT + 1
        points.append(Point(day, 10 * (quiet + BEFORE / 2) / (weight + BEFORE), contact))
    return points


def days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=place) for place in range((last - first).days + 1))


def spells(records: Iterable[Record]) -> list[Spell]:
    """When she was back: from each "I went back" to the next "I left again"."""
    found: list[Spell] = []
    for one in sorted((r for r in records if isinstance(r, WentBack | LeftAgain)), key=moment):
        begun = bool(found) and found[-1].last is None
        if isinstance(one, WentBack) and not begun:
            found.append(Spell(one.at.date(), None))
        elif isinstance(one, LeftAgain) and begun:
            found[-1] = Spell(found[-1].first, one.at.date())
    return found


def moment(record: Record) -> float:
    return record.at.timestamp()


def shown(points: list[Point], most: int = 120) -> list[Point]:
    """Few enough to draw; a day with contact and the last day are always among them."""
    every = max(1, -(-len(points) // most))
    last = len(points) - 1
    return [
        point
        for place, point in enumerate(points)
        if place % every == 0 or place == last or point.contact
    ]
