"""Self-started ratings over-represent bad moments: by how much, and how sure is that.

If someone begins a log by herself at a rate exp(b x), the logged mean stands about
b * Var(x) too high (an exponentially tilted normal distribution). `b` shows only
where prompted and self-started ratings share weeks; otherwise it keeps its prior.
"""

from dataclasses import dataclass

import numpy as np

from ebb.science.curve.banded import Floats
from ebb.science.curve.log import Log
from ebb.science.parameters import curve as p

WEEK = 168.0


@dataclass(frozen=True, eq=False)
class Selection:
    """`pull` b and its `sd` (1/point), `share` self-started, `variance` of ratings (points^2)."""

    pull: float
    sd: float
    share: float
    variance: float

    def corrected(self, log: Log) -> tuple[Floats, Floats]:
        """Ratings (n,) with the bias taken off self-started ones, and weights (n,)."""
        if self.share == 0:
            return log.value, np.ones(log.size)
        middle = float(log.value.mean())
        value = np.where(log.asked, log.value, log.value - self.pull * self.variance)
        weight = np.where(log.asked, 1.0, np.exp(-self.pull * (log.value - middle)))
        return np.clip(value, 0, 10), np.clip(weight, 0.1, 2.0)


def _difference(log: Log) -> tuple[float, float]:
    """Self-started minus prompted mean within shared weeks, and its effective count."""
    week = np.floor(log.hours / WEEK).astype(np.intp)
    week -= week.min()
    own = [np.bincount(week, w, int(week.max()) + 1) for w in (~log.asked, log.asked)]
    sums = [np.bincount(week, w * log.value, int(week.max()) + 1) for w in (~log.asked, log.asked)]
    both = (own[0] > 0) & (own[1] > 0)
    if not both.any():
        return 0.0, 0.0
    count = own[0][both] * own[1][both] / (own[0][both] + own[1][both])
    gap = sums[0][both] / own[0][both] - sums[1][both] / own[1][both]
    return float(gap @ count / count.sum()), float(count.sum())


def selection(log: Log) -> Selection:
    """Weigh the prior of b against shared weeks (ratings lean on each other: half count)."""
    if log.size == 0 or log.asked.all():
        return Selection(0.0, 0.0, 0.0, 0.0)
    variance = float(np.clip(np.var(log.value), 0.25, 9.0))
    gap, count = _difference(log)
    precision = 1 / p.PULL_SD**2 + 0.5 * count * variance
    pull = (p.PULL_MEAN / p.PULL_SD**2 + 0.5 * count * gap) / precision
    share = float(np.mean(~log.asked))
    return Selection(pull, float(precision**-0.5), share, variance)
