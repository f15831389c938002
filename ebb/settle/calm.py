"""Which two minutes are offered on a calm day: pure, so that every rule can be tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from ebb.settle.catalogue import Catalogue
from ebb.settle.exercise import Exercise
from ebb.settle.fit import Fit

MINUTES: Final = 2
ABOUT: Final = 210  # seconds; what takes longer is no small practice


def offered(
    catalogue: Catalogue,
    hers: Fit,
    *,
    familiar: Sequence[str] = (),
    practised: Sequence[str] = (),
    day: date,
) -> tuple[Exercise, ...]:
    """Two at most, the first of them familiar and new in turn.

    `practised`: ids in the order she did them, each time again. Nothing counts the days
    between. Of whom nothing is known gets a gentle one, another on another day.
    """
    able = possible(catalogue, hers)
    known = [each for each in able if each.id in familiar]
    new = [each for each in able if each.id not in familiar]
    rested = sorted(known, key=lambda each: last(practised, each.id))
    fresh = new if hers.known_safe else turned([each for each in new if each.mild], day)
    pairs = (rested, fresh) if len(practised) % 2 == 0 else (fresh, rested)
    first = [group[0] for group in pairs if group]
    more = [each for group in pairs for each in group[1:]]
    return (*first, *more)[:2]


def possible(catalogue: Catalogue, hers: Fit) -> list[Exercise]:
    """What fits her and is small; nothing that stirs the pull, or asks for effort or cold."""
    return [each.lasting(MINUTES) for each in catalogue.exercises if fits(each, hers)]


def fits(exercise: Exercise, hers: Fit) -> bool:
    known = exercise.mild or exercise.id in hers.known_safe
    quiet = not (exercise.about_pull or exercise.ask_first)
    return known and quiet and exercise.id not in hers.never and small(exercise)


def small(exercise: Exercise) -> bool:
    return exercise.paced is not None or sum(step.seconds for step in exercise.steps) <= ABOUT


def last(practised: Iterable[str], exercise: str) -> int:
    """The place of the latest time; what was never practised comes before."""
    return max((place for place, each in enumerate(practised) if each == exercise), default=-1)


def turned(exercises: Sequence[Exercise], day: date) -> list[Exercise]:
    start = day.toordinal() % len(exercises) if exercises else 0
    return [*exercises[start:], *exercises[:start]]
