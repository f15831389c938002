"""Is it easing? The most dangerous sentence in Ebb, so it is said late and taken back early.

At each Monday 00:00 a straight line is fitted to the last 56 days,

    y = a + slope * weeks + z * own + x + e,     x: OU(tau), variance share * v;  e: (1 - share) * v

exactly (LAPACK dpttrf, dpttrs), averaged over tau and share. "Easing" is claimed
when P(slope < -0.05 points a week) was above .9 at two weekly looks running, and
taken back when it falls below .7; "harder" the same way upwards. Looking every
week at numbers that wander would otherwise find easing in nearly everybody.
"""

from dataclasses import dataclass
from math import erf, sqrt
from typing import Literal

import numpy as np

from ebb.science.curve.banded import Floats, pivots
from ebb.science.curve.latent import NEAR_80, WEEK, minutes, mixed
from ebb.science.curve.log import Log
from ebb.science.parameters import curve as p

State = Literal["easing", "harder", "unclear", "too_few"]


@dataclass(frozen=True)
class Easing:
    """What may be said. `probability` that it has been falling by more than 0.05 points a week;
    `points_per_week` with an 80 % band `low`, `high`. Never a forecast: "has been lower"."""

    state: State
    probability: float
    points_per_week: float
    low: float
    high: float


@dataclass(frozen=True)
class Look:
    """One weekly look: chances that the slope is below -0.05 and above +0.05; slope and sd."""

    falling: float
    rising: float
    slope: float
    sd: float


def _columns(log: Log, now: float) -> Floats:
    own = (~log.asked).astype(np.float64)
    weeks = (log.hours - now) / WEEK
    middle = (weeks.min() + weeks.max()) / 2
    return np.column_stack([log.value, np.ones(log.size), weeks - middle, own])


def _inner(log: Log, rows: Floats, tau: float, share: float) -> tuple[Floats, float]:
    """X'V^-1 X of the columns (c, c) and log |V|, V = OU + noise with v = 1."""
    from scipy.linalg.lapack import dpttrs

    at = minutes(log.hours)
    hours, where = np.unique(at, return_inverse=True)
    gaps = np.diff(hours)
    kept = np.exp(-gaps / tau)
    fresh = 1 / (share * (1 - kept**2))
    noise = 1 - share
    own = np.concatenate([[1 / share], fresh]) + np.append(fresh * kept**2, 0.0)
    pivot, multiplier = pivots(own + np.bincount(where) / noise, -fresh * kept)
    fed = np.zeros((hours.size, rows.shape[1]))
    np.add.at(fed, where, rows / noise)
    found = fed / pivot[:, None] if hours.size == 1 else dpttrs(pivot, multiplier, fed)[0]
    volume = np.log(pivot).sum() - np.log(fresh).sum() + np.log(share) + log.size * np.log(noise)
    return rows.T @ rows / noise - fed.T @ found, float(volume)


def _line(log: Log, now: float, tau: float, share: float) -> tuple[float, float, float]:
    """Log evidence, slope (points a week) and its sd for one tau and share."""
    rows = _columns(log, now)
    inner, volume = _inner(log, rows, tau, share)
    spread = float(np.clip(np.var(log.value), 0.25, 9.0))
    sd = np.array([5.0, p.SLOPE_A_WEEK, p.PULL_SD * spread])
    middle = np.array([p.PRIOR_MEAN, 0.0, p.PULL_MEAN * spread])
    wide = np.diag(spread / sd**2)
    precision = inner[1:, 1:] + wide
    beta = np.linalg.solve(precision, inner[1:, 0] + wide @ middle)
    quad = inner[0, 0] + middle @ wide @ middle - beta @ precision @ beta
    count = p.VARIANCE_COUNT + log.size
    v = (p.VARIANCE_COUNT * spread + max(float(quad), 0.0)) / count
    evidence = -0.5 * (volume + np.linalg.slogdet(precision)[1] + count * np.log(v))
    return float(evidence), float(beta[1]), float(np.sqrt(v * np.linalg.inv(precision)[1, 1]))


def look(log: Log, now: float) -> Look:
    """Average the line over the grid of tau and share, by evidence and prior weight."""
    from scipy.special import ndtr

    lines = np.array([_line(log, now, tau, share) for tau, share, _ in p.SLOPE_GRID])
    score = lines[:, 0] + np.log([weight for _, _, weight in p.SLOPE_GRID])
    weights = np.exp(score - score.max())
    weights /= weights.sum()
    slope, sd = mixed(weights, lines[:, 1:2], lines[:, 2:] ** 2)
    falling = weights @ ndtr((-p.SLOPE_THAT_COUNTS - lines[:, 1]) / lines[:, 2])
    rising = weights @ ndtr((lines[:, 1] - p.SLOPE_THAT_COUNTS) / lines[:, 2])
    return Look(float(falling), float(rising), float(slope[0]), float(sd[0]))


def window(log: Log, now: float) -> Log | None:
    """The 56 days before `now`: prompted ratings if they suffice, else all; None if too few."""
    recent = log.where((log.hours < now) & (log.hours >= now - p.SLOPE_DAYS * 24))
    for chosen in (recent.where(recent.asked), recent):
        if chosen.size >= p.SLOPE_RATINGS:
            span = chosen.hours[-1] - chosen.hours[0]
            if span >= p.SLOPE_LEAST_DAYS * 24:
                return chosen
    return None


def looks(log: Log) -> list[Look | None]:
    """One look per Monday 00:00 up to the last rating, at most the newest 26; oldest first."""
    if log.size == 0:
        return []
    last = np.floor(log.hours[-1] / WEEK)
    first = max(np.floor(log.hours[0] / WEEK) + 1, last - p.SLOPE_LOOKS + 1)
    return [_one(log, week * WEEK) for week in np.arange(first, last + 1)]


def _one(log: Log, now: float) -> Look | None:
    chosen = window(log, now)
    return None if chosen is None else look(chosen, now)


def states(found: list[Look | None]) -> list[State]:
    """The state after each look, by the rule of two and the lower bar for staying."""
    out: list[State] = []
    state: State = "too_few"
    before: Look | None = None
    for now in found:
        state = _next(state, before, now)
        before = now
        out.append(state)
    return out


def _next(state: State, before: Look | None, now: Look | None) -> State:
    if now is None:
        return "too_few"
    if before and min(before.falling, now.falling) > p.CLAIM_ABOVE:
        return "easing"
    if before and min(before.rising, now.rising) > p.CLAIM_ABOVE:
        return "harder"
    held = {"easing": now.falling, "harder": now.rising}.get(state, 0.0)
    return state if held >= p.STAY_ABOVE else "unclear"


def judge(log: Log) -> Easing:
    """The state after the last weekly look, with the slope seen at that look."""
    found = looks(log)
    if not found or found[-1] is None:
        return _said("too_few", _BEFORE)
    return _said(states(found)[-1], found[-1])


def _said(state: State, now: Look) -> Easing:
    reach = NEAR_80 * now.sd
    return Easing(state, now.falling, now.slope, now.slope - reach, now.slope + reach)


_EVEN = 0.5 * (1 - erf(p.SLOPE_THAT_COUNTS / p.SLOPE_A_WEEK / sqrt(2)))
_BEFORE = Look(_EVEN, _EVEN, 0.0, p.SLOPE_A_WEEK)  # what is believed before any rating
