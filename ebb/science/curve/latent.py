"""The latent curve: one slow level and a passing deviation, in continuous time.

    y = L(t) + x(t) + z'beta + e
    L: Brownian motion, variance drift * v a week        x: OU, tau, variance share * v
    e: variance (1 - share) * v                           z: self-started, contact, practice

Level and deviation of all moments form one Gaussian Markov field whose precision
has two bands beside the diagonal, so everything is exact in linear time (LAPACK
dpbtrf, dpbtrs). tau, share and drift are averaged over a grid by their marginal
likelihood; v is integrated. Fast, slow and floor decay are not separable in weeks
and the curve does not pretend to. beta is shrunk to 0 and is an association:
people practise when it is bad. Source: Rue & Held (2005), 2.3-2.4; continuous time:
de Haan-Rietdijk et al. (2017), Front. Psychol. 8:1849.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ebb.science.curve.banded import Floats
from ebb.science.curve.log import Log
from ebb.science.parameters import curve as p

WEEK = 168.0
NEAR_80 = 1.2815515655446004  # normal quantile of .9


@dataclass(frozen=True, eq=False)
class Band:
    """Level in points 0-10 with an 80 % band, each (h,)."""

    median: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Association:
    """What goes with contact, practice or starting by herself: points, 80 % band. No effect."""

    name: str
    points: float
    low: float
    high: float


@dataclass(frozen=True)
class Shape:
    """`tau` hours; `share` of the variance that passes rather than being noise; `drift` a week."""

    tau: float
    share: float
    drift: float


@dataclass(frozen=True, eq=False)
class Moments:
    """Ratings gathered by minute: `hours` (n,) rising, `count` (n,), `sums` (n, 1+c).

    The first column of `sums` is the rating above the prior level, the others the
    columns z. `square` (1+c, 1+c): their products summed over all ratings.
    """

    hours: Floats
    count: Floats
    sums: Floats
    square: Floats
    total: int


def minutes(hours: Floats) -> Floats:
    """Hours rounded to the minute: two ratings within a minute are one moment."""
    return np.asarray(np.round(hours * 60) / 60)


def since(events: Floats, hours: Floats) -> Floats:
    """How fresh the last event is: 1 at the event, fading with a day, 0 without one. (n,)"""
    if events.size == 0:
        return np.zeros(hours.size)
    before = np.searchsorted(events, hours, side="right") - 1
    age = hours - events[np.maximum(before, 0)]
    return np.asarray(np.where(before >= 0, np.exp(-np.maximum(age, 0) / p.EVENT_FADES), 0.0))


def columns(log: Log) -> tuple[list[str], Floats]:
    """Names and columns z (n, c): only what the log has."""
    every = {
        "self-started": (~log.asked).astype(np.float64),
        "contact": since(log.contacts, log.hours),
        "practice": since(log.practice, log.hours),
    }
    used = {name: z for name, z in every.items() if z.any()}
    return list(used), np.column_stack([*used.values(), np.zeros((log.size, 0))])


def gather(log: Log, z: Floats, extra: Floats) -> Moments:
    """Ratings by minute, with `extra` hours at which nothing was rated."""
    rows = np.column_stack([log.value - p.PRIOR_MEAN, z])
    at = minutes(log.hours)
    hours = np.unique(np.concatenate([at, minutes(extra)]))
    where = np.searchsorted(hours, at)
    sums = np.zeros((hours.size, rows.shape[1]))
    np.add.at(sums, where, rows)
    count = np.bincount(where, minlength=hours.size).astype(np.float64)
    return Moments(hours, count, sums, rows.T @ rows, log.size)


def _band(m: Moments, s: Shape) -> tuple[Floats, float]:
    """Posterior precision (3, 2n), LAPACK lower bands, v = 1; and log |prior precision|."""
    gaps = np.diff(m.hours)
    walk = WEEK / (s.drift * gaps)
    kept = np.exp(-gaps / s.tau)
    fresh = 1 / (s.share * (1 - kept**2))
    band = np.zeros((3, 2 * m.hours.size))
    seen = m.count / (1 - s.share)
    band[0, ::2] = seen + _chain(1 / p.LEVEL_SPREAD, walk, walk)
    band[0, 1::2] = seen + _chain(1 / s.share, fresh, fresh * kept**2)
    band[1, ::2] = seen
    band[2, :-2:2], band[2, 1:-2:2] = -walk, -fresh * kept
    first = -np.log(p.LEVEL_SPREAD * s.share)
    return band, float(first + np.log(walk).sum() + np.log(fresh).sum())


def _chain(first: float, inward: Floats, outward: Floats) -> Floats:
    """Diagonal of a Markov chain's precision: what comes from before and from after."""
    return np.asarray(np.concatenate([[first], inward]) + np.append(outward, 0.0))


def factor(band: Floats) -> Floats:
    """Cholesky factor of a positive definite band matrix (3, n), LAPACK dpbtrf."""
    from scipy.linalg.lapack import dpbtrf

    found, problem = dpbtrf(band, lower=1)
    if problem:
        raise np.linalg.LinAlgError("precision is not positive definite")
    return np.asarray(found, dtype=np.float64)


def _solved(lower: Floats, right: Floats) -> Floats:
    from scipy.linalg.lapack import dpbtrs

    found, _ = dpbtrs(lower, right, lower=1)
    return np.asarray(found, dtype=np.float64)


@dataclass(frozen=True, eq=False)
class Answer:
    """One shape's exact posterior: log evidence, level (n,), beta (c,) and its covariance."""

    evidence: float
    mean: Floats
    variance: Floats
    beta: Floats
    doubt: Floats


@dataclass(frozen=True, eq=False)
class Prior:
    """Normal prior of beta, points: `mean`, `sd` (c,); `variance` of the ratings, points^2."""

    mean: Floats
    sd: Floats
    variance: float


def prior(names: list[str], value: Floats) -> Prior:
    """Self-started ratings stand b * Var above; contact and practice around 0."""
    variance = float(np.clip(np.var(value), 0.25, 9.0)) if value.size else p.PRIOR_VARIANCE
    own = (p.PULL_MEAN * variance, p.PULL_SD * variance)
    pairs = [own if name == "self-started" else (0.0, p.EVENT_SD) for name in names]
    mean, sd = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
    return Prior(mean, sd, variance)


def answer(m: Moments, s: Shape, belief: Prior, *, doubts: bool = True) -> Answer:
    """Exact inference for one shape; variances only if `doubts` (they cost a second pass)."""
    band, before = _band(m, s)
    lower = factor(band)
    noise = 1 - s.share
    fed = np.repeat(m.sums, 2, axis=0) / noise
    found = _solved(lower, fed)
    inner = m.square / noise - fed.T @ found
    wide = np.diag(belief.variance / belief.sd**2)
    precision = wide + inner[1:, 1:]
    doubt = np.linalg.inv(precision)
    beta = doubt @ (wide @ belief.mean + inner[1:, 0])
    quad = inner[0, 0] + belief.mean @ wide @ belief.mean - beta @ precision @ beta
    shape = p.VARIANCE_COUNT + m.total
    v = (p.VARIANCE_COUNT * p.PRIOR_VARIANCE + max(quad, 0.0)) / shape
    volume = 2 * np.log(lower[0]).sum() + m.total * np.log(noise) - before
    volume += np.linalg.slogdet(precision)[1]
    level = found[::2]
    variance = _level_variance(band, lower) if doubts else np.zeros(m.hours.size)
    variance = variance + np.einsum("nc,cd,nd->n", level[:, 1:], doubt, level[:, 1:])
    mean = p.PRIOR_MEAN + level[:, 0] - level[:, 1:] @ beta
    return Answer(float(-0.5 * (volume + shape * np.log(v))), mean, v * variance, beta, v * doubt)


def _level_variance(band: Floats, lower: Floats) -> Floats:
    """Variance of each level (n,): pivots met from both ends, 2x2 block by block.

    The posterior precision of one block given all others' elimination is
    (forward pivot) + (backward pivot) - (its own block); LAPACK eliminates once in
    each direction. Source: Rue & Held (2005), 2.3; twisted factorisation, Parlett & Dhillon (1997).
    """
    forward = _blocks(lower)
    backward = _blocks(factor(_turned(band)))[:, ::-1]
    own = np.stack([band[0, ::2], band[1, ::2], band[0, 1::2]])
    level, both, passing = forward + backward[[2, 1, 0]] - own
    return np.asarray(passing / (level * passing - both**2))


def _blocks(lower: Floats) -> Floats:
    """Pivot blocks (3, n): level, off-diagonal, deviation, from a Cholesky factor."""
    a, b, c = lower[0, ::2], lower[1, ::2], lower[0, 1::2]
    return np.stack([a**2, a * b, b**2 + c**2])


def _turned(band: Floats) -> Floats:
    """The same matrix read from the last row to the first."""
    out = np.zeros_like(band)
    out[0] = band[0, ::-1]
    out[1, :-1] = band[1, :-1][::-1]
    out[2, :-2] = band[2, :-2][::-1]
    return out


GRID = tuple(Shape(*row) for row in p.LEVEL_GRID)


@dataclass(frozen=True, eq=False)
class Latent:
    """The shapes that the ratings leave standing, with their weights (sum 1)."""

    log: Log
    names: list[str]
    z: Floats
    belief: Prior
    shapes: tuple[Shape, ...]
    weights: NDArray[np.float64]

    def level(self, hours: Floats) -> Band:
        """The slow level at `hours` (h,), points: median and 80 % band, clipped to 0-10."""
        m = gather(self.log, self.z, hours)
        rows = np.searchsorted(m.hours, minutes(hours))
        every = [answer(m, shape, self.belief) for shape in self.shapes]
        means = np.stack([a.mean[rows] for a in every])
        spread = np.stack([a.variance[rows] for a in every])
        mean, sd = mixed(self.weights, means, spread)
        edges = (mean, mean - NEAR_80 * sd, mean + NEAR_80 * sd)
        return Band(*(np.clip(edge, 0, 10) for edge in edges))

    def associations(self) -> list[Association]:
        """What goes with self-started ratings, contact and practice. Never an effect."""
        m = gather(self.log, self.z, np.zeros(0))
        every = [answer(m, shape, self.belief, doubts=False) for shape in self.shapes]
        spread = np.stack([np.diag(a.doubt) for a in every])
        mean, sd = mixed(self.weights, np.stack([a.beta for a in every]), spread)
        low, high = mean - NEAR_80 * sd, mean + NEAR_80 * sd
        rows = zip(self.names, mean, low, high, strict=True)
        return [Association(name, float(x), float(a), float(b)) for name, x, a, b in rows]


def mixed(weights: Floats, means: Floats, spread: Floats) -> tuple[Floats, Floats]:
    """Mean and sd (h,) of a mixture: `weights` (g,), `means` and variances `spread` (g, h)."""
    mean = weights @ means
    return mean, np.sqrt(weights @ (spread + (means - mean) ** 2))


def weigh(log: Log) -> Latent:
    """Weigh every shape by its evidence; those below 1 % are left out. Linear in ratings."""
    names, z = columns(log)
    belief = prior(names, log.value)
    m = gather(log, z, np.zeros(0) if log.size else np.zeros(1))
    score = np.array([answer(m, shape, belief, doubts=False).evidence for shape in GRID])
    weights = np.exp(score - score.max())
    weights /= weights.sum()
    kept = np.flatnonzero(weights >= min(0.01, weights.max()))
    shapes = tuple(GRID[i] for i in kept)
    return Latent(log, names, z, belief, shapes, weights[kept] / weights[kept].sum())
