"""Prequential stacking: experts weighed by how well their past forecasts did."""

from dataclasses import dataclass

import numpy as np

from ebb.science.curve.banded import Floats, chances_of_points
from ebb.science.curve.experts import (
    Analogs,
    Regression,
    Weighing,
    analogs,
    regression,
    tilted,
    weighing,
)
from ebb.science.curve.memory import Glance, Ints, Memory, glance
from ebb.science.parameters import curve as p

EXPERTS = ("regression", "nested", "hourly", "wide", "narrow", "analogs", "filters", "reshaped")


@dataclass(frozen=True, eq=False)
class Stack:
    """Everything learned for one distance ahead. `weights` (experts,) sum to 1."""

    regression: Regression
    analogs: Analogs
    weighing: Weighing
    weights: Floats

    def chances(self, g: Glance) -> Floats:
        """Chances (m, 11) of the ratings glanced at."""
        every = opinions(g, self.regression, self.analogs, self.weighing)
        return np.asarray(np.einsum("e,mep->mp", self.weights, every))


def opinions(g: Glance, line: Regression, past: Analogs, filters: Weighing) -> Floats:
    """What each expert gives, (m, experts, 11)."""
    mean, sd = line.ahead(g)
    straight = chances_of_points(mean, sd)
    flow = filters.mix(g)
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
        ],
        axis=1,
    )


def weights(came: Floats, count: Floats, prior: Floats, rounds: int = 30) -> Floats:
    """Weights (e,) that make past outcomes likeliest under a Dirichlet prior.

    `came` (n, e): the chance each expert had given to what came; `count` (n,) how
    much each outcome counts; `prior` (e,) pseudo-counts. Expectation-maximisation
    (Dempster, Laird & Rubin 1977); none falls below the floor.
    """
    found = prior / prior.sum()
    for _ in range(rounds):
        found = found * ((count / (came @ found)) @ came) + prior
        found /= found.sum()
    lifted = np.maximum(found, p.FLOOR)
    return np.asarray(lifted / lifted.sum())


def known_before(hours: Floats, lead: float) -> Ints:
    """Index of the last rating known when rating i is forecast `lead` hours ahead.

    `lead` 0: the one before it. Otherwise the last at least `lead` hours earlier;
    -1 where there is none.
    """
    if lead == 0:
        return np.arange(hours.size) - 1
    return np.searchsorted(hours, hours - lead, side="right") - 1


def stack(m: Memory, value: Floats, lead: float) -> Stack:
    """Learn from every past forecast made `lead` hours ahead (0: of the next rating)."""
    g = glance(m, known_before(m.log.hours, lead), m.log.hours, value)
    point = m.log.point
    line = regression(g, value, m.weight)
    past = analogs(line.ahead(g)[0], point, m.weight)
    filters = weighing(g, point, m.weight)
    every = opinions(g.last(p.JUDGED), line, past, filters)
    came = np.take_along_axis(every, point[-p.JUDGED :, None, None], axis=2)[:, :, 0]
    prior = np.array(p.EXPERT_SHARES) * p.DIRICHLET
    return Stack(line, past, filters, weights(came, m.weight[-p.JUDGED :], prior))
