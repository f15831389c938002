"""The experts that learn: regression, tilted histograms, analogs, the weighing of filters.

Each looks at a `Glance` and gives chances of the points 0..10; nothing here has
seen the rating that it forecasts.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ebb.science.curve.banded import Floats, chance_of_point, mixed_chances
from ebb.science.curve.memory import POINTS, Glance, Ints, summed
from ebb.science.curve.ou import at_knots, knots
from ebb.science.parameters import curve as p


@dataclass(frozen=True, eq=False)
class Regression:
    """Coefficients (k, f) as they stood after the ratings `moments` (k,).

    `spread` (k, f, f) is their covariance in units of `noise` (k,), points^2.
    """

    moments: Ints
    slope: Floats
    spread: Floats
    noise: Floats

    def ahead(self, g: Glance) -> tuple[Floats, Floats]:
        """Mean and sd (m,) in points of the ratings glanced at."""
        at = np.searchsorted(self.moments, g.known, side="right") - 1
        mean = g.mean + np.einsum("mf,mf->m", g.features, self.slope[at])
        wide = np.einsum("mf,mfg,mg->m", g.features, self.spread[at], g.features)
        return np.clip(mean, 0, 10), np.sqrt(self.noise[at] * (1 + wide))


def regression(g: Glance, value: Floats, weight: Floats) -> Regression:
    """Bayesian linear regression of past ratings on what was known, at every knot.

    Normal slopes around `SLOPE_MEAN`, inverse-gamma noise. `value` (n,) the ratings
    that came, `weight` (n,). Source: Gelman et al. (2013), Bayesian Data Analysis, 14.
    """
    prior = np.diag(p.NOISE_VARIANCE / np.square(p.SLOPE_SD))
    moments = knots(value.size)
    rest = value - g.mean - g.features @ np.array(p.SLOPE_MEAN)
    seen = g.features * weight[:, None]
    size = g.features.shape[1]
    products = (g.features[:, :, None] * seen[:, None, :]).reshape(value.size, size * size)
    inner = at_knots(products, moments).reshape(-1, size, size)
    cross = at_knots(seen * rest[:, None], moments)
    square = summed(weight * rest**2)[moments + 1]
    spread = np.linalg.inv(prior + inner)
    moved = np.einsum("kfg,kg->kf", spread, cross)
    left = np.maximum(square - np.einsum("kf,kf->k", moved, cross), 0)
    count = p.NOISE_COUNT + summed(weight)[moments + 1]
    noise = (p.NOISE_COUNT * p.NOISE_VARIANCE + left) / count
    return Regression(moments, np.array(p.SLOPE_MEAN) + moved, spread, noise)


def tilted(histogram: Floats, mean: Floats, sd: Floats) -> Floats:
    """A histogram (m, 11) pulled towards a forecast by a normal weight."""
    weights = histogram * np.exp(-0.5 * ((POINTS - mean[:, None]) / sd[:, None]) ** 2) + 1e-6
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


@dataclass(frozen=True, eq=False)
class Analogs:
    """The newest forecasts: of which rating, `index` (n,), `mean` points, what `came` (n, 11)."""

    index: Ints
    mean: Floats
    came: NDArray[np.float32]

    def ahead(self, known: Ints, mean: Floats, base: Floats) -> Floats:
        """Chances (m, 11): outcomes of past forecasts within 0.6 points, shrunk to `base`."""
        parts = [slice(i, i + 64) for i in range(0, known.size, 64)]  # stays in the cache
        found = p.ANALOG_COUNT * base
        for rows in parts:
            near = np.abs(self.mean - mean[rows, None]) <= p.ANALOG_WIDTH
            near &= self.index <= known[rows, None]
            found[rows] += near.astype(np.float32) @ self.came
        return np.asarray(found / found.sum(axis=1, keepdims=True))


def analogs(mean: Floats, point: Ints, weight: Floats) -> Analogs:
    """Gather the newest 500 forecasts `mean` (n,) and the points (n,) that came."""
    new = np.arange(max(mean.size - p.JUDGED, 0), mean.size)
    rows = np.zeros((new.size, 11), dtype=np.float32)
    rows[np.arange(new.size), point[new]] = weight[new]
    return Analogs(new, mean[new], rows)


@dataclass(frozen=True, eq=False)
class Weighing:
    """Log scores of each filter so far, (n+1, g): which shape fits her.

    `index` (j,), `came` and `given` (j+1, 11): running sums, over the newest forecasts,
    of the points that came and of the chances the weighed filters had given them.
    """

    score: Floats
    index: Ints
    came: Floats
    given: Floats

    def mix(self, g: Glance) -> Floats:
        """Chances (m, 11) of the weighed filters, some sliders left where they start."""
        score = self.score[g.known + 1]
        weight = np.exp(score - score.max(axis=1, keepdims=True))
        weight /= weight.sum(axis=1, keepdims=True)
        flow = mixed_chances(weight, g.ou_mean, g.ou_sd) * (1 - g.left)[:, None]
        flow[:, p.SLIDER_POINT] += g.left
        return np.asarray(flow)

    def reshaped(self, known: Ints, flow: Floats) -> Floats:
        """The same chances (m, 11), each point scaled by how often it came against how often
        it was given: finds spikes where a slider starts and floors."""
        row = np.searchsorted(self.index, known, side="right")
        ratio = (self.came[row] + p.RESHAPE_COUNT * flow) / (
            self.given[row] + p.RESHAPE_COUNT * flow
        )
        scaled = flow * ratio
        return np.asarray(scaled / scaled.sum(axis=1, keepdims=True))


def scores(g: Glance, point: Ints, weight: Floats) -> Floats:
    """Running log scores (n+1, g) of the filters' past forecasts on the points (n,) that came."""
    meant = chance_of_point(g.ou_mean, g.ou_sd, point[:, None])
    left = g.left[:, None]
    came = (1 - left) * meant + left * (point == p.SLIDER_POINT)[:, None]
    return summed(weight[:, None] * np.log(came + 1e-9))


def weighing(g: Glance, point: Ints, weight: Floats, score: Floats) -> tuple[Weighing, Floats]:
    """Weigh the filters by `score` (n+1, g), and count what came against what they gave;
    what they gave on the newest forecasts, (j, 11), goes along.
    """
    new = np.arange(max(point.size - p.JUDGED, 0), point.size)
    rows = np.zeros((new.size, 11))
    rows[np.arange(new.size), point[new]] = weight[new]
    empty = np.zeros((1, 11))
    found = Weighing(score, new, empty, empty)
    flow = found.mix(g.last(p.JUDGED))
    return Weighing(score, new, summed(rows), summed(flow * weight[new, None])), flow
