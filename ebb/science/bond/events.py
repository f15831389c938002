"""Chance and events: what a day brings to each scenario, on the same noise for all."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from ebb.science.bond.course import Floats
from ebb.science.bond.scenario import After
from ebb.science.bond.state import Events

type Flags = NDArray[np.bool_]

NONE = np.zeros((1, 1), np.float32)
SLOTS_A_DAY = 4


@dataclass(frozen=True, slots=True)
class Noise:
    """Chance for one day: arrays (steps, lanes), the same for every scenario.

    `stress` is Exp(1); the others are uniform on 0..1.
    """

    stress: Floats
    threat: Floats
    relief: Floats
    reminder: Floats
    place: Floats


def noise(rng: np.random.Generator, steps: int, lanes: int) -> Noise:
    """Draw one day's chance: stress and nearness last a slot, events belong to a step.

    `steps` a day is a multiple of the four slots.
    """
    a_slot = steps // SLOTS_A_DAY
    stress = rng.standard_exponential((SLOTS_A_DAY, lanes), np.float32)
    place = rng.random((SLOTS_A_DAY, lanes), np.float32)
    threat, relief, reminder = rng.random((3, steps, lanes), np.float32)
    if a_slot > 1:
        stress, place = np.repeat(stress, a_slot, axis=0), np.repeat(place, a_slot, axis=0)
    return Noise(stress, threat, relief, reminder, place)


@dataclass(frozen=True, slots=True)
class Relationship:
    """What the partner brings, as chances per step: arrays (kinds, lanes).

    `away` is per slot; `meeting` is what a step's meeting says by itself, as log
    evidence (0 or less) that the source is gone.
    """

    threat: Floats
    away: Floats
    relief: Floats
    meeting: Floats

    def pick(self, kinds: list[int]) -> "Relationship":
        """The given kinds, in that order."""
        return Relationship(*(getattr(self, field.name)[kinds] for field in fields(self)))

    def events(self, chance: Noise, number: int) -> Events:
        """What step `number` of the day brings."""
        there = chance.place[number] >= self.away
        return Events(
            chance.stress[number],
            chance.reminder[number],
            there,
            chance.threat[number] < self.threat,
            there & (chance.relief[number] < self.relief),
            self.meeting,
            NONE,
            NONE,
        )


def aftermath(
    afters: list[After], partner: Relationship, day: int, number: int, chance: Noise
) -> Events:
    """What a step after leaving brings to each scenario, and to each its `partner`."""
    steps = len(chance.stress)
    there, threat, relief = _contact(afters, partner, day, number, chance)
    return Events(
        chance.stress[number],
        chance.reminder[number],
        there,
        threat,
        relief,
        partner.meeting,
        _column(one.practice_per_day / steps for one in afters),
        _column(one.belief_work_per_week / (7 * steps) for one in afters),
    )


def _contact(
    afters: list[After], partner: Relationship, day: int, number: int, chance: Noise
) -> tuple[Flags | None, Flags | None, Flags | None]:
    """Who is met, with a threat, with relief: contacts fill the slot at midday.

    A calm one relieves as often as the partner did while together. A quarrel is a
    threat in the slot's first step, made up in its last.
    """
    steps = len(chance.stress)
    first, last = steps // 2, steps // 2 + steps // SLOTS_A_DAY - 1
    there = _flags(first <= number <= last and _meets(one, day) for one in afters)
    if not there.any():
        return None, None, None
    quarrel = there & _flags(_quarrels(one) for one in afters)
    calmed = there & ~quarrel & (chance.relief[number] < partner.relief)
    return there, quarrel & (number == first), calmed | quarrel & (number == last)


def _meets(one: After, day: int) -> bool:
    return one.contacts is not None and one.contacts.on(day)


def _quarrels(one: After) -> bool:
    return one.contacts is not None and one.contacts.kind == "quarrel"


def _flags(flags: Iterable[bool]) -> Flags:
    return np.array(list(flags), np.bool_)[:, None]


def _column(numbers: Iterable[float]) -> Floats:
    return np.array(list(numbers), np.float32)[:, None]
