"""Prequential stacking: experts weighed by how well their past forecasts did."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ebb.science.curve.banded import Floats, chances_of_points
from ebb.science.curve.experts import (
    Analogs,
    Regression,
    Weighing,
    analogs,
    regression,
    scores,
    tilted,
    weighing,
)
from ebb.science.curve.memory import Glance, Ints, Memory, glance
from ebb.science.curve.two import Guessing, guessing
from ebb.science.parameters import curve as p

EXPERTS = (
    "regression",
    "nested",
    "hourly",
    "wide",
    "narrow",
    "analogs",
    "filters",
    "reshaped",
    "two states",
)


@dataclass(frozen=True, eq=False)
class Stack:
    """Everything learned for one distance ahead. `weights` (experts,) sum to 1."""

    regression: Regression
    analogs: Analogs
    weighing: Weighing
    guessing: Guessing
    weights: Floats

    def chances(self, g: Glance) -> Floats:
        """Chances (m, 11) of the ratings glanced at."""
        flow = self.weighing.mix(g)
        every = opinions(g, self.regression, self.analogs, self.weighing, self.guessing, flow)
        return np.asarray(np.einsum("e,mep->mp", self.weights, every))


def opinions(
    g: Glance,
    line: Regression,
    past: Analogs,
    filters: Weighing,
    states: Guessing,
    flow: Floats,
) -> Floats:
    """What each expert gives, (m, experts, 11); `flow` (m, 11) is what the filters gave."""
    mean, sd = line.ahead(g)
    straight = chances_of_points(mean, sd)
    return np.stack(
        [
            straight,
            g.nested,
            g.hourly,
            tilted(g.nested, mean, p.TILT_WIDE * sd),
            tilted(g.nested, mean, p.TILT_NARROW * sd),
            past.ahead(g.known, mean, straight),
            flow,
            filters.reshaped(g.known, flow),
            states.mix(g.known, g.states),
        ],
        axis=1,
    )


@cache
def mixtures() -> Floats:
    """The weights considered, (128, experts): even draws of a Dirichlet distribution.

    A lattice of square roots of primes, turned into gamma quantiles; no chance in it.
    """
    from scipy.special import gammaincinv

    shape = np.array(p.EXPERT_SHARES) / sum(p.EXPERT_SHARES) * p.DIRICHLET
    roots = np.sqrt([2, 3, 5, 7, 11, 13, 17, 19, 23])
    even = (np.arange(1, p.MIXTURES + 1)[:, None] * roots) % 1
    drawn = gammaincinv(shape, even) + 1e-9
    return np.asarray(drawn / drawn.sum(axis=1, keepdims=True))


def weights(came: Floats, count: Floats) -> Floats:
    """Posterior mean weights (e,) of a mixture of experts, over the `mixtures`.

    `came` (n, e): the chance each expert had given to what came; `count` (n,) how
    much each outcome counts. The posterior mean gives the mixture's own Bayesian
    forecast (Gelman et al. 2013, 22); none falls below the floor.
    """
    considered = mixtures()
    score = count @ np.log(came @ considered.T + 1e-12)
    share = np.exp(score - score.max())
    found = np.maximum(share @ considered / share.sum(), p.FLOOR)
    return np.asarray(found / found.sum())


def known_before(hours: Floats, lead: float) -> Ints:
    """Index of the last rating known when rating i is forecast `lead` hours ahead.

    `lead` 0: the one before it. Otherwise the last at least `lead` hours earlier;
    -1 where there is none.
    """
    if lead == 0:
        return np.arange(hours.size) - 1
    return np.searchsorted(hours, hours - lead, side="right") - 1


def stack(m: Memory, value: Floats, lead: float, score: Floats | None = None) -> Stack:
    """Learn from every past forecast made `lead` hours ahead (0: of the next rating).

    `score`: the filters' log scores on next ratings; they weigh the filters at every
    distance, since only next ratings tell each of them everything once.
    """
    g = glance(m, known_before(m.log.hours, lead), m.log.hours, value)
    point = m.log.point
    line = regression(g, value, m.weight)
    past = analogs(line.ahead(g)[0], point, m.weight)
    score = scores(g, point, m.weight) if score is None else score
    filters, flow = weighing(g, point, m.weight, score)
    states = guessing(g.states, point, m.weight)
    every = opinions(g.last(p.JUDGED), line, past, filters, states, flow)
    came = np.take_along_axis(every, point[-p.JUDGED :, None, None], axis=2)[:, :, 0]
    count = m.weight[-p.JUDGED :] * (p.LATER_COUNTS if lead else 1.0)
    return Stack(line, past, filters, states, weights(came, count))
