"""Closed loop: a learner offers, she follows or not, and it learns from what happened."""

from dataclasses import dataclass

import numpy as np

from benchmarks.helps.peers import LEARNERS, Uniform
from benchmarks.helps.people import USES, Lives
from benchmarks.helps.worlds import EXERCISES, Array, acted, ratings_after
from ebb.science.helps import Use

FOLLOWS = 0.7  # chance that she takes what is offered; else what she chose anyway
STRONG = 7.0
WORTH = 3.0  # points that surely not acting is worth


@dataclass(frozen=True)
class Offering:
    """Mean regret per offer in points at a strength of 6; `worth` counts not acting too.

    `familiar` is the regret of the second exercise, which only Ebb offers.
    """

    world: str
    learner: str
    people: int
    regret: float
    half: float  # half of the 95 % interval of `regret`, over people
    late: float  # in the last 20 of 80 waves
    worth: float
    familiar: float | None = None


def _outcomes(lives: Lives) -> tuple[Array, Array, Array, Array]:
    """Minutes, ratings (p, n, 6) at the fixed delay, acted, and worth of every exercise."""
    times, ratings, acts = [], [], []
    for k in range(6):
        which = np.full(lives.which.shape, k)
        minutes, rating = ratings_after(lives.world, lives.people, lives.waves, which)
        times.append(minutes[:, :, 0])
        ratings.append(rating[:, :, 0])
        acts.append(acted(lives.people, lives.waves, which))
    odds = lives.people.act_base[:, None, None] + 0.3 * (lives.waves.strength[:, :, None] - 6.0)
    holds = 1.0 / (1.0 + np.exp(odds - lives.people.act_effect[:, None, :]))
    worth = lives.waves.theta[:, :-1] * lives.waves.strength[:, :, None] / 6.0 + WORTH * holds
    return np.stack(times, 2), np.stack(ratings, 2), np.stack(acts, 2), worth


def _walk(
    learner: Uniform, lives: Lives, i: int, seen: tuple[Array, ...], rng: np.random.Generator
) -> Array:
    """Person `i` through 80 waves: losses (80, 3) of the offers, NaN where none was possible."""
    times, ratings, acts, worth = seen
    familiar: set[str] = set()
    lost = np.full((USES, 3), np.nan)
    for j in range(USES):
        before, hours = float(lives.waves.before[i, j, 0]), float(lives.waves.hours[i, j])
        allowed = [name for name in EXERCISES if before < STRONG or name in familiar]
        k = int(lives.which[i, j])
        if allowed:
            offered = EXERCISES.index(learner.offer(allowed, before, hours % 24.0))
            among = [EXERCISES.index(name) for name in allowed]
            theta = lives.waves.theta[i, j]
            lost[j, 0] = theta[among].max() - theta[offered]
            lost[j, 1] = worth[i, j, among].max() - worth[i, j, offered]
            if learner.second is not None:
                lost[j, 2] = theta[among].max() - theta[EXERCISES.index(learner.second)]
            k = offered if rng.random() < FOLLOWS else k
        rating = float(ratings[i, j, k])
        after = ((float(times[i, j, k]), rating),) if np.isfinite(rating) else ()
        familiar.add(EXERCISES[k])
        learner.learn(Use(EXERCISES[k], hours, (before,), after, bool(acts[i, j, k])))
    return lost


def offering(lives: Lives, name: str, people: int, seed: int) -> Offering:
    """Let a learner accompany the first `people` of a world; evenings are the same for all."""
    seen = _outcomes(lives)
    lost = np.empty((people, USES, 3))
    for i in range(people):
        learner = LEARNERS[name](np.random.default_rng([seed, i, 1]), lives.classes)
        lost[i] = _walk(learner, lives, i, seen, np.random.default_rng([seed, i]))
    each = np.nanmean(lost[:, :, 0], axis=1)
    second = lost[:, :, 2][~np.isnan(lost[:, :, 2])]
    return Offering(
        world=lives.world.name,
        learner=name,
        people=people,
        regret=float(each.mean()),
        half=float(1.96 * each.std() / np.sqrt(people)),
        late=float(np.nanmean(lost[:, -20:, 0])),
        worth=float(np.nanmean(lost[:, :, 1])),
        familiar=float(second.mean()) if second.size else None,
    )
