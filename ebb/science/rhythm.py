"""When waves tend to come: the chance at the next prompt, and the hours of the week.

Bins of the hour of the week forecast worse than the plain rate, so kernels on the
clock are shrunk to it, and no pattern is shown unless it forecast better than the
plain rate in the person's own past. Neither says why a wave comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ebb.science import curve
from ebb.science.curve.banded import carried
from ebb.science.curve.memory import DAY, WEEK, kernel, summed, turns
from ebb.science.parameters import rhythm as p

Floats = NDArray[np.float64]


def _reports(times: ArrayLike, happened: ArrayLike) -> tuple[Floats, Floats]:
    at = np.asarray(times, dtype=np.float64)
    came = np.asarray(happened, dtype=np.float64)
    if at.ndim != 1 or at.shape != came.shape:
        raise ValueError("times and happened must be two lists of equal length.")
    if not np.isfinite(at).all() or (np.diff(at) < 0).any():
        raise ValueError("times must be finite and ascending.")
    if not np.isin(came, (0, 1)).all():
        raise ValueError("happened must hold only True and False.")
    return at, came


def _faded(kept: Floats, came: Floats, base: Floats) -> Floats:
    """Fading share of episodes above the base rate, as known after each report, (n+1,)."""
    total = carried(kept, np.column_stack([came, np.ones(came.size)]))
    total = np.vstack([np.zeros(2), total])
    share = (total[:, 0] + p.FADING_COUNT * base) / (total[:, 1] + p.FADING_COUNT)
    return np.asarray(share - base)


def _near(sums: Floats, face: Floats, base: Floats) -> Floats:
    """Share of episodes near an hour, above the base rate: `sums` (m, f, 2), `face` (m, f)."""
    found = np.maximum(np.einsum("mf,mfc->mc", face, sums), 0)
    return np.asarray((found[:, 0] + p.CLOCK_COUNT * base) / (found[:, 1] + p.CLOCK_COUNT) - base)


def _on_the_clock(at: Floats, came: Floats, base: Floats) -> Floats:
    """Day kernel that forgets, and day-and-week kernel, for every report and the next, (n+1, 2)."""
    pair = np.column_stack([came, np.ones(came.size)])
    day, week = turns(at, DAY, p.DAY_ORDER), turns(at, WEEK, p.WEEK_ORDER)
    face = day * kernel(p.DAY_ORDER)
    both = np.einsum("mf,mg->mfg", day[:, :5], week).reshape(at.size, 5 * week.shape[1])
    weight = np.outer(kernel(2), kernel(p.WEEK_ORDER)).ravel()
    kept = np.exp(-np.diff(at[:-1], prepend=at[:1]) / p.CLOCK_FADES)
    rows = (day[:-1, :, None] * pair[:, None, :]).reshape(came.size, 2 * day.shape[1])
    fading = np.vstack([np.zeros((1, rows.shape[1])), carried(kept, rows)])
    every = summed(both[:-1, :, None] * pair[:, None, :])
    return np.column_stack(
        [_near(fading.reshape(at.size, -1, 2), face, base), _near(every, both * weight, base)]
    )


def _features(times: Floats, came: Floats, at: float) -> Floats:
    """What was known before each report and before `at`, (n+1, 10)."""
    when = np.append(times, at)
    count = np.arange(came.size + 1) + p.RATE_YES + p.RATE_NO
    base = (np.concatenate([[0.0], np.cumsum(came)]) + p.RATE_YES) / count
    gaps = np.diff(times, prepend=times[:1])
    kept = [np.full(came.size, share) for share in p.PER_REPORT]
    kept += [np.exp(-gaps / hours) for hours in p.PER_HOURS]
    last = np.concatenate([[0.0], came - base[1:]])
    last[1:] *= np.exp(-np.diff(when) / p.LAST_FADES)
    parts = [np.ones(when.size), np.log(base / (1 - base))]
    parts += [_faded(k, came, base) for k in kept]
    return np.column_stack([*parts, last, _on_the_clock(when, came, base)])


def _slopes(rows: Floats, came: Floats) -> Floats:
    """Logistic slopes (10,) of greatest posterior density, normal priors, Newton's method."""
    mean, wide = np.array(p.SLOPE_MEAN), np.diag(1 / np.square(p.SLOPE_SD))
    found = mean.copy()
    for _ in range(12):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        uphill = rows.T @ (came - chance) - wide @ (found - mean)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + wide
        step = np.linalg.solve(bend, uphill)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return found


def next_probability(
    times: ArrayLike, happened: ArrayLike, at: float, *, intensity: ArrayLike | None = None
) -> float:
    """Chance, 0-1, that an episode is reported at the prompt at `at`.

    times: (n,) hours of answered prompts, ascending, since a Monday 00:00 local
    time; happened: (n,) whether an episode was reported; at: an hour not before the
    last prompt; intensity: (n,) ratings 0-10 given at the same prompts, if any: then
    half of the answer is the curve's chance of 7 or more. Raises ValueError for
    lists that differ in length, are not ascending or not finite. Linear in n.

    Logistic in base rate, recency (.9 and .65 kept per report; 12 h, 3 d, 10 d), the
    last report fading over 4 h, and kernels on the clock; one slope each, shrunk to
    its prior (SCIENCE.md, 2). Not known: episodes between prompts.
    """
    when, came = _reports(times, happened)
    if not np.isfinite(at) or (when.size and at < when[-1]):
        raise ValueError("at must be a finite hour, not before the last prompt.")
    new = slice(-p.REMEMBERED, None)
    rows = _features(when[new], came[new], at)
    chance = float(1 / (1 + np.exp(-rows[-1] @ _slopes(rows[:-1], came[new]))))
    if intensity is None:
        return chance
    seven = curve.fit(when, intensity, scale="tenths").forecast([at]).at_least(7)
    return (chance + float(seven[0])) / 2


@dataclass(frozen=True, eq=False)
class Risk:
    """Self-started waves per hour, (168,), hour 0 = Monday 00:00-01:00.

    `shown`: whether the pattern forecast better than the plain rate in her own past;
    if not, every hour holds the plain rate. `gain`: by how many nats it did; `waves`:
    how many there were. Hours of the week that she does not use Ebb say nothing.
    """

    rate: Floats
    shown: bool
    gain: float
    waves: int

    def at(self, hours: ArrayLike) -> Floats:
        """Waves per hour at `hours` (h,) since a Monday 00:00."""
        found = np.asarray(hours, dtype=np.float64) % WEEK
        return np.asarray(self.rate[found.astype(np.intp)])

    def highest(self, count: int = 3) -> tuple[int, ...]:
        """The `count` hours of the week with most waves, highest first; none if not shown."""
        order = np.argsort(-self.rate, kind="stable")[:count]
        return tuple(int(hour) for hour in order) if self.shown else ()


def _exposure(windows: Sequence[tuple[float, float]]) -> Floats:
    """Hours looked at in each hour of the week, (168,), of windows (start, end)."""
    total = np.zeros(int(WEEK))
    for start, end in windows:
        whole = np.floor((end - start) / WEEK)
        total += whole
        edges = np.arange(np.floor(start), np.ceil(end - whole * WEEK) + 1)
        inside = np.clip(
            np.minimum(edges[1:], end - whole * WEEK) - np.maximum(edges[:-1], start), 0, 1
        )
        np.add.at(total, edges[:-1].astype(np.intp) % int(WEEK), inside)
    return total


def _clipped(
    windows: Sequence[tuple[float, float]], low: float, high: float
) -> list[tuple[float, float]]:
    cut = [(max(start, low), min(end, high)) for start, end in windows]
    return [(start, end) for start, end in cut if end > start]


def _pattern(waves: Floats, exposure: Floats) -> Floats:
    """Waves per hour of the week: kernels on the clock, shrunk to the plain rate."""
    count = np.bincount((waves % WEEK).astype(np.intp), minlength=int(WEEK)).astype(np.float64)
    plain = (count.sum() + 0.5) / (exposure.sum() + 24.0)
    hour = np.arange(WEEK)
    apart = hour[:, None] - hour
    day = np.cos(np.pi * apart / DAY) ** (2 * p.DAY_ORDER)
    week = np.cos(np.pi * apart / WEEK) ** (2 * p.WEEK_ORDER)
    rate = np.full(hour.size, plain)
    for near in (day, day * week):
        rate = rate * (near @ count + p.WAVE_COUNT) / (near @ (exposure * rate) + p.WAVE_COUNT)
    return np.asarray(rate)


def _gain(waves: Floats, windows: Sequence[tuple[float, float]]) -> float:
    """Nats by which last weeks' pattern forecast each next week better than the plain rate."""
    first, last = waves[0], max(end for _, end in windows)
    total = 0.0
    for start in np.arange(first + WEEK, last, WEEK):
        past, week = waves[waves < start], (start, start + WEEK)
        new = waves[(waves >= start) & (waves < start + WEEK)]
        known = _exposure(_clipped(windows, -np.inf, start))
        ahead = _exposure(_clipped(windows, *week))
        rate = _pattern(past, known)
        plain = (past.size + 0.5) / (known.sum() + 24.0)
        seen = np.log(rate[(new % WEEK).astype(np.intp)] / plain).sum()
        total += float(seen - ((rate - plain) * ahead).sum())
    return total


def risk(
    wave_hours: ArrayLike, *, observed: Sequence[tuple[float, float]] | None, now: float
) -> Risk:
    """Waves that she began herself, per hour of the week.

    wave_hours: (n,) hours since a Monday 00:00, ascending; observed: windows
    (start, end) in which she used Ebb, None: every hour since the first wave, so that
    gaps read as calm; now: the present hour. Waves outside the windows are left out.
    No pattern is shown below 30 waves over 2 weeks, or unless, week by week, it
    forecast her own past better than the plain rate by 2 nats in all. Raises
    ValueError for hours not finite, not ascending or after `now`, windows reversed.
    Poisson rates with gamma shrinkage: Gelman et al. (2013), BDA, 2.7.
    """
    waves = np.asarray(wave_hours, dtype=np.float64)
    if waves.ndim != 1 or not np.isfinite(waves).all() or (np.diff(waves) < 0).any():
        raise ValueError("wave_hours must be finite and ascending.")
    if not np.isfinite(now) or (waves.size and waves[-1] > now):
        raise ValueError("now must be a finite hour, not before the last wave.")
    windows = [(float(waves[0]), now)] if observed is None and waves.size else list(observed or ())
    if any(
        not (np.isfinite(start) and np.isfinite(end) and start <= end) for start, end in windows
    ):
        raise ValueError("each observed window must start before it ends.")
    windows = _clipped(windows, -np.inf, now)
    inside = [((waves >= a) & (waves <= b)) for a, b in windows]
    waves = waves[np.any(inside, axis=0)] if inside else waves[:0]
    return _judged(waves, windows)


def _judged(waves: Floats, windows: Sequence[tuple[float, float]]) -> Risk:
    exposure = _exposure(windows)
    plain = np.full(int(WEEK), (waves.size + 0.5) / (exposure.sum() + 24.0))
    if waves.size < p.LEAST_WAVES or waves[-1] - waves[0] < p.LEAST_DAYS * 24:
        return Risk(plain, False, 0.0, int(waves.size))
    gain = _gain(waves, windows)
    shown = gain > p.GAIN_TO_SHOW
    return Risk(_pattern(waves, exposure) if shown else plain, shown, gain, int(waves.size))
