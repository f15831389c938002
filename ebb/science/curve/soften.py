"""What a rating at an end of the scale, or a slider left where it starts, says of the latent x.

A 0 says "anywhere below", a 10 "anywhere above"; a 5 may be a slider that was not
moved. Each is replaced by the normal reading that would move a normal belief to the
same mean and variance (assumed-density filtering: Minka 2001; truncated normal:
Tobin 1958, Econometrica 26:24). The belief is one filter's own forecast from what
was known before, so no rating is read with the future in view; in rounds, because
the first forecasts still take a 0 for a 0.
"""

import numpy as np

from ebb.science.curve.banded import Floats, chance_of_point
from ebb.science.curve.ou import Filters, Readings, Shapes, filters, plain
from ebb.science.parameters import curve as p

READER = Shapes(np.array([p.READER[0]]), np.array([p.READER[1]]), p.COURSE_FREEDOMS[-1:])


def softened(hours: Floats, value: Floats) -> Filters:
    """The filters of a log (n,) hours, (n,) points, with soft readings. Linear in n."""
    read, left = plain(value), np.full(value.size + 1, p.LEFT_LEAST)
    known = np.arange(value.size) - 1
    since = np.diff(hours, prepend=-np.inf)
    for _ in range(p.SOFT_ROUNDS if value.size else 0):
        first = filters(hours, read, left, READER)
        mean, sd = (part[:, 0] for part in first.ahead(known, hours, since))
        left = _left(mean, sd, value)
        read = soft(mean, sd, first.v[0, 0, :-1], value, left[:-1])
    return filters(hours, read, left)


def _left(mean: Floats, sd: Floats, value: Floats) -> Floats:
    """Share of sliders left at 5 after each rating, (n+1,): how often 5 came beyond forecast."""
    given = chance_of_point(mean, sd, np.array(p.SLIDER_POINT))
    beyond = np.cumsum((value == p.SLIDER_POINT) - given)
    found = np.concatenate([[0.0], beyond / (np.cumsum(1 - given) + p.LEFT_COUNT)])
    return np.asarray(np.clip(found, p.LEFT_LEAST, p.LEFT_MOST))


def soft(mean: Floats, sd: Floats, v: Floats, value: Floats, left: Floats) -> Readings:
    """Readings under forecasts `mean`, `sd`, variance `v`, share `left`; all (n,)."""
    rows, more, expected, beyond = value.copy(), np.zeros_like(value), value.copy(), 0 * value
    for sign, end in ((1.0, value <= 0), (-1.0, value >= 10)):
        at = np.flatnonzero(end)
        middle, part = _truncated(mean[at], sd[at], sign)
        rows[at] = (middle - part * mean[at]) / (1 - part)
        more[at] = part * sd[at] ** 2 / (1 - part) / v[at]
        expected[at], beyond[at] = middle, part * sd[at] ** 2
    at = np.flatnonzero(value == p.SLIDER_POINT)
    weight = np.ones_like(value)
    weight[at] -= _unmoved(mean[at], sd[at], left[at])
    return Readings(rows, more, weight, expected, beyond)


def _truncated(mean: Floats, sd: Floats, sign: float) -> tuple[Floats, Floats]:
    """Mean, and share of the variance left, of a normal known to lie beyond an end
    (below 0.5 for `sign` 1, above 9.5 for -1)."""
    from scipy.special import ndtr

    edge = np.clip(sign * ((0.5 if sign > 0 else 9.5) - mean) / sd, -5, 5)
    pull = np.exp(-0.5 * edge**2) / np.sqrt(2 * np.pi) / ndtr(edge)
    return mean - sign * sd * pull, np.clip(1 - edge * pull - pull**2, 0.01, 0.97)


def _unmoved(mean: Floats, sd: Floats, left: Floats) -> Floats:
    """Chance that a 5 is a slider left alone rather than meant."""
    meant = (1 - left) * chance_of_point(mean, sd, np.array(p.SLIDER_POINT))
    return np.minimum(left / (left + meant), 0.95)
