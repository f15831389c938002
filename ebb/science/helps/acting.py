"""The other outcome: whether she acted on the pull in the next hours.

    logit P(acted) = alpha + gamma[stratum of the rating before] - delta_k

Logistic regression with Gaussian priors by Laplace's method (MacKay 1992, Neural Comput. 4:448).
Several good exercises work here and not on the rating (Bowen & Marlatt 2009).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ebb.science.helps.history import Array, Use
from ebb.science.parameters import helps as known

COMMON = 1 + len(known.STRATA)  # columns before the exercises: alpha, one per stratum
ROUNDS = 8  # Newton steps; the objective is concave and starts at the prior's mean


@dataclass(frozen=True, slots=True)
class Acting:
    """Belief about [alpha, gamma, delta]: mean (4 + k,) and covariance, in log-odds."""

    mean: Array
    cov: Array


def stratum(strength: float | None) -> int:
    """Index of the stratum of a rating 0-10; the middle one if there is none."""
    if strength is None:
        return 1
    return sum(strength >= least for least, _ in known.STRATA) - 1


def holding(labels: Sequence[str]) -> Array:
    """Prior means of delta (k,) by the evidence of each exercise, in log-odds."""
    return np.array([known.HOLDS.get(label, known.HOLDS_ELSE.value) for label in labels], float)


def _design(uses: Sequence[Use], names: Sequence[str]) -> tuple[Array, Array]:
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(uses), COMMON + len(names)))
    x[:, 0] = 1.0
    for row, use in zip(x, uses, strict=True):
        row[1 + stratum(use.before[-1] if use.before else None)] = 1.0
        if use.exercise is not None:
            row[COMMON + index[use.exercise]] = -1.0
    return x, np.array([bool(use.acted) for use in uses], dtype=float)


def fit(uses: Sequence[Use], names: Sequence[str], labels: Sequence[str]) -> Acting:
    """Belief after `uses` whose `acted` is known; others are left out. Prior if there are none."""
    x, y = _design([use for use in uses if use.acted is not None], names)
    gammas = [shift for _, shift in known.STRATA]
    centre = np.concatenate([[known.ACTS.value], gammas, holding(labels)])
    sd = [known.ACTS_SD.value] + [known.STRATUM_SD.value] * len(gammas)
    precision = np.array(sd + [known.HOLDS_SD.value] * len(names)) ** -2.0
    mean, hessian = centre, np.diag(precision)
    for _ in range(ROUNDS if y.size else 0):
        chance = 1.0 / (1.0 + np.exp(-(x @ mean)))
        hessian = (x.T * (chance * (1.0 - chance))) @ x + np.diag(precision)
        slope = x.T @ (y - chance) - precision * (mean - centre)
        mean = mean + np.linalg.solve(hessian, slope)
    return Acting(mean, np.linalg.inv(hessian))
