"""The best possible forecast where the generator is known: a filter that knows the truth.

FROZEN with the generators. For the smooth worlds the hidden deviation lives on a
grid of 0.1 points; for `switch` there are two states. Nobody can know this much
about a person: the excess over it is what learning from few ratings costs.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast.generators import Person, Switch, Truth

Floats = NDArray[np.float64]


def _phi(z: Floats) -> Floats:
    from scipy.special import ndtr

    return np.asarray(ndtr(z), dtype=np.float64)


def _emission(truth: Truth, mean: float, grid: Floats) -> Floats:
    """P(rating | deviation), (points 11, grid)."""
    edges = np.arange(10) + 0.5
    below = _phi((edges[:, None] - mean - grid) / truth.noise)
    chances = np.diff(below, axis=0, prepend=0.0, append=1.0)
    chances *= 1 - truth.spike
    chances[5] += truth.spike
    return chances


def _moved(truth: Truth, grid: Floats, gap: float) -> Floats:
    """Transition matrix (from, to) over `gap` hours."""
    kept = np.exp(-gap / truth.tau)
    width = max(truth.sd * np.sqrt(1 - kept**2), 0.03)
    matrix = np.exp(-0.5 * ((grid[None, :] - grid[:, None] * kept) / width) ** 2)
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True), dtype=np.float64)


def _smooth(person: Person, truth: Truth, lead: float) -> Floats:
    step = min(0.1, truth.sd / 12)
    grid = np.arange(-6 * truth.sd, 6 * truth.sd + step, step)
    start = np.exp(-0.5 * (grid / truth.sd) ** 2)
    start /= start.sum()
    emissions = [_emission(truth, m, grid) for m in truth.mean(person.hours)]
    beliefs, belief, last = [], start, person.hours[0]
    for i, now in enumerate(person.hours):
        belief = belief @ _moved(truth, grid, now - last) if now > last else belief
        belief = belief * emissions[i][int(person.intensity[i])] + 1e-300
        belief, last = belief / belief.sum(), now
        beliefs.append(belief)
    out = np.empty((person.hours.size, 11))
    for i, known in enumerate(known_before(person.hours, lead)):
        gap = person.hours[i] - person.hours[known] if known >= 0 else 0.0
        ahead = beliefs[known] @ _moved(truth, grid, gap) if known >= 0 else start
        out[i] = emissions[i] @ ahead
    return out


def _switching(person: Person, truth: Switch, lead: float) -> Floats:
    share = truth.stay_wave / (truth.stay_calm + truth.stay_wave)
    speed = 1 / truth.stay_calm + 1 / truth.stay_wave
    after, chance, last = [], share, person.hours[0]
    for now, value in zip(person.hours, person.intensity.astype(int), strict=True):
        chance = share + (chance - share) * np.exp(-(now - last) * speed)
        wave, calm = chance * truth.wave[value], (1 - chance) * truth.calm[value]
        chance, last = wave / (wave + calm), now
        after.append(chance)
    out = np.empty((person.hours.size, 11))
    for i, known in enumerate(known_before(person.hours, lead)):
        gap = person.hours[i] - person.hours[known] if known >= 0 else np.inf
        p = share + ((after[known] if known >= 0 else share) - share) * np.exp(-gap * speed)
        out[i] = p * truth.wave + (1 - p) * truth.calm
    return out


def known_before(hours: Floats, lead: float) -> NDArray[np.intp]:
    """Index of the last rating known when rating i is forecast: the one before it
    (`lead` 0) or the last at least `lead` hours earlier; -1 where there is none."""
    if lead == 0:
        return np.arange(hours.size) - 1
    return np.searchsorted(hours, hours - lead, side="right") - 1


def exact_pmf(person: Person, lead: float) -> Floats | None:
    """Forecasts (n, 11) of every rating by one who knows the generator; None where nobody does."""
    if isinstance(person.truth, Truth):
        return _smooth(person, person.truth, lead)
    if isinstance(person.truth, Switch):
        return _switching(person, person.truth, lead)
    return None
