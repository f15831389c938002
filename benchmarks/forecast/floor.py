"""How near the exact filter anybody could come who must learn the person from the same past.

Two who know the world (its kind of person and the ranges) but not the person, on
`DRAWS` people drawn from the world: one averages their exact filters by how well
they fitted the past (Bayes, as the draws grow), one believes the best-fitting
(maximum likelihood among the draws). Their excess over the exact filter is what
not knowing the person costs; a method that does not know the world pays more.
Few draws fit a long past well, so both are a little pessimistic. `drifter` needs a
finer grid than is affordable and is left out.
"""

from collections.abc import Sequence

import numpy as np

from benchmarks.forecast.exact import Floats, exact_pmf, known_before
from benchmarks.forecast.generators import (
    SMOOTH,
    Person,
    Switch,
    Truth,
    _bell,
    _truths,
    person,
)
from benchmarks.forecast.run import LEADS, LEARNING
from benchmarks.forecast.score import bounded, log_score

DRAWS, STEP = 600, 0.22
Guesses = dict[str, Floats]  # by lead: chances (n, draws, 11)


def _moved(belief: Floats, z: Floats, tau: Floats, gap: float) -> Floats:
    """Beliefs (draws, grid) about x in units of its sd, `gap` hours later."""
    kept = np.exp(-gap / tau)[:, None, None]
    width = np.maximum(np.sqrt(1 - kept**2), 0.55 * STEP)
    matrix = np.exp(-0.5 * ((z - z[:, None] * kept) / width) ** 2)
    matrix /= matrix.sum(axis=2, keepdims=True)
    return np.asarray((belief[:, None] @ matrix)[:, 0])


def _smooth(one: Person, draws: Sequence[Truth]) -> tuple[Floats, Guesses]:
    """Log likelihoods (n, draws) of each rating, and every draw's forecasts."""
    from scipy.special import ndtr

    sd, tau, noise, spike = np.array([[t.sd, t.tau, t.noise, t.spike] for t in draws]).T
    means = np.array([t.mean(one.hours) for t in draws])
    z = np.arange(-4.4, 4.41, STEP)
    start = np.tile(np.exp(-0.5 * z**2) / np.exp(-0.5 * z**2).sum(), (len(draws), 1))
    after: list[Floats] = []
    fit = np.empty((one.hours.size, len(draws)))
    known = {name: known_before(one.hours, lead) for name, lead in LEADS.items()}
    out = {name: np.empty((*fit.shape, 11)) for name in LEADS}
    edges = (np.arange(10) + 0.5)[None, :, None]
    for i, now in enumerate(one.hours):
        below = ndtr(
            (edges - means[:, i, None, None] - sd[:, None, None] * z) / noise[:, None, None]
        )
        looks = np.diff(below, axis=1, prepend=0.0, append=1.0) * (1 - spike)[:, None, None]
        looks[:, 5] += spike[:, None]
        for name, row in known.items():
            k = row[i]
            before = _moved(after[k], z, tau, now - one.hours[k]) if k >= 0 else start
            out[name][i] = (looks @ before[:, :, None])[:, :, 0]
            if name == "next":
                posterior = before * looks[:, int(one.intensity[i])]
        fit[i] = np.log(np.maximum(posterior.sum(axis=1), 1e-12))
        after.append((posterior + 1e-300) / (posterior + 1e-300).sum(axis=1, keepdims=True))
    return fit, out


def _switching(one: Person, draws: Sequence[Switch]) -> tuple[Floats, Guesses]:
    calm, wave = np.array([t.calm for t in draws]), np.array([t.wave for t in draws])
    stays = np.array([[t.stay_calm, t.stay_wave] for t in draws])
    share, speed = stays[:, 1] / stays.sum(axis=1), (1 / stays).sum(axis=1)
    chance, after, fit = share, [share], []
    for gap, point in zip(np.diff(one.hours, prepend=one.hours[0]), one.intensity, strict=True):
        chance = share + (chance - share) * np.exp(-gap * speed)
        up, down = chance * wave[:, int(point)], (1 - chance) * calm[:, int(point)]
        chance = up / (up + down)
        fit.append(np.log(up + down))
        after.append(chance)
    out = {}
    for name, lead in LEADS.items():
        known = known_before(one.hours, lead)
        since = np.where(known >= 0, one.hours - one.hours[np.maximum(known, 0)], np.inf)
        now = share + (np.array(after)[known + 1] - share) * np.exp(-since[:, None] * speed)
        out[name] = calm + now[:, :, None] * (wave - calm)
    return np.array(fit), out


def told_the_world(one: Person, seed: int = 77) -> dict[str, tuple[float, float]]:
    """Excess log score by lead, averaging the draws and believing the best one."""
    rng = np.random.default_rng([seed, int(one.name[-3:])])
    if one.world == "switch":
        pairs = [(rng.uniform(12, 60), rng.uniform(2, 10)) for _ in range(DRAWS)]
        fit, guesses = _switching(
            one, [Switch(*pair, _bell(rng, 0, 3), _bell(rng, 5, 9)) for pair in pairs]
        )
    else:
        fit, guesses = _smooth(one, [_truths(one.world, rng) for _ in range(DRAWS)])
    past = np.concatenate([np.zeros((1, fit.shape[1])), np.cumsum(fit, axis=0)])
    return {name: _excess(one, name, past, guesses[name]) for name in LEADS}


def _excess(one: Person, lead: str, past: Floats, given: Floats) -> tuple[float, float]:
    known = known_before(one.hours, LEADS[lead]) + 1
    weight = np.exp(past[known] - past[known].max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    best = given[np.arange(known.size), weight.argmax(axis=1)]
    rows = np.flatnonzero(known >= LEARNING)
    exact = exact_pmf(one, LEADS[lead])
    assert exact is not None
    point = one.intensity.astype(np.intp)[rows]
    mean, top, sure = (
        log_score(bounded(pmf[rows]), point).mean()
        for pmf in ((weight[:, None, :] @ given)[:, 0], best, exact)
    )
    return float(mean - sure), float(top - sure)


def floor(each: int) -> str:
    """A Markdown table: the first `each` frozen people of every world with an exact filter."""
    lines = [
        f"### Excess of one who knows the world but not the person ({each} people a world, nats)",
        "",
        f"| world | next: average of {DRAWS} draws | best draw | 24 h: average | best draw |",
        "|---|--:|--:|--:|--:|",
    ]
    every = []
    for world in [w for w in (*SMOOTH, "switch") if w != "drifter"]:
        found = [told_the_world(person(world, number)) for number in range(each)]
        row = np.mean([[*f["next"], *f["24 h"]] for f in found], axis=0)
        if world == "bursts":  # a day ahead the exact filter is not the best there: see table.py
            row[2:] = np.nan
        every.append(row)
        lines.append(_line(world, row))
    return "\n".join([*lines, _line("all", np.nanmean(every, axis=0))]) + "\n"


def _line(name: str, row: Floats) -> str:
    cells = ["-" if np.isnan(cell) else f"{cell:.3f}" for cell in row]
    return f"| {name} | " + " | ".join(cells) + " |"
