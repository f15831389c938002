"""Check-ins with silences between, weekly signs that rise before they fall, and practice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from math import exp

from numpy.random import Generator

from ebb.records import CheckAsked, CheckIn, FourSigns, Programme, Prompts, Record, WeeklyAsked
from ebb.signs.drawing import moment_of

FROM, UNTIL = 18, 182  # days of her half-year
SEED = bytes(range(16))
ANSWERS = 0.58  # chance that a moment gets its answer
BY_HERSELF = 0.07  # chance on a day that she says it unasked, in the evening
BLOCK = 14  # days that are drawn at once
SIGNS = {  # at first, how much it rises in the first weeks, where it goes, weeks of going there
    "shame": (5.6, 2.6, 2.6, 11.0),
    "urgency": (6.8, 2.4, 2.0, 8.0),
    "grip": (7.2, 2.0, 3.0, 10.0),
    "clarity": (3.8, -2.0, 7.2, 12.0),
}

type At = Callable[[int, float], datetime]  # a day of her half-year, and an hour of it


def signs(first: date, zone: str, at: At, rng: Generator) -> Iterator[Record]:
    """All of it from the day she asked for it; the caller leaves out what is not over yet."""
    asked = at(FROM, 18.0)
    hours = CheckAsked(at=asked, from_hour=10, until_hour=21, zone=zone, seed=SEED)
    yield hours
    yield WeeklyAsked(at=asked + timedelta(minutes=3))
    yield Programme(at=at(150, 17.0), weeks=0)
    yield from checks(first, hours, at, rng)
    yield from weeks(at, rng)


def checks(first: date, hours: CheckAsked, at: At, rng: Generator) -> Iterator[Record]:
    for begun in range(FROM + 1, UNTIL + 1, BLOCK):
        days = range(begun, min(begun + BLOCK, UNTIL + 1))
        times = tuple(moment_of(hours, first + timedelta(days=day)) for day in days)
        yield Prompts(at=at(begun - 1, 20.0), times=times)
        for day, moment in zip(days, times, strict=True):
            answers, alone = rng.random() < ANSWERS, rng.random() < BY_HERSELF
            answer = check(moment + timedelta(minutes=float(rng.uniform(1, 50))), day, 0.0, rng)
            late = check(at(day, 22.4), day, 1.8, rng)
            if answers:
                yield answer
            if alone:
                yield late


def check(moment: datetime, day: int, more: float, rng: Generator) -> CheckIn:
    """A pull that thins out, with days; what she says unasked is said in worse hours."""
    pull = 0.4 + 5.2 * exp(-day / 70) + more
    mood, sleep = 6.6 - 3.4 * exp(-day / 60) - more / 2, 6.0 - 2.6 * exp(-day / 50)
    said = [within(float(rng.normal(one, 1.5))) for one in (pull, mood, sleep)]
    slept = said[2] if rng.random() < 0.9 else None
    return CheckIn(at=moment, pull=said[0], mood=said[1], sleep=slept)


def weeks(at: At, rng: Generator) -> Iterator[Record]:
    for week, day in enumerate(range(FROM + 3, UNTIL + 1, 7)):
        said = {name: within(float(rng.normal(sign(week, *SIGNS[name]), 0.6))) for name in SIGNS}
        if rng.random() < 0.9:  # some weeks it stays undone
            yield FourSigns(at=at(day, 19.2), **said)


def sign(week: int, begins: float, rises: float, ends: float, slow: float) -> float:
    """Away from where it is going for some weeks, then there."""
    gone = 1 - exp(-((week / slow) ** 2))
    return begins + rises * (week / 3) * exp(1 - week / 3) * (1 - gone) + (ends - begins) * gone


def within(points: float) -> int:
    return int(min(max(round(points), 0), 10))
