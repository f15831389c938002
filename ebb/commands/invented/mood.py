"""What makes a wave likely and high, hour by hour.

In the manner of `ebb.science.bond`: craving is arousal times what was learned; stress comes
and goes, what was learned thins out, contact brings some of it back. Pure numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from numpy.random import Generator

STRESS_HOURS = 26.0  # how long a hard day stays
BOND_DAYS = 85.0  # the time in which the pull thins out
LEAST_PULL = 0.16
SETBACK_DAYS = 8.0
EACH_HOUR = 0.073  # waves in an hour of the first day, before night and stress
SETBACKS = {"i": 0.4, "they": 0.3, "turned_up": 0.25, "needed": 0.1}  # of the first pull


@dataclass
class Mood:
    """Stress in standard deviations, pull as a share of the first day's."""

    stress: float = 0.0
    setback: float = 0.0

    def hour(self, rng: Generator) -> None:
        """One hour goes by."""
        kept = exp(-1 / STRESS_HOURS)
        self.stress = kept * self.stress + (1 - kept**2) ** 0.5 * float(rng.normal())
        self.setback *= exp(-1 / (24 * SETBACK_DAYS))

    def contact(self, how: str) -> None:
        """Whoever began it, some of the pull comes back for days."""
        self.setback = min(self.setback + SETBACKS.get(how, 0.0), 0.6)

    def pull(self, day: int) -> float:
        """0 to about 1."""
        return LEAST_PULL + (1 - LEAST_PULL) * exp(-day / BOND_DAYS) + self.setback

    def chance(self, day: int, hour: int) -> float:
        """Of a wave within this hour."""
        return 1 - exp(-EACH_HOUR * night(hour) * exp(0.5 * self.stress) * self.pull(day))

    def strength(self, day: int, hour: int, rng: Generator) -> float:
        """Points 0 to 10 that a wave would rise to."""
        here = 2.4 + 5.2 * self.pull(day) + 0.8 * self.stress + 0.7 * (night(hour) > 1)
        return min(max(here + float(rng.normal(0, 1.1)), 1.0), 10.0)


def night(hour: int) -> float:
    """How much oftener a wave begins at this hour than over the whole day; most before midnight."""
    away = abs((hour - 23 + 12) % 24 - 12)
    asleep = 0.3 if 4 <= hour < 8 else 1.0
    return asleep * (0.45 + 1.9 * exp(-((away / 3.2) ** 2)))
