"""What happened: exercises, the ratings around them, and what was set aside."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ebb.science.parameters import helps as known

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Use:
    """One exercise in one wave, or (`exercise` None) a wave in which nothing was done.

    `hours` since a Monday 00:00 local time. `before`: ratings 0-10 given before it began.
    `after`: pairs (minutes since it began, rating 0-10), in any order, until the next exercise
    begins; one of them is asked for at 15 minutes whatever the exercise. Without ratings it
    still makes an exercise familiar. `acted`: she acted on the pull in the next hours; None if
    not known. `worse`: she said it made it worse, which sets the exercise aside.
    `probability` is the stored chance of the offer, None when she chose for herself.
    """

    exercise: str | None
    hours: float
    before: tuple[float, ...] = ()
    after: tuple[tuple[float, float], ...] = ()
    acted: bool | None = None
    worse: bool = False
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """She wants an exercise that was set aside back; `hours` as in `Use`."""

    exercise: str
    hours: float


type History = Sequence[Use | TakenBack]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rated uses as arrays. n uses, m ratings after, k exercises.

    `rating`, `minutes`, `use`: (m,), in the order of uses. `before` (n,): strength in points,
    drawn to the person's mean according to how many ratings it rests on. `befores`, `afters`
    (n,): how many ratings. `which` (n,): index of the exercise, -1 for none. `age` (n,): days
    before now. `hour` (n,): 0-24. `span`: from the first use until now, in 100 days, at least 0.01.
    """

    rating: Array
    minutes: Array
    use: NDArray[np.int64]
    before: Array
    befores: Array
    afters: Array
    which: NDArray[np.int64]
    age: Array
    hour: Array
    span: float


def check(history: History) -> None:
    """Raise `ValueError` for hours, minutes or ratings that cannot be."""
    for event in history:
        if not isfinite(event.hours):
            raise ValueError("Hours are finite numbers")
        if isinstance(event, TakenBack):
            continue
        ratings = (*event.before, *(rating for _, rating in event.after))
        if not all(0.0 <= rating <= 10.0 for rating in ratings):
            raise ValueError("Ratings are 0 to 10")
        if not all(0.0 < minutes < float("inf") for minutes, _ in event.after):
            raise ValueError("Minutes after an exercise began are above 0")


def set_aside(history: History) -> frozenset[str]:
    """Exercises that made it worse and were not taken back since; in order of `hours`."""
    aside: set[str] = set()
    for event in sorted(history, key=lambda event: event.hours):
        if isinstance(event, TakenBack):
            aside.discard(event.exercise)
        elif event.worse and event.exercise is not None:
            aside.add(event.exercise)
    return frozenset(aside)


def in_time(use: Use) -> list[tuple[float, float]]:
    """The ratings after that still say something about the exercise."""
    return [pair for pair in use.after if pair[0] <= known.WINDOW.value]


def rows(uses: Sequence[Use], names: Sequence[str], *, span: tuple[float, float]) -> Rows:
    """Uses with ratings before and after as arrays; `span`: first and newest hours of all."""
    index = {name: i for i, name in enumerate(names)}
    pairs = [in_time(use) for use in uses]
    befores = np.array([len(use.before) for use in uses], dtype=float)
    mean = np.array([sum(use.before) / len(use.before) for use in uses], dtype=float)
    flat = np.array([pair for found in pairs for pair in found], dtype=float).reshape(-1, 2)
    afters = np.array([len(found) for found in pairs], dtype=np.int64)
    hours = np.array([use.hours for use in uses], dtype=float)
    return Rows(
        rating=flat[:, 1],
        minutes=flat[:, 0],
        use=np.repeat(np.arange(len(uses)), afters),
        before=_steadied(mean, befores),
        befores=befores,
        afters=afters.astype(float),
        which=np.array([_index(use, index) for use in uses], dtype=np.int64),
        age=(span[1] - hours) / 24.0,
        hour=hours % 24.0,
        span=max((span[1] - span[0]) / 2400.0, 0.01),
    )


def joined(first: Rows, second: Rows) -> Rows:
    """Both one after the other."""

    def both(a: Array, b: Array) -> Array:
        return np.concatenate([a, b])

    return Rows(
        rating=both(first.rating, second.rating),
        minutes=both(first.minutes, second.minutes),
        use=np.concatenate([first.use, second.use + first.before.size]),
        before=both(first.before, second.before),
        befores=both(first.befores, second.befores),
        afters=both(first.afters, second.afters),
        which=np.concatenate([first.which, second.which]),
        age=both(first.age, second.age),
        hour=both(first.hour, second.hour),
        span=first.span,
    )


def _index(use: Use, index: dict[str, int]) -> int:
    return -1 if use.exercise is None else index[use.exercise]


def _steadied(mean: Array, count: Array) -> Array:
    """Strength as one rating would tell it: more ratings, less drawn to the person's mean.

    Regression calibration (Carroll et al. 2006, Measurement Error in Nonlinear Models, ch. 4),
    relative to one rating, so that r keeps its meaning per rated point.
    """
    if not mean.size:
        return mean
    noise = known.RATING_SD[1] ** 2
    weight = known.STRENGTH_COUNT.value
    centre = (float(mean.sum()) + weight * 6.0) / (mean.size + weight)
    spread = float(((mean - centre) ** 2).sum()) + weight * known.STRENGTH_SD.value**2
    true = max(spread / (mean.size + weight) - noise, 0.5)
    reliable = (true + noise) / (true + noise / count)
    return np.asarray(centre + reliable * (mean - centre))


def used(history: Iterable[Use | TakenBack]) -> dict[str, int]:
    """How often each exercise was done, rated or not."""
    counts: dict[str, int] = {}
    for event in history:
        if isinstance(event, Use) and event.exercise is not None:
            counts[event.exercise] = counts.get(event.exercise, 0) + 1
    return counts
