"""Which exercises to offer: top-two Thompson sampling with a floor, and its exact chances."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ebb.science.helps.history import Array
from ebb.science.parameters import helps as known

POINTS = 4093  # a prime; points of the lattice
GENERATOR = 1516  # Korobov's generator for it


@dataclass(frozen=True, slots=True)
class Offer:
    """Two exercises. `probability` is the chance with which `first` was drawn; keep it.

    `first` is None when nothing may be offered (nothing familiar at 7 or more): the screen then
    shows the mild set, which is not the learner's. `second` is familiar, None if nothing is.
    """

    first: str | None
    second: str | None
    probability: float | None


@lru_cache(maxsize=8)
def normals(columns: int) -> Array:
    """Standard normal points (4093, columns), always the same: a lattice, no chance.

    Korobov's lattice through Box and Muller's transform. A probability worked out on it is a
    pure function of the belief, so what is stored is exactly the chance of the draw.
    Source: Niederreiter (1992), Random Number Generation and Quasi-Monte Carlo Methods, ch. 5.
    """
    pairs = (columns + 1) // 2
    steps = [pow(GENERATOR, j, POINTS) for j in range(2 * pairs)]
    u = (np.outer(np.arange(POINTS), steps) % POINTS + 0.5) / POINTS
    radius = np.sqrt(-2.0 * np.log(u[:, :pairs]))
    angle = 2.0 * np.pi * u[:, pairs:]
    both = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    found = np.asarray(both[:, :columns])
    found.flags.writeable = False  # it is shared
    return found


def samples(mean: Array, cov: Array) -> Array:
    """Draws (4093, k) of a Gaussian belief, on the lattice."""
    root = np.linalg.cholesky(cov + 1e-12 * np.eye(mean.size))
    return np.asarray(mean + normals(mean.size) @ root.T)


def best_chances(values: Array) -> Array:
    """Chance of each of k to be the best, from draws (s, k): (k,), sums to 1."""
    wins = np.bincount(values.argmax(axis=1), minlength=values.shape[1])
    return np.asarray(wins / values.shape[0])


def top_two(best: Array) -> Array:
    """Chances (k,) of top-two Thompson sampling, from the chances `best` (k,) to be best.

    The leader is drawn by `best`; in a fifth of offers it gives way to a challenger, drawn again
    and again until it is another. Source: Russo (2020), Operations Research 68:1625, who finds
    a half best for naming the best soon; what is offered on the way matters here too.
    """
    if best.size == 1:
        return np.ones(1)
    share = (best + 1e-9) / (best + 1e-9).sum()
    lost = share / (1.0 - share)
    challenged = share * (lost.sum() - lost)
    return np.asarray(known.LEADER.value * share + (1.0 - known.LEADER.value) * challenged)


def floored(chances: Array) -> Array:
    """Chances (k,) raised to the floor of 5 %, the rest scaled down; even if 20 or more."""
    floor = min(known.FLOOR.value, 1.0 / chances.size)
    found = chances.copy()
    low = np.zeros(chances.size, dtype=bool)
    while np.any((found < floor - 1e-12) & ~low):
        low |= found < floor
        left = max(1.0 - floor * int(low.sum()), 0.0)
        rest = chances[~low].sum()
        found = np.where(low, floor, chances * (left / rest if rest else 0.0))
    return np.asarray(found / found.sum())
