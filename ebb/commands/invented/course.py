"""How strong a wave is from minute to minute: most fall, at their own speed; some rise first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from numpy.random import Generator

HALF_MINUTES = 11.0  # the middle of the half-lives
UNDER = 0.8  # points below 0 that it falls towards, so that some waves end at 0
SHAPES = (  # chance, points below the top at first, minutes of rising
    (0.75, 0.0, 0.0),
    (0.16, 2.5, 7.0),
    (0.09, 1.8, 45.0),
)


@dataclass(frozen=True)
class Course:
    """Points over minutes: in a line up to the top, then down, nearly halved again and again."""

    first: float
    top: float
    rising: float  # minutes
    half: float  # minutes

    @classmethod
    def of(cls, strength: float, rng: Generator) -> Self:
        """A wave that would rise to `strength` points."""
        _, below, rising = SHAPES[int(rng.choice(3, p=[shape[0] for shape in SHAPES]))]
        half = HALF_MINUTES * float(rng.lognormal(0, 0.6))
        return cls(max(strength - below, 0.0), strength, rising, half)

    def at(self, minutes: float) -> float:
        """Points without noise."""
        if minutes < self.rising:
            return self.first + (self.top - self.first) * minutes / self.rising
        left = float(2.0 ** (-(minutes - self.rising) / self.half))
        return max((self.top + UNDER) * left - UNDER, 0.0)

    def rated(self, minutes: float, rng: Generator) -> int:
        """As she would say it: a whole number, 0 to 10."""
        return int(min(max(round(self.at(minutes) + float(rng.normal(0, 0.45))), 0), 10))
