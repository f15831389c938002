"""Chance and events: what a day brings to each scenario, on the same noise for all."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ebb.science.bond.course import Floats
from ebb.science.bond.scenario import After
from ebb.science.bond.state import Events

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
    """What the partner brings, as chances per step: arrays (kinds, lanes)."""

    threat: Floats
    away: Floats
    relief: Floats

    def events(self, chance: Noise, number: int) -> Events:
        """What step `number` of the day brings."""
        there = chance.place[number] >= self.away
        return Events(
            chance.stress[number],
            chance.reminder[number],
            there,
            chance.threat[number] < self.threat,
            there & (chance.relief[number] < self.relief),
            NONE,
            NONE,
        )


def aftermath(afters: list[After], day: int, number: int, chance: Noise) -> Events:
    """What a step after leaving brings to each scenario; contacts come at midday."""
    steps = len(chance.stress)
    met = [one.contacts if number == steps // 2 else None for one in afters]
    there = _flags(one is not None and one.on(day) for one in met)
    quarrel = there & _flags(one is not None and one.kind == "quarrel" for one in met)
    some = bool(there.any())
    return Events(
        chance.stress[number],
        chance.reminder[number],
        there if some else None,
        quarrel if some else None,
        there if some else None,
        _column(one.practice_per_day / steps for one in afters),
        _column(one.belief_work_per_week / (7 * steps) for one in afters),
    )


def _flags(flags: Iterable[bool]) -> NDArray[np.bool_]:
    return np.array(list(flags), np.bool_)[:, None]


def _column(numbers: Iterable[float]) -> Floats:
    return np.array(list(numbers), np.float32)[:, None]
