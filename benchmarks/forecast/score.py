"""Scores on the eleven points: CRPS, log score, randomised PIT; differences paired by person."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
LEAST = 1e-4  # every method's chances are mixed with this much of an even spread


def bounded(pmf: Floats) -> Floats:
    """Chances (m, 11) that sum to 1 and never say never, the same for every method."""
    rows = np.maximum(pmf, 0)
    rows = rows / rows.sum(axis=1, keepdims=True)
    return np.asarray((1 - LEAST) * rows + LEAST / 11)


def crps(pmf: Floats, point: Ints) -> Floats:
    """Ranked probability score (m,), in points: lower is better."""
    below = np.cumsum(pmf, axis=1)[:, :10]
    came = np.arange(10) >= point[:, None]
    return np.asarray(((below - came) ** 2).sum(axis=1))


def log_score(pmf: Floats, point: Ints) -> Floats:
    """Minus the log chance of what came (m,), in nats: lower is better."""
    return np.asarray(-np.log(pmf[np.arange(point.size), point]))


def pit(pmf: Floats, point: Ints, rng: np.random.Generator) -> Floats:
    """Randomised probability integral transform (m,): even on 0-1 if calibrated."""
    upper = np.cumsum(pmf, axis=1)[np.arange(point.size), point]
    return np.asarray(upper - rng.random(point.size) * pmf[np.arange(point.size), point])


def coverage(ranks: Floats, level: float) -> float:
    """Share of PIT values inside the central `level`."""
    return float(np.mean(np.abs(ranks - 0.5) <= level / 2))


@dataclass(frozen=True)
class Difference:
    """Mean over people of ours minus theirs, with a 95 % bootstrap interval over people."""

    mean: float
    low: float
    high: float


def paired(ours: Floats, theirs: Floats, *, draws: int = 2000, seed: int = 1) -> Difference:
    """Bootstrap the per-person differences (people,); below 0 means ours is better."""
    apart = ours - theirs
    rng = np.random.default_rng(seed)
    means = apart[rng.integers(0, apart.size, (draws, apart.size))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Difference(float(apart.mean()), float(low), float(high))
