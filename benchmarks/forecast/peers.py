"""Light peers of the forecast: each gives chances (n, 11) of every rating from what was known.

A peer gets `hours`, `value` and `known` (n,), the index of the last rating known
when rating i is forecast (-1 for none). Peers that forecast a number get a normal
spread of the size of their own past errors, rectified to the scale.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Peer = Callable[[Floats, Floats, Ints], Floats]
EVEN = np.full(11, 1 / 11)
SHARES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9)


def normal(mean: Floats, sd: Floats) -> Floats:
    """A normal distribution rectified to the eleven points, (m, 11)."""
    from scipy.special import ndtr

    below = ndtr((np.arange(10) + 0.5 - mean[:, None]) / sd[:, None])
    return np.asarray(np.diff(below, axis=1, prepend=0.0, append=1.0))


def with_errors(mean: Floats, value: Floats, known: Ints) -> Floats:
    """Normal chances whose spread is that of the method's own past errors."""
    total = np.concatenate([[0.0], np.cumsum((value - mean) ** 2)])
    return normal(mean, np.sqrt((total[known + 1] + 4 * 4.0) / (known + 1 + 4)))


def _before(column: Floats, known: Ints, start: float = 3.5) -> Floats:
    return np.asarray(np.concatenate([[start], column])[known + 1])


def persistence(hours: Floats, value: Floats, known: Ints) -> Floats:
    """The last rating again."""
    return with_errors(_before(value, known), value, known)


def running_mean(hours: Floats, value: Floats, known: Ints) -> Floats:
    """The mean so far."""
    mean = (np.cumsum(value) + 3.5) / (np.arange(value.size) + 2)
    return with_errors(_before(mean, known), value, known)


def _ewma(value: Floats, share: float) -> Floats:
    out, now, seen = np.empty(value.size), 0.0, 0.0
    for i, v in enumerate(value):
        now, seen = now + share * (v - now), seen + share * (1 - seen)
        out[i] = now / seen
    return out


def _tuned(value: Floats, known: Ints) -> Floats:
    means = np.stack([_before(_ewma(value, share), known) for share in SHARES])
    errors = np.cumsum((means - value) ** 2, axis=1)
    best = np.argmin(np.concatenate([np.zeros((len(SHARES), 1)), errors], axis=1), axis=0)
    return np.asarray(means[best[known + 1], np.arange(value.size)])


def ewma(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Exponentially weighted mean; its share chosen by her own past errors."""
    return with_errors(_tuned(value, known), value, known)


def ewma_residuals(hours: Floats, value: Floats, known: Ints) -> Floats:
    """The same mean with its own past errors as the shape."""
    mean = _tuned(value, known)
    out = with_errors(mean, value, known)
    for i, k in enumerate(known):
        if k >= 4:
            moved = np.clip(np.round(mean[i] + (value - mean)[: k + 1]), 0, 10).astype(int)
            out[i] = (np.bincount(moved, minlength=11) + 2 * out[i]) / (k + 3)
    return out


def climatology(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Histogram weighed by nearness of the hour of day (3 hours either way)."""
    out = np.empty((value.size, 11))
    points = value.astype(int)
    for i, k in enumerate(known):
        apart = np.abs((hours[: k + 1] - hours[i] + 12) % 24 - 12)
        near = np.exp(-0.5 * (apart / 3.0) ** 2)
        out[i] = np.bincount(points[: k + 1], near, 11) + 2 * EVEN
    return np.asarray(out / out.sum(axis=1, keepdims=True))


def _counts(value: Floats) -> Floats:
    rows = np.eye(11)[value.astype(int)]
    return np.concatenate([np.zeros((1, 11)), np.cumsum(rows, axis=0)])


def histogram(hours: Floats, value: Floats, known: Ints) -> Floats:
    """How often each point came so far."""
    rows = _counts(value)[known + 1] + 2 * EVEN
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def _recent(hours: Floats, value: Floats, known: Ints, span: float) -> Floats:
    every = _counts(value)
    since = np.searchsorted(hours, hours[np.maximum(known, 0)] - span, side="right")
    return np.asarray(every[known + 1] - every[np.minimum(since, known + 1)])


def fortnight(hours: Floats, value: Floats, known: Ints) -> Floats:
    """How often each point came in the last 14 days."""
    rows = _recent(hours, value, known, 336.0) + 2 * EVEN
    return np.asarray(rows / rows.sum(axis=1, keepdims=True))


def nested(hours: Floats, value: Floats, known: Ints) -> Floats:
    """All ratings, the last 10 days, the last 30 hours, each shrunk to the one before."""
    rows = np.broadcast_to(EVEN, (value.size, 11))
    for span, pseudo in ((1e9, 4.0), (240.0, 4.0), (30.0, 2.0)):
        found = _recent(hours, value, known, span)
        rows = (pseudo * rows + found) / (pseudo + found.sum(axis=1, keepdims=True))
    return np.asarray(rows)


LIGHT: dict[str, Peer] = {
    "persistence": persistence,
    "running mean": running_mean,
    "EWMA, tuned": ewma,
    "EWMA, own residuals": ewma_residuals,
    "hour climatology": climatology,
    "histogram": histogram,
    "last 14 days": fortnight,
    "nested histogram": nested,
}
