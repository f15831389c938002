"""What a prompted rating may be at a later hour, as chances of the points 0..10."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from ebb.science.curve.banded import Floats
from ebb.science.curve.log import Log
from ebb.science.curve.memory import POINTS, Memory, glance, memory
from ebb.science.curve.selection import Selection, selection
from ebb.science.curve.stack import Stack, stack
from ebb.science.parameters import curve as p


@dataclass(frozen=True, eq=False)
class Forecast:
    """Chances of a prompted rating: `pmf` (h, 11), rows sum to 1, one row per hour asked."""

    pmf: Floats

    @property
    def mean(self) -> Floats:
        """Expected rating, points, (h,)."""
        return self.pmf @ POINTS

    @property
    def sd(self) -> Floats:
        """Standard deviation, points, (h,)."""
        return np.sqrt(np.maximum(self.pmf @ POINTS**2 - self.mean**2, 0))

    def quantile(self, p: float) -> Floats:
        """The lowest point (h,) that holds at least the fraction `p`, 0-1, at or below it."""
        if not 0 <= p <= 1:
            raise ValueError("a quantile's fraction lies between 0 and 1.")
        return np.argmax(np.cumsum(self.pmf, axis=1) >= p - 1e-12, axis=1).astype(np.float64)

    def at_least(self, point: int) -> Floats:
        """Probability (h,) of a rating of `point` or more, 0 to 10."""
        if not 0 <= point <= 10:
            raise ValueError("a point lies between 0 and 10.")
        return np.asarray(self.pmf[:, point:].sum(axis=1))


@dataclass(frozen=True, eq=False)
class Forecaster:
    """What has been learned from the newest ratings: one stack for next, one for a day ahead."""

    memory: Memory
    value: Floats
    chosen: Selection
    next: Stack
    later: Stack

    def ahead(self, hours: ArrayLike) -> Forecast:
        """Chances at `hours` (h,), same clock as the log, none before the last rating."""
        at = np.atleast_1d(np.asarray(hours, dtype=np.float64))
        log = self.memory.log
        if not np.isfinite(at).all():
            raise ValueError("hours must be finite numbers: no nan, no inf.")
        if log.size and at.size and at.min() < log.hours[-1]:
            raise ValueError("a forecast looks ahead: hours must not lie before the last rating.")
        g = glance(self.memory, np.full(at.size, log.size - 1), at, self.value)
        lead = at - log.hours[-1] if log.size else np.full(at.size, p.LATER)
        late = np.clip((lead - p.SOON) / (p.LATER - p.SOON), 0, 1)[:, None]
        pmf = (1 - late) * self.next.chances(g) + late * self.later.chances(g)
        return Forecast(_widened(pmf, self.chosen))


def _widened(pmf: Floats, chosen: Selection) -> Floats:
    """Doubt about self-started moments: half tilted up, half down, by one sd of b."""
    reach = chosen.sd * chosen.share
    if reach > 0:
        tilt = np.exp(reach * (POINTS - (pmf @ POINTS)[:, None]))
        parts = [pmf * tilt, pmf / tilt]
        pmf = np.mean([part / part.sum(axis=1, keepdims=True) for part in parts], axis=0)
    return np.asarray(pmf / pmf.sum(axis=1, keepdims=True))


def forecaster(log: Log) -> Forecaster:
    """Learn from a log; cost is linear up to the newest 500 ratings, then constant."""
    log = log.last(p.REMEMBERED)
    chosen = selection(log)
    value, weight = chosen.corrected(log)
    held = memory(log, value, weight)
    soon = stack(held, value, 0.0)
    late = stack(held, value, p.LATER, soon.weighing.score)
    return Forecaster(held, value, chosen, soon, late)
