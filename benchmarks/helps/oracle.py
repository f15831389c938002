"""The oracle of each world: it knows everything about a person except what the exercises do.

It knows her calm level, decay, noise, drift and way of choosing, and the distribution the
effects were drawn from, and it sees the same ratings as a learner. Its belief about each
effect is exact: a grid over theta, the unseen strength and the wave's own level integrated
out by quadrature, the ratings taken as the whole, bounded numbers they are.
"""

import numpy as np

from benchmarks.helps.worlds import (
    EFFECTS,
    Array,
    People,
    Waves,
    Whole,
    World,
    liking,
    ratings_after,
    untouched,
)

GRID = np.linspace(-2.6, 3.4, 61)  # points, at a strength of 6


def _chance(rating: Array, level: Array, sd: Array) -> Array:
    """Chance of a whole bounded rating when the felt level is normal."""
    from scipy.special import ndtr

    above = np.where(rating >= 10.0, np.inf, rating + 0.5)
    below = np.where(rating <= 0.0, -np.inf, rating - 0.5)
    return np.asarray(ndtr((above - level) / sd) - ndtr((below - level) / sd))


def _strengths(world: World, people: People, before: Array, which: Whole) -> tuple[Array, Array]:
    """Nodes (p, n, 5) of the unseen strength and their weights, given ratings and the choice."""
    sd, noise = people.spread[:, None], people.rating_noise[:, None]
    count = before.shape[2]
    precision = 1.0 / sd**2 + count / (noise**2 + 1.0 / 12.0)
    mean = people.strength[:, None] / sd**2 + before.sum(axis=2) / (noise**2 + 1.0 / 12.0)
    mean /= precision
    points, weights = np.polynomial.hermite_e.hermegauss(5)
    nodes = mean[:, :, None] + points / np.sqrt(precision)[:, :, None]
    log = -0.5 * ((nodes - people.strength[:, None, None]) / sd[:, :, None]) ** 2
    log = log + 0.5 * points**2 + np.log(weights)
    nodes = np.clip(nodes, 1.0, 10.0)
    for j in range(count):
        log = log + np.log(_chance(before[:, :, j, None], nodes, noise[:, :, None]) + 1e-12)
    for m in range(5):
        taken = liking(world, people, nodes[:, :, m])
        log[:, :, m] += np.log(np.take_along_axis(taken, which[:, :, None], axis=2)[:, :, 0])
    weight = np.exp(log - log.max(axis=2, keepdims=True))
    return nodes, weight / weight.sum(axis=2, keepdims=True)


def evidence(world: World, people: People, waves: Waves, which: Whole, *, several: bool) -> Array:
    """Log-likelihood (p, n, 61) of what the exercise of each wave does, over GRID."""
    before = waves.before if several else waves.before[:, :, :1]
    nodes, weights = _strengths(world, people, before, which)
    times, ratings = ratings_after(world, people, waves, which)
    points, mass = np.polynomial.hermite_e.hermegauss(5 if several else 1)
    mass = mass / mass.sum()
    noise = people.rating_noise[:, None, None]
    if not several:
        noise = np.sqrt(noise**2 + people.wave_noise[:, None, None] ** 2)
    total = np.zeros((*which.shape, GRID.size))
    for m in range(5):
        moved = GRID * nodes[:, :, m, None] / 6.0
        for point, share in zip(points, mass, strict=True):
            like = np.ones_like(total)
            for j in range(3 if several else 1):
                fallen = untouched(people, waves.hours, nodes[:, :, m], times[:, :, j])
                level = (fallen + people.wave_noise[:, None] * point)[:, :, None] - moved
                seen = ratings[:, :, j, None]
                like *= np.where(np.isnan(seen), 1.0, _chance(seen, level, noise))
            total += share * weights[:, :, m, None] * like
    return np.asarray(np.log(total + 1e-300))


def _spread(belief: Array, sd: Array) -> Array:
    """Let a belief over GRID (p, 61) walk on by `sd` (p,)."""
    wide = GRID[:, None] - GRID
    kernel = np.exp(-0.5 * (wide / np.maximum(sd, 1e-6)[:, None, None]) ** 2)
    kernel /= kernel.sum(axis=1, keepdims=True)
    return np.asarray(np.einsum("pij,pj->pi", kernel, belief))


def means(
    world: World, waves: Waves, which: Whole, log: Array, marks: tuple[int, ...]
) -> dict[int, Array]:
    """The oracle's expected effect (p, 6) after each number of uses in `marks`."""
    p, n = which.shape
    centre = np.array([EFFECTS[label] for label in world.evidence])
    prior = np.exp(-0.5 * ((GRID - centre[:, None]) / 0.6) ** 2)
    belief = np.tile(prior / prior.sum(axis=1, keepdims=True), (p, 1, 1))
    days = np.diff(waves.hours, axis=1, prepend=waves.hours[:, :1]) / 24.0
    found: dict[int, Array] = {}
    for i in range(n):
        if world.drift:
            sd = world.drift / 10.0 * np.sqrt(days[:, i])
            for k in range(6):
                belief[:, k] = _spread(belief[:, k], sd)
        hit = (which[:, i, None] == np.arange(6))[:, :, None]
        shift = np.exp(log[:, i] - log[:, i].max(axis=1, keepdims=True))
        belief = np.where(hit, belief * shift[:, None, :], belief)
        belief /= belief.sum(axis=2, keepdims=True)
        if i + 1 in marks:
            found[i + 1] = belief @ GRID
    return found
