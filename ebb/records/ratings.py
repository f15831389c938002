"""Every rating of the pull, with whether Ebb had asked: what the personal curve reads. Pure.

log = logged(ratings(records))
curve.fit(log.hours, log.intensity, prompted=log.prompted)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from ebb.records.folded import Rating, fold
from ebb.records.nudge import ANSWERED_WITHIN, Prompts
from ebb.records.record import Record
from ebb.records.signs import CheckIn


class Logged(NamedTuple):
    """Three columns: hours since a Monday 00:00 of her clock, points 0 to 10, asked or not."""

    hours: list[float]
    intensity: list[int]
    prompted: list[bool]


class Said(NamedTuple):
    """A rating, and since when what it belongs to goes on."""

    at: datetime
    intensity: int
    since: datetime


def ratings(records: Iterable[Record]) -> list[Rating]:
    """From waves and check-ins, in time order.

    The first rating in the hour after a prompt is its answer; those that follow are hers. A
    wave that had begun before the prompt answers nothing: it would have been rated anyhow.
    (That a wave asks again by itself, `Rated.prompted`, is no prompt drawn by chance.)
    """
    every = list(records)
    said = sorted([*of_waves(every), *of_check_ins(every)], key=lambda one: one.at.timestamp())
    answers = answering(said, {at for one in every if isinstance(one, Prompts) for at in one.times})
    return [Rating(one.at, one.intensity, n in answers) for n, one in enumerate(said)]


def of_waves(records: Iterable[Record]) -> Iterable[Said]:
    for wave in fold(records):
        for rating in wave.ratings:
            yield Said(rating.at, rating.intensity, wave.began_at)


def of_check_ins(records: Iterable[Record]) -> Iterable[Said]:
    for one in records:
        if isinstance(one, CheckIn) and one.pull is not None:
            yield Said(one.at, one.pull, one.at)


def answering(said: Sequence[Said], prompts: Iterable[datetime]) -> set[int]:
    """The places of those that answer a prompt, one each at most."""
    times = [one.at.timestamp() for one in said]
    found = set()
    for asked in prompts:
        place = bisect_left(times, asked.timestamp())
        while place < len(said) and said[place].at <= asked + ANSWERED_WITHIN:
            if said[place].since >= asked:
                found.add(place)
                break
            place += 1
    return found


def logged(rated: Sequence[Rating]) -> Logged:
    """As columns for `ebb.science.curve.fit`; the week is the one of the first rating."""
    if not rated:
        return Logged([], [], [])
    first = rated[0].at
    monday = datetime.combine(first.date() - timedelta(days=first.weekday()), time(), first.tzinfo)
    hours = [(one.at.timestamp() - monday.timestamp()) / 3600 for one in rated]
    return Logged(hours, [one.intensity for one in rated], [one.prompted for one in rated])
