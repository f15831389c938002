"""What each moment of a log remembers: fading means, histograms, the clock, the filters.

Everything is a running sum, so every past moment is there at once and learning
from past forecasts costs linear time. Row k+1 holds what is known after rating k;
row 0 is before the first.
"""

from dataclasses import dataclass, fields
from math import comb

import numpy as np
from numpy.typing import NDArray

from ebb.science.curve.banded import Floats, carried
from ebb.science.curve.log import Log
from ebb.science.curve.ou import Filters
from ebb.science.curve.soften import softened
from ebb.science.curve.two import TwoStates, two_states
from ebb.science.parameters import curve as p

Ints = NDArray[np.intp]
DAY, WEEK = 24.0, 168.0
POINTS = np.arange(11.0)


def summed(rows: Floats) -> Floats:
    """Running sums with a row of zeros in front, (n+1, ...)."""
    out = np.zeros((rows.shape[0] + 1, *rows.shape[1:]))
    np.cumsum(rows, axis=0, out=out[1:])
    return out


def turns(hours: Floats, period: float, order: int) -> Floats:
    """1, cos and sin of the first `order` harmonics of a cycle, (n, 2 order + 1)."""
    turn = np.exp(2j * np.pi * (hours % period) / period)
    out = np.ones((hours.size, 2 * order + 1))
    power = turn.copy()
    for k in range(1, order + 1):
        out[:, 2 * k - 1], out[:, 2 * k] = power.real, power.imag
        power *= turn
    return out


def kernel(order: int) -> Floats:
    """Fourier weights of the bump cos(angle/2)^(2 order), a kernel on a clock face."""
    parts = [comb(2 * order, order)]
    for k in range(1, order + 1):
        parts += [2 * comb(2 * order, order - k)] * 2
    return np.array(parts) / 4.0**order


@dataclass(frozen=True, eq=False)
class Memory:
    """Running sums over a log; `weight` (n,) undoes the choice of self-started moments."""

    log: Log
    weight: Floats
    counts: Floats  # (n+1, 11)
    by_day: Floats  # (n+1, 9, 11)
    by_week: Floats  # (n+1, 13, 2)
    fading: Floats  # (n+1, 3)
    filters: Filters
    states: TwoStates


def _fading(value: Floats, weight: Floats, mean: Floats) -> Floats:
    columns = np.empty((value.size + 1, len(p.FADING)))
    for c, share in enumerate(p.FADING):
        kept = np.full(value.size, 1 - share)
        total = carried(kept, np.column_stack([weight * value, weight]) * share)
        columns[1:, c] = (total[:, 0] + 0.05 * mean[1:]) / (total[:, 1] + 0.05)
        columns[0, c] = mean[0]
    return columns


def memory(log: Log, value: Floats, weight: Floats) -> Memory:
    """Gather the running sums of a log in linear time.

    `value` (n,) ratings corrected for self-started moments, `weight` (n,) how much
    each counts. Kernel on the clock: cos(angle/2)^8, about three hours either way.
    """
    rows = np.zeros((log.size, 11))
    rows[np.arange(log.size), log.point] = weight
    day = turns(log.hours, DAY, p.CLOCK_ORDER)[:, :, None] * rows[:, None, :]
    pair = np.column_stack([weight, weight * value])
    week = turns(log.hours, WEEK, p.WEEK_ORDER)[:, :, None] * pair[:, None, :]
    total = summed(pair)
    mean = (total[:, 1] + p.PRIOR_COUNT * p.PRIOR_MEAN) / (total[:, 0] + p.PRIOR_COUNT)
    return Memory(
        log,
        weight,
        summed(rows),
        summed(day),
        summed(week),
        np.column_stack([mean, _fading(value, weight, mean)]),
        softened(log.hours, value),
        two_states(log.hours, log.point, weight),
    )


@dataclass(frozen=True, eq=False)
class Glance:
    """What is known after rating `known` (m,) about the moments `at` (m,), whoever learns from it.

    `mean` (m,) running mean; `features` (m, f) deviations from it; `nested` and
    `hourly` (m, 11) histograms; `ou_mean`, `ou_sd` (m, g) of the filters' ratings and
    `left` (m,) the share of sliders left at 5; `states` (m, g, 11) of the two states.
    """

    known: Ints
    mean: Floats
    features: Floats
    nested: Floats
    hourly: Floats
    ou_mean: Floats
    ou_sd: Floats
    left: Floats
    states: Floats

    def last(self, count: int) -> "Glance":
        """The same for only the newest `count` of the moments."""
        rows = slice(max(self.known.size - count, 0), None)
        return Glance(*(getattr(self, field.name)[rows] for field in fields(self)))


def _nested(m: Memory, known: Ints) -> tuple[Floats, Floats]:
    """All, last 10 days, last 30 hours, each shrunk to the one before; and the first. (m, 11)."""
    now = m.log.hours[np.maximum(known, 0)] if m.log.size else np.zeros(known.size)
    here = m.counts[known + 1]
    chances = np.broadcast_to(np.asarray(p.PRIOR_POINTS), here.shape)
    every = None
    for hours, pseudo in p.NESTS:
        since = np.searchsorted(m.log.hours, now - hours, side="right")
        recent = here - m.counts[np.minimum(since, known + 1)]
        chances = (pseudo * chances + recent) / (pseudo + recent.sum(1, keepdims=True))
        every = chances if every is None else every
    return chances, chances if every is None else every


def _hourly(m: Memory, known: Ints, at: Floats, every: Floats) -> Floats:
    wave = turns(at, DAY, p.CLOCK_ORDER) * kernel(p.CLOCK_ORDER)
    near = np.maximum(np.einsum("mf,mfp->mp", wave, m.by_day[known + 1]), 0)
    return np.asarray((p.CLOCK_COUNT * every + near) / (p.CLOCK_COUNT + near.sum(1, keepdims=True)))


def _weekly(m: Memory, known: Ints, at: Floats, mean: Floats) -> Floats:
    wave = turns(at, WEEK, p.WEEK_ORDER) * kernel(p.WEEK_ORDER)
    near = np.einsum("mf,mfp->mp", wave, m.by_week[known + 1])
    return np.asarray((near[:, 1] + p.CLOCK_COUNT * mean) / (near[:, 0] + p.CLOCK_COUNT))


def glance(m: Memory, known: Ints, at: Floats, value: Floats) -> Glance:
    """Look from the moment after rating `known` (m,; -1 for none) to the hours `at` (m,)."""
    fading = m.fading[known + 1]
    mean = fading[:, 0]
    empty = (known < 0) | (m.log.size == 0)
    last = np.where(empty, mean, value[np.maximum(known, 0)] if m.log.size else mean)
    since = np.where(empty, np.inf, at - (m.log.hours[np.maximum(known, 0)] if m.log.size else 0))
    nested, every = _nested(m, known)
    hourly = _hourly(m, known, at, every)
    parts = [
        np.ones(at.size),
        *(fading[:, 1:] - mean[:, None]).T,
        last - mean,
        (last - mean) * np.exp(-since / p.LAST_FADES),
        hourly @ POINTS - mean,
        _weekly(m, known, at, mean) - mean,
    ]
    ou_mean, ou_sd = m.filters.ahead(known, at, since)
    left, states = m.filters.left[known + 1], m.states.each(known, since)
    rows = np.column_stack(parts)
    return Glance(known, mean, rows, nested, hourly, ou_mean, ou_sd, left, states)
