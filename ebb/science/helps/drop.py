"""The felt drop: what an exercise does to the rating, a Gaussian model in closed form.

    after_ij = a + r b_i - g (b_i - m) h(t_ij) - theta_k b_i / 6 + day + ease + u_i + e_ij

`b` the rating before, `t` minutes, `h` hours that tire: s (1 - exp(-t / s)). `u` is shared by
the ratings of one wave, `e` is the noise of one rating. Effects may drift in a straight line.
The two noises, `s` and the drift are averaged over a small grid by marginal likelihood.
Sources: Lindley & Smith (1972), JRSS B 34:1 (linear model, Gaussian priors).
"""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from ebb.science.helps.history import Array, Rows, joined
from ebb.science.parameters import helps as known

CENSORED = 2  # rounds for ratings at the ends of the scale
WALK = 2  # shapes by which an effect may wander
COMMON = 7  # columns before the effects: a, r, g, calm's offset, cosine, sine, ease


@dataclass(frozen=True, slots=True)
class Drop:
    """Belief about k effects: `mean` (k,) and `cov` (k, k), points at a strength of 6, now.

    `silent` (k,): the mean if every wave without a rating after was a point worse than expected.
    """

    mean: Array
    cov: Array
    silent: Array


def design(rows: Rows, k: int, tires: float) -> Array:
    """Columns (m, 7 + k + 2 k) of the formula above, wandering last; `tires` in hours."""
    b = rows.before[rows.use]
    hours = rows.minutes / 60.0
    h = tires * -np.expm1(-hours / tires)
    angle = 2.0 * np.pi * (rows.hour[rows.use] - 3.0) / 24.0
    age = rows.age[rows.use] / 100.0
    hit = (rows.which[rows.use][:, None] == np.arange(k)) * (-b / 6.0)[:, None]
    common = [np.ones_like(b), b, -(b - known.CALM.value) * h, h, np.cos(angle), np.sin(angle), age]
    since = rows.span - age
    walks = [hit * wander(since, rows.span, j)[:, None] for j in range(WALK)]
    return np.concatenate([np.stack(common, axis=1), hit, *walks], axis=1)


def wander(days: Array, span: float, j: int) -> Array:
    """The `j`-th shape of a random walk, `days` (in 100) after the first use of `span`.

    Karhunen-Loeve terms of Brownian motion with variance 1 after 100 days
    (Loeve 1978, Probability Theory II, section 37.5).
    """
    rate = (j + 0.5) * np.pi / span
    return np.asarray(np.sqrt(2.0 / span) * np.sin(rate * days) / rate)


def prior(effects: Array, drift: float, walk: int) -> tuple[Array, Array]:
    """Means and precisions of the columns of `design`; `effects` (k,) by the evidence."""
    k = effects.size
    mean = np.zeros(COMMON + (1 + walk) * k)
    mean[:3] = known.LEVEL.value, known.KEEPS.value, known.DECAY.value
    mean[COMMON : COMMON + k] = effects
    common = (known.LEVEL_SD, known.KEEPS_SD, known.DECAY_SD, known.CALM_SD)
    more = (known.NIGHT_SD, known.NIGHT_SD, known.EASE_SD)
    sd = [p.value for p in (*common, *more)] + [known.EFFECT_SD.value] * k + [drift] * (walk * k)
    return mean, np.array(sd) ** -2.0


type _Between = list[tuple[float, float, float, Array]]


def _grams(x: Array, y: Array, rows: Rows) -> tuple[Array, _Between]:
    """Products of [x, y] within waves, and between waves by (befores, afters, count)."""
    z = np.concatenate([x, y[:, None]], axis=1)
    starts = np.searchsorted(rows.use, np.arange(rows.before.size))
    means = np.add.reduceat(z, starts, axis=0) / rows.afters[:, None]
    between: _Between = []
    within = z.T @ z
    for nb, na in sorted(set(zip(rows.befores.tolist(), rows.afters.tolist(), strict=True))):
        some = means[(rows.befores == nb) & (rows.afters == na)]
        between.append((nb, na, float(len(some)), some.T @ some))
        within -= na * between[-1][3]
    return within, between


def wave_variance(befores: float, wave: float, rating: float) -> float:
    """Variance shared by a wave's ratings: its own, and what the rating before did not tell."""
    return wave**2 + (known.KEEPS.value - 0.1) ** 2 * rating**2 / befores


def noises(rows: Rows) -> list[tuple[float, float]]:
    """The grid of noises; one rating after cannot tell the two apart, so fewer are tried."""
    alone = bool(np.all(rows.afters == 1.0))
    return list(product(known.WAVE_SD, known.RATING_SD[1:2] if alone else known.RATING_SD))


def tirings(rows: Rows) -> tuple[float, ...]:
    """The grid of tiring; ratings all given at one delay cannot tell them apart."""
    return known.SATURATION[-1:] if np.ptp(rows.minutes) < 1.0 else known.SATURATION


def weigh(x: Array, y: Array, rows: Rows) -> tuple[Array, Array]:
    """Products of [x, y] weighed by precision, (g, p+1, p+1), and log|R|, (g,), per noise pair."""
    within, between = _grams(x, y, rows)
    grams, logdets = [], []
    for wave, rating in noises(rows):
        gram, logdet = within / rating**2, 0.0
        for nb, na, count, part in between:
            total = rating**2 + na * wave_variance(nb, wave, rating)
            gram = gram + part * (na / total)
            logdet += count * (np.log(total) + (na - 1.0) * np.log(rating**2))
        grams.append(gram)
        logdets.append(logdet)
    return np.array(grams), np.array(logdets)


def solve(gram: Array, mean: Array, precision: Array) -> tuple[Array, Array, Array]:
    """Gaussian regression from weighed products (g, p+1, p+1).

    Returns posterior means (g, p), covariances (g, p, p), and the log marginal likelihood (g,)
    without log|R|.
    """
    p = mean.size
    root = np.linalg.cholesky(gram[:, :p, :p] + np.diag(precision))
    inverse = np.linalg.inv(root)
    cov = np.swapaxes(inverse, 1, 2) @ inverse
    right = gram[:, :p, p] + precision * mean
    found = np.einsum("gij,gj->gi", cov, right)
    fit = gram[:, p, p] + precision @ mean**2 - np.einsum("gi,gi->g", right, found)
    size = 2.0 * np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1) - np.log(precision).sum()
    return found, cov, -0.5 * (fit + size)


def _noise_prior(rows: Rows) -> Array:
    """Log weights of the noise pairs, log-normal around 0.85 and 0.7 points."""
    grid = np.array(noises(rows))
    return np.asarray(-0.5 * (((np.log(grid) - np.log([0.85, 0.7])) / 0.4) ** 2).sum(axis=1))


@dataclass(frozen=True, slots=True)
class Part:
    """Posteriors for one shape of decay and drift: log weights (g,), means, covariances.

    `share` (g,) of the whole mixture.
    """

    tires: float
    walk: int
    share: Array
    mean: Array
    cov: Array


def designs(rows: Rows, k: int) -> dict[float, Array]:
    """The design for each way of tiring."""
    return {tires: design(rows, k, tires) for tires in tirings(rows)}


def mix(rows: Rows, x: dict[float, Array], y: Array, effects: Array) -> list[Part]:
    """Fit every point of the grid to ratings `y` (m,) and weigh it by marginal likelihood."""
    parts = []
    for tires, columns in x.items():
        grams, logdets = weigh(columns, y, rows)
        for drift, chance in known.DRIFT:
            walk = WALK if drift else 0
            use = [*range(COMMON + (1 + walk) * effects.size), columns.shape[1]]
            some = grams[:, use][:, :, use]
            mean, cov, log = solve(some, *prior(effects, drift or 1.0, walk))
            log = log - 0.5 * logdets + _noise_prior(rows) + np.log(chance)
            parts.append(Part(tires, walk, log, mean, cov))
    top = max(float(part.share.max()) for part in parts)
    total = sum(float(np.exp(part.share - top).sum()) for part in parts)
    return [replace(part, share=np.exp(part.share - top) / total) for part in parts]


def now(part: Part, k: int, whole: float) -> tuple[Array, Array]:
    """Means (g, k) and covariances (g, k, k) of the effects at the end of `whole` (100 days)."""
    on = np.zeros((k, part.mean.shape[1]))
    on[:, COMMON : COMMON + k] = np.eye(k)
    for j in range(part.walk):
        start = COMMON + (1 + j) * k
        on[:, start : start + k] = np.eye(k) * wander(np.array(whole), whole, j)
    return part.mean @ on.T, on @ part.cov @ on.T


def moments(parts: list[Part], k: int, whole: float) -> tuple[Array, Array]:
    """Mean (k,) and covariance (k, k) of the effects over the whole mixture."""
    found = [now(part, k, whole) for part in parts]
    share = np.concatenate([part.share for part in parts])
    means = np.concatenate([mean for mean, _ in found])
    covs = np.concatenate([cov for _, cov in found])
    mean = share @ means
    off = means - mean
    return mean, np.einsum("g,gij->ij", share, covs) + (off.T * share) @ off


def expected(rows: Rows, parts: list[Part], k: int) -> Array:
    """What the mixture expects of each rating: (m,)."""
    level = np.zeros(rows.minutes.size)
    for part in parts:
        columns = design(rows, k, part.tires)[:, : part.mean.shape[1]]
        level += columns @ (part.share @ part.mean)
    return level


def _beyond(rating: Array, level: Array) -> Array:
    """Ratings with those at the ends of the scale moved to where they were felt on average.

    The E step of a censored regression (Tobin 1958, Econometrica 26:24).
    """
    from scipy.special import log_ndtr

    sd = float(np.hypot(known.WAVE_SD[1], known.RATING_SD[1]))
    side = np.where(rating >= 10.0, 1.0, np.where(rating <= 0.0, -1.0, 0.0))
    edge = np.where(side > 0, 9.5, 0.5)
    u = side * (level - edge) / sd
    ratio = np.exp(-0.5 * u**2 - 0.5 * np.log(2.0 * np.pi) - log_ndtr(u))
    return np.asarray(np.where(side == 0.0, rating, level + side * sd * ratio))


def _uncensored(rows: Rows, effects: Array) -> tuple[Array, list[Part]]:
    """Ratings (m,) as they were felt, and the mixture fitted to them."""
    x, y = designs(rows, effects.size), rows.rating
    parts = mix(rows, x, y, effects)
    for _ in range(CENSORED if np.any((y <= 0.0) | (y >= 10.0)) else 0):
        y = _beyond(rows.rating, expected(rows, parts, effects.size))
        parts = mix(rows, x, y, effects)
    return y, parts


def fit(rows: Rows, silent: Rows, effects: Array) -> Drop:
    """The belief about `effects` (k,), which hold the priors' means, after rated uses.

    `silent` are waves without a rating after; theirs are ignored except for the sensitivity.
    Both share `span`.
    """
    k = effects.size
    if not rows.rating.size:
        return Drop(effects, np.eye(k) * known.EFFECT_SD.value**2, effects)
    y, parts = _uncensored(rows, effects)
    mean, cov = moments(parts, k, rows.span)
    if not silent.rating.size:
        return Drop(mean, cov, mean)
    worse = expected(silent, parts, k) + known.WORSE_IF_SILENT.value
    both = joined(rows, silent)
    parts = mix(both, designs(both, k), np.concatenate([y, worse]), effects)
    return Drop(mean, cov, moments(parts, k, rows.span)[0])
