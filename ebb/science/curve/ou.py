"""Ornstein-Uhlenbeck filters with an unknown mean course and variance, on a small grid of shapes.

    y_i = h(t_i)'beta + x(t_i) + e_i      x: OU, time constant tau, variance share * v
                                          e: variance (1 - share) * v
    h(t) = 1, cos and sin of the day, cos and sin of the week

The grid covers tau and share; beta has a normal prior (swings shrunk to 0) and v
an inverse-gamma one, both integrated in closed form. The filtered state falls out
of the forward elimination of the tridiagonal precision of x given y, so the whole
past costs one LAPACK call per shape. Sources: Rue & Held (2005), Gaussian Markov
Random Fields, 2.4; Harvey (1989), Forecasting, 3.4 for the unknown mean.
"""

from dataclasses import dataclass

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


def knots(size: int) -> Ints:
    """Moments at which slopes are solved anew: every second rating, then each 4 % more."""
    found = [-1]
    while found[-1] < size - 1:
        found.append(min(found[-1] + max(2, found[-1] // 25), size - 1))
    return np.array(found)


def at_knots(rows: Floats, moments: Ints) -> Floats:
    """Sums of `rows` (..., n, c) over everything up to each knot, (..., k, c)."""
    out = np.zeros((*rows.shape[:-2], moments.size, rows.shape[-1]))
    if moments.size > 1:
        parts = np.add.reduceat(rows, moments[:-1] + 1, axis=-2)
        np.cumsum(parts, axis=-2, out=out[..., 1:, :])
    return out


@dataclass(frozen=True, eq=False)
class Filters:
    """Every shape's filtered past; g shapes, row k+1 is after rating k.

    `state` (g, n+1, 6): filtered x of the data and of the columns; `spread` (g, n+1)
    its variance in units of v; `slope` (g, k, 5), `doubt` (g, k, 5, 5) at `moments`
    (k,); `v` (g, n+1) points^2.
    """

    state: Floats
    spread: Floats
    moments: Ints
    slope: Floats
    doubt: Floats
    v: Floats

    def ahead(self, known: Ints, at: Floats, since: Floats) -> tuple[Floats, Floats]:
        """Mean and sd (m, g), points, of ratings at `at` (m,), `since` hours after `known`."""
        row = known + 1
        kept = np.exp(-since / TAU[:, None])
        carried_on = kept[:, :, None] * self.state[:, row]
        own = course(at) - carried_on[:, :, 1:]
        knot = np.searchsorted(self.moments, known, side="right") - 1
        mean = carried_on[:, :, 0] + np.einsum("gmc,gmc->gm", own, self.slope[:, knot])
        moved = 1 - SHARE[:, None] * kept**2 + kept**2 * self.spread[:, row]
        moved += _quadratic(own, self.doubt, knot)
        return mean.T, np.sqrt(self.v[:, row] * moved).T


def _quadratic(own: Floats, doubt: Floats, knot: Ints) -> Floats:
    """own' doubt own at each moment's knot, (g, m); shape by shape, to stay in the cache."""
    out = np.empty(own.shape[:2])
    for g, (rows, spread) in enumerate(zip(own, doubt, strict=True)):
        half = rows[:, None, :] @ spread[knot]
        out[g] = (half[:, 0] * rows).sum(axis=1)
    return out


def _filtered(gaps: Floats, columns: Floats, tau: float, share: float) -> tuple[Floats, Floats]:
    """Filtered x for each column (n, c), and its variance (n,), v = 1."""
    kept = np.exp(-gaps / tau)
    fresh = share * (1 - kept**2)
    noise = 1 / (1 - share)
    step = np.concatenate([[1 / share], 1 / fresh])
    forward = np.append(kept**2 / fresh, 0.0)
    pivot, factor = pivots(step + forward + noise, -kept / fresh)
    eliminated = carried(np.concatenate([[0.0], -factor]), columns * noise)
    precision = pivot - forward
    return eliminated / precision[:, None], 1 / precision


def _states(hours: Floats, columns: Floats) -> tuple[Floats, Floats]:
    """Filtered states and variances of every shape, with the row before any rating."""
    gaps = np.maximum(np.diff(hours), SHORTEST)
    state = np.zeros((TAU.size, hours.size + 1, columns.shape[1]))
    spread = np.repeat(SHARE[:, None], hours.size + 1, axis=1)
    for g in range(TAU.size if hours.size else 0):
        state[g, 1:], spread[g, 1:] = _filtered(gaps, columns, TAU[g], SHARE[g])
    return state, spread


def _slopes(moments: Ints, missed: Floats, scale: Floats) -> tuple[Floats, Floats]:
    """Slopes of the mean course (g, k, 5) and their covariance in units of v, at every knot."""
    prior = np.diag(p.COURSE_PRECISION)
    pulled = prior @ np.array([p.PRIOR_MEAN, 0, 0, 0, 0])
    even = missed / scale[:, :, None]
    inner = [at_knots(even[:, :, 1:] * missed[:, :, c, None], moments) for c in range(1, 6)]
    doubt = np.linalg.inv(np.stack(inner, axis=-2) + prior)
    cross = at_knots(even[:, :, 1:] * missed[:, :, :1], moments) + pulled
    return (doubt @ cross[..., None])[..., 0], doubt


def filters(hours: Floats, value: Floats) -> Filters:
    """Filter a log (n,) hours, (n,) points with every shape of the grid. Linear in n."""
    columns = np.column_stack([value, course(hours)])
    state, spread = _states(hours, columns)
    gaps = np.maximum(np.diff(hours, prepend=-np.inf), SHORTEST)
    kept = np.exp(-gaps / TAU[:, None])
    missed = columns - kept[:, :, None] * state[:, :-1]
    scale = 1 - SHARE[:, None] * kept**2 + kept**2 * spread[:, :-1]
    moments = knots(value.size)
    slope, doubt = _slopes(moments, missed, scale)
    knot = np.searchsorted(moments, np.arange(value.size) - 1, side="right") - 1
    error = missed[:, :, 0] - np.einsum("gmc,gmc->gm", missed[:, :, 1:], slope[:, knot])
    ratio = error**2 / (scale + _quadratic(missed[:, :, 1:], doubt, knot))
    count = p.VARIANCE_COUNT + np.arange(value.size + 1)
    total = np.zeros((TAU.size, value.size + 1))
    np.cumsum(ratio, axis=1, out=total[:, 1:])
    v = (p.VARIANCE_COUNT * p.PRIOR_VARIANCE + total) / count
    return Filters(state, spread, moments, slope, doubt, v)
