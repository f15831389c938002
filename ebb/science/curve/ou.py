"""Ornstein-Uhlenbeck filters with an unknown mean course and variance, on a small grid of shapes.

    y_i = h(t_i)'beta + x(t_i) + e_i      x: OU, time constant tau, variance share * v
                                          e: variance (1 - share) * v
    h(t) = 1, cos and sin of the day, cos and sin of the week

The grid covers tau, share and how freely the course may swing; beta has a normal
prior and v an inverse-gamma one, both integrated in closed form. What a 0, a 10
or a slider left at 5 says of x is in `soften`. The filtered state falls out
of the forward elimination of the tridiagonal precision of x given y, so the whole
past costs one LAPACK call per shape. Sources: Rue & Held (2005), Gaussian Markov
Random Fields, 2.4; Harvey (1989), Forecasting, 3.4 for the unknown mean.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ebb.science.curve.banded import Floats, carried, pivots
from ebb.science.parameters import curve as p

Ints = NDArray[np.intp]
SHORTEST = 1 / 60  # hours: two ratings within a minute are one moment
TAU, SHARE = (np.array(column) for column in zip(*p.OU_GRID, strict=True))


def course(hours: Floats) -> Floats:
    """The columns h(t), (n, 5)."""
    day, week = 2 * np.pi * hours / 24.0, 2 * np.pi * hours / 168.0
    return np.column_stack(
        [np.ones(hours.size), np.cos(day), np.sin(day), np.cos(week), np.sin(week)]
    )


@lru_cache(maxsize=8)
def knots(size: int) -> Ints:
    """Moments at which slopes are solved anew: every second rating, then each 6 % more."""
    found = [-1]
    while found[-1] < size - 1:
        found.append(min(found[-1] + max(2, found[-1] // 16), size - 1))
    out = np.array(found)
    out.flags.writeable = False  # shared by all who ask for the same size
    return out


def at_knots(rows: Floats, moments: Ints) -> Floats:
    """Sums of `rows` (..., n, c) over everything up to each knot, (..., k, c)."""
    out = np.zeros((*rows.shape[:-2], moments.size, rows.shape[-1]))
    if moments.size > 1:
        parts = np.add.reduceat(rows, moments[:-1] + 1, axis=-2)
        np.cumsum(parts, axis=-2, out=out[..., 1:, :])
    return out


@dataclass(frozen=True, eq=False)
class Readings:
    """What each rating says, all (n,).

    `value` points, its noise in units of v being that of the shape, plus `more`, over
    `weight` (0-1, how far it counts at all), is what the filters read; `expected` and
    `beyond` are mean and variance (points^2) of what the rating stands for.
    """

    value: Floats
    more: Floats
    weight: Floats
    expected: Floats
    beyond: Floats

    def noise(self, share: Floats) -> Floats:
        """Noise in units of v to each shape, (s, n)."""
        return np.asarray((1 - share[:, None] + self.more) / self.weight)


def plain(value: Floats) -> Readings:
    """Ratings (n,) taken at their word."""
    none = np.zeros_like(value)
    return Readings(value, none, none + 1, value, none)


@dataclass(frozen=True, eq=False)
class Shapes:
    """What the filters differ in: `tau` hours, `share` of the variance, both (s,), and the
    `freedoms` of the course, prior precisions of its swings in 1/v."""

    tau: Floats
    share: Floats
    freedoms: tuple[float, ...]


EVERY = Shapes(TAU, SHARE, p.COURSE_FREEDOMS)


@dataclass(frozen=True, eq=False)
class Filters:
    """Every filter's past: s shapes, each with f freedoms; row k+1 is after rating k.

    `tau`, `share` (s,); `state` (s, n+1, 6): filtered x of the data and of the columns;
    `spread` (s, n+1) its variance in units of v; `slope` (f, s, k, 5), `doubt`
    (f, s, k, 5, 5) at `moments` (k,); `v` (f, s, n+1) points^2; `left` (n+1,) share of
    sliders left at 5.
    """

    tau: Floats
    share: Floats
    state: Floats
    spread: Floats
    moments: Ints
    slope: Floats
    doubt: Floats
    v: Floats
    left: Floats

    def ahead(self, known: Ints, at: Floats, since: Floats) -> tuple[Floats, Floats]:
        """Mean and sd (m, f s), points, of ratings at `at` (m,), `since` hours after `known`."""
        row = known + 1
        kept = np.exp(-since / self.tau[:, None])
        carried_on = kept[:, :, None] * self.state[:, row]
        own = course(at) - carried_on[:, :, 1:]
        knot = np.searchsorted(self.moments, known, side="right") - 1
        mean = carried_on[:, :, 0] + _along(own, self.slope, knot)
        moved = 1 - self.share[:, None] * kept**2 + kept**2 * self.spread[:, row]
        moved = self.v[:, :, row] * (moved + _quadratic(own, self.doubt, knot))
        flat = (moved.shape[0] * moved.shape[1], known.size)
        return mean.reshape(flat).T, np.sqrt(moved).reshape(flat).T


def _along(own: Floats, slope: Floats, knot: Ints) -> Floats:
    """own'slope (f, s, m) at each moment's knot."""
    return np.asarray(np.einsum("smc,fsmc->fsm", own, slope[:, :, knot]))


def _quadratic(own: Floats, doubt: Floats, knot: Ints) -> Floats:
    """own' doubt own (f, s, m) at each moment's knot; shape by shape, to stay in the cache."""
    out = np.empty((doubt.shape[0], *own.shape[:2]))
    one, other = np.triu_indices(own.shape[2])
    half = doubt[..., one, other] * np.where(one == other, 1.0, 2.0)
    for s, rows in enumerate(own):
        pairs = rows[:, one] * rows[:, other]
        for f in range(doubt.shape[0]):
            out[f, s] = np.einsum("mk,mk->m", pairs, half[f, s][knot])
    return out


def _filtered(
    gaps: Floats, columns: Floats, tau: float, share: float, noise: Floats | None = None
) -> tuple[Floats, Floats]:
    """Filtered x for each column (n, c), and its variance (n,), v = 1. `noise` (n,)."""
    kept = np.exp(-gaps / tau)
    fresh = share * (1 - kept**2)
    sure = np.full(len(columns), 1 / (1 - share)) if noise is None else 1 / noise
    step = np.concatenate([[1 / share], 1 / fresh])
    forward = np.append(kept**2 / fresh, 0.0)
    pivot, factor = pivots(step + forward + sure, -kept / fresh)
    eliminated = carried(np.concatenate([[0.0], -factor]), columns * sure[:, None])
    precision = pivot - forward
    return eliminated / precision[:, None], 1 / precision


def _states(hours: Floats, rows: Floats, noise: Floats, s: Shapes) -> tuple[Floats, Floats]:
    """Filtered states and variances of every shape, with the row before any rating."""
    gaps = np.maximum(np.diff(hours), SHORTEST)
    state = np.zeros((s.tau.size, hours.size + 1, rows.shape[1]))
    spread = np.repeat(s.share[:, None], hours.size + 1, axis=1)
    for g in range(s.tau.size if hours.size else 0):
        found = _filtered(gaps, rows, s.tau[g], s.share[g], noise[g])
        state[g, 1:], spread[g, 1:] = found
    return state, spread


def _sums(moments: Ints, missed: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """Sums of products at every knot: of the columns (s, k, 5, 5), with the data (s, k, 5)."""
    even = missed / scale[:, :, None]
    inner = [at_knots(even[:, :, 1:] * missed[:, :, c, None], moments) for c in range(1, 6)]
    return np.stack(inner, axis=-2), at_knots(even[:, :, 1:] * missed[:, :, :1], moments)


def _slopes(inner: Floats, cross: Floats, freedom: float) -> tuple[Floats, Floats]:
    """Slopes of the mean course (s, k, 5) and their covariance in units of v, at every knot."""
    prior = np.diag([p.LEVEL_PRECISION, freedom, freedom, freedom, freedom])
    doubt = np.linalg.inv(inner + prior)
    pulled = cross + prior @ np.array([p.PRIOR_MEAN, 0, 0, 0, 0])
    return (doubt @ pulled[..., None])[..., 0], doubt


def filters(hours: Floats, read: Readings, left: Floats, s: Shapes = EVERY) -> Filters:
    """Filter a log (n,) hours and its readings with every shape and freedom. Linear in n."""
    rows, noise = np.column_stack([read.value, course(hours)]), read.noise(s.share)
    state, spread = _states(hours, rows, noise, s)
    kept = np.exp(-np.maximum(np.diff(hours, prepend=-np.inf), SHORTEST) / s.tau[:, None])
    missed = rows - kept[:, :, None] * state[:, :-1]
    moved = s.share[:, None] * (1 - kept**2) + kept**2 * spread[:, :-1]
    moments = knots(hours.size)
    sums = _sums(moments, missed, noise + moved)
    slope, doubt = (
        np.stack(part) for part in zip(*(_slopes(*sums, f) for f in s.freedoms), strict=True)
    )
    sure = moved + 1 - s.share[:, None]
    v = _variance(read, missed, sure, moments, slope, doubt)
    return Filters(s.tau, s.share, state, spread, moments, slope, doubt, v, left)


def _variance(
    read: Readings, missed: Floats, scale: Floats, moments: Ints, slope: Floats, doubt: Floats
) -> Floats:
    """v (f, s, n+1) in points^2 after each rating: inverse-gamma, from the errors of one step;
    `scale` (s, n) is their variance, in units of v, had the rating been taken at its word."""
    knot = np.searchsorted(moments, np.arange(missed.shape[1]) - 1, side="right") - 1
    own = missed[:, :, 1:]
    error = missed[:, :, 0] - _along(own, slope, knot)
    square = (error + read.expected - read.value) ** 2 + read.beyond
    ratio = read.weight * square / (scale + _quadratic(own, doubt, knot))
    total = np.zeros((*ratio.shape[:2], ratio.shape[2] + 1))
    np.cumsum(ratio, axis=2, out=total[:, :, 1:])
    count = p.VARIANCE_COUNT + np.concatenate([[0.0], np.cumsum(read.weight)])
    return np.asarray((p.VARIANCE_COUNT * p.PRIOR_VARIANCE + total) / count)
