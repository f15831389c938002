"""Two hidden states, in or out of a wave: what bell curves cannot say.

Each of a small set of guesses (where calm and wave lie, how long they last) gives
the chance of being in the wave after every rating by the forward recursion of a
two-state hidden Markov chain in continuous time (Zucchini, MacDonald & Langrock
2016, Hidden Markov Models for Time Series). What each state looks like is then
learned: ratings counted by those chances, shrunk to the guess. Guesses are weighed
by their past log scores. Everything is linear in the number of ratings.
"""

from dataclasses import dataclass

import numpy as np

from ebb.science.curve.banded import Floats
from ebb.science.curve.ou import Ints
from ebb.science.parameters import curve as p

POINTS = np.arange(11.0)


def _bell(middle: float, width: float) -> Floats:
    rows = np.exp(-0.5 * ((POINTS - middle) / width) ** 2) + 0.003
    return np.asarray(rows / rows.sum())


CALM = np.array([_bell(calm, p.CALM_WIDTH) for calm, _, _, _ in p.WAVE_GRID])  # (g, 11)
WAVE = np.array([_bell(wave, p.WAVE_WIDTH) for _, wave, _, _ in p.WAVE_GRID])
_STAY_CALM, _STAY_WAVE = np.array(p.WAVE_GRID)[:, 2], np.array(p.WAVE_GRID)[:, 3]
SHARE = _STAY_WAVE / (_STAY_CALM + _STAY_WAVE)
SPEED = 1 / _STAY_CALM + 1 / _STAY_WAVE


def _steps(hours: Floats, point: Ints) -> Floats:
    """Matrices (n, g, 2, 2) that carry unscaled chances of (calm, wave) over a gap and a rating."""
    gap = np.diff(hours, prepend=hours[:1])
    kept = np.exp(-gap[:, None] * SPEED)
    out = np.empty((hours.size, SHARE.size, 2, 2))
    out[..., 0, 1] = (1 - SHARE) * (1 - kept)
    out[..., 1, 1] = SHARE + (1 - SHARE) * kept
    out[..., 0, 0], out[..., 1, 0] = 1 - SHARE * (1 - kept), SHARE * (1 - kept)
    out[..., 0, :] *= CALM.T[point][..., None]
    out[..., 1, :] *= WAVE.T[point][..., None]
    return out


def in_wave(hours: Floats, point: Ints) -> Floats:
    """Chance (n+1, g) of being in the wave, row k+1 after rating k: the forward recursion,
    run side by side in blocks whose ends are then joined (it is a product of matrices)."""
    size = hours.size
    if size == 0:
        return np.asarray(SHARE[None])
    long = max(int(np.sqrt(size)), 1)
    count = -(-size // long)
    steps = np.broadcast_to(np.eye(2), (count * long, SHARE.size, 2, 2)).copy()
    steps[:size] = _steps(hours, point)
    done = steps.reshape(count, long, SHARE.size, 2, 2)
    for i in range(1, long):
        done[:, i] = done[:, i] @ done[:, i - 1]
        done[:, i] /= done[:, i].sum(axis=(-2, -1), keepdims=True)
    state = np.stack([1 - SHARE, SHARE], axis=-1)[..., None]
    starts = np.empty((count, SHARE.size, 2, 1))
    for block in range(count):
        starts[block] = state
        state = done[block, -1] @ state
        state = state / state.sum(axis=1, keepdims=True)
    after: Floats = (done @ starts[:, None])[..., 0].reshape(-1, SHARE.size, 2)[:size]
    chance: Floats = after[..., 1] / after.sum(axis=-1)
    return np.concatenate([SHARE[None], chance])


@dataclass(frozen=True, eq=False)
class TwoStates:
    """`wave` (n+1, g) chance of the wave; `calm_looks`, `wave_looks` (n+1, g, 11) learned
    chances of the points in each state. Row k+1 is after rating k."""

    hours: Floats
    wave: Floats
    calm_looks: Floats
    wave_looks: Floats

    def each(self, known: Ints, since: Floats) -> Floats:
        """Chances (m, g, 11) by every guess, `since` hours after rating `known`."""
        row = known + 1
        chance = SHARE + (self.wave[row] - SHARE) * np.exp(-since[:, None] * SPEED)
        calm, wave = self.calm_looks[row], self.wave_looks[row]
        return np.asarray(calm + chance[..., None] * (wave - calm))


def two_states(hours: Floats, point: Ints, weight: Floats) -> TwoStates:
    """Learn both states from a log: (n,) hours, points, and how much each rating counts."""
    wave = in_wave(hours, point)
    rows = np.zeros((hours.size + 1, 1, 11))
    rows[np.arange(hours.size) + 1, 0, point] = weight
    seen = np.cumsum(wave[..., None] * rows, axis=0)
    every = np.cumsum(rows, axis=0)
    return TwoStates(hours, wave, _learned(every - seen, CALM), _learned(seen, WAVE))


def _learned(seen: Floats, guess: Floats) -> Floats:
    """Chances of the points (n+1, g, 11) from counts, shrunk to a guess (g, 11)."""
    total = seen.sum(axis=2, keepdims=True) + p.STATE_COUNT
    return np.asarray((seen + p.STATE_COUNT * guess) / total)


@dataclass(frozen=True, eq=False)
class Guessing:
    """Log scores (n+1, g) of every guess so far."""

    score: Floats

    def mix(self, known: Ints, every: Floats) -> Floats:
        """Chances (m, 11): the guesses' (m, g, 11), weighed by what was known."""
        score = self.score[known + 1]
        weight = np.exp(score - score.max(axis=1, keepdims=True))
        weight /= weight.sum(axis=1, keepdims=True)
        return np.asarray((weight[:, None, :] @ every)[:, 0])


def guessing(every: Floats, point: Ints, weight: Floats) -> Guessing:
    """Score the guesses' past forecasts (n, g, 11) on the points (n,) that came."""
    came = np.take_along_axis(every, point[:, None, None], axis=2)[:, :, 0]
    score = np.zeros((point.size + 1, SHARE.size))
    np.cumsum(weight[:, None] * np.log(came), axis=0, out=score[1:])
    return Guessing(score)
