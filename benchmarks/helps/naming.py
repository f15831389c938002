"""How often a learner names the truly best exercise, and how far its numbers may be trusted."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.helps import oracle
from benchmarks.helps.people import Lives, history
from benchmarks.helps.worlds import EXERCISES, Array
from ebb.science.helps import Posterior, update
from ebb.science.helps.acting import COMMON, stratum
from ebb.science.helps.posterior import Z80, best_third

MARKS = (20, 40, 80)


@dataclass(frozen=True)
class Naming:
    """What was found after `uses`; shares of people, biases in points."""

    world: str
    plan: str  # one | several | tied
    learner: str
    uses: int
    best: float
    top_two: float
    bias: float | None = None  # largest of the six, without sign
    covered: float | None = None  # by the 80 % band
    width: float | None = None  # of that band
    calibration: float | None = None  # mean gap between chance and share, over ten bins
    probably: float | None = None  # of those with a chance of .8 or more, share in the third
    said: float | None = None  # share of exercises with such a chance
    not_acting: float | None = None  # mean gap of the chance of not acting, over ten bins


def named(truth: Array, guess: Array) -> tuple[float, float]:
    """Share of people whose truly best exercise is named first, and among the first two."""
    best = truth.argmax(axis=1)
    rank = np.argsort(-guess, axis=1)
    first = rank[:, 0] == best
    return float(first.mean()), float((first | (rank[:, 1] == best)).mean())


def calibration(chance: Array, true: Array) -> float:
    """Mean absolute gap between stated chances and what came true, over ten equal bins."""
    chance, true = chance.ravel(), true.ravel().astype(float)
    bins = np.minimum((chance * 10).astype(int), 9)
    gaps = [
        abs(float(chance[bins == b].mean() - true[bins == b].mean())) * float((bins == b).mean())
        for b in range(10)
        if np.any(bins == b)
    ]
    return sum(gaps)


def in_best_third(truth: Array) -> Array:
    """1.0 where an exercise is among the two truly best of six."""
    return np.asarray(truth >= np.sort(truth, axis=1)[:, -2:-1], dtype=float)


def beliefs(lives: Lives, n: int, plan: str) -> list[Posterior]:
    """Everybody's belief after `n` uses."""
    several, tied = plan == "several", plan == "tied"
    everybody = range(len(lives.which))
    return [
        update(history(lives, i, n, several=several, tied=tied), classes=lives.classes)
        for i in everybody
    ]


def ours(lives: Lives, n: int, plan: str) -> Naming:
    """Score the learner of `ebb.science.helps` after `n` uses."""
    truth = lives.waves.theta[:, n - 1]
    everybody = beliefs(lives, n, plan)
    found = [belief.effects(EXERCISES) for belief in everybody]
    mean = np.array([m for m, _ in found])
    band = Z80 * np.sqrt(np.array([np.diag(c) for _, c in found]))
    chance = np.array([best_third(m, c) for m, c in found])
    third, sure = in_best_third(truth), chance >= 0.8
    best, two = named(truth, mean)
    return Naming(
        world=lives.world.name,
        plan=plan,
        learner="ebb",
        uses=n,
        best=best,
        top_two=two,
        bias=float(np.abs((mean - truth).mean(axis=0)).max()),
        covered=float((np.abs(mean - truth) <= band).mean()),
        width=float(2.0 * band.mean()),
        calibration=calibration(chance, third),
        probably=float(third[sure].mean()) if sure.any() else None,
        said=float(sure.mean()),
        not_acting=calibration(*_not_acting(lives, everybody)),
    )


def _not_acting(lives: Lives, everybody: list[Posterior]) -> tuple[Array, Array]:
    """Chances (p, 6) of not acting on a middling wave: believed, and true at a strength of 5.5."""
    odds = np.array([belief.log_odds(EXERCISES)[0] for belief in everybody])
    believed = odds[:, :1] + odds[:, 1 + stratum(None), None] - odds[:, COMMON:]
    true = lives.people.act_base[:, None] + 0.3 * (5.5 - 6.0) - lives.people.act_effect
    return 1.0 / (1.0 + np.exp(believed)), 1.0 / (1.0 + np.exp(true))


def raw(lives: Lives, n: int, plan: str) -> Naming:
    """Score the mean drop, as a diary would: before minus the one rating after."""
    after = lives.ratings[:, :n, 1 if plan == "tied" else 0]
    drop = lives.waves.before[:, :n, 0] - after
    guess, truth = np.zeros((len(drop), 6)), lives.waves.theta[:, n - 1]
    for k in range(6):
        hit = (lives.which[:, :n] == k) & ~np.isnan(drop)
        total, count = np.where(hit, drop, 0.0).sum(axis=1), hit.sum(axis=1)
        guess[:, k] = np.where(count, total / np.maximum(count, 1), np.nan)
    bias = float(np.abs(np.nanmean(guess - truth, axis=0)).max())
    best, two = named(truth, np.nan_to_num(guess, nan=-99.0))
    return Naming(lives.world.name, plan, "raw drop", n, best, two, bias)


def knowing(lives: Lives, plan: str, step: int = 250) -> Iterator[Naming]:
    """Score the oracle after each number of uses; not for the tied plan.

    With several ratings only for the first 500 people: it is dear.
    """
    if plan == "several":
        lives = _first(lives, 500)
    world, several = lives.world, plan == "several"
    logs = [
        oracle.evidence(
            world, _some(lives.people, s), _some(lives.waves, s), lives.which[s], several=several
        )
        for s in (slice(a, a + step) for a in range(0, len(lives.which), step))
    ]
    found = oracle.means(world, lives.waves, lives.which, np.concatenate(logs), MARKS)
    for n in MARKS:
        truth = lives.waves.theta[:, n - 1]
        best, two = named(truth, found[n])
        bias = float(np.abs((found[n] - truth).mean(axis=0)).max())
        yield Naming(world.name, plan, "oracle", n, best, two, bias)


def _first(lives: Lives, p: int) -> Lives:
    some = slice(0, p)
    people, waves = _some(lives.people, some), _some(lives.waves, some)
    which, times, ratings = lives.which[some], lives.times[some], lives.ratings[some]
    return Lives(lives.world, people, waves, which, times, ratings, lives.acted[some])


def _some[T](all_of_them: T, some: slice) -> T:
    values = {name: value[some] for name, value in vars(all_of_them).items()}
    return type(all_of_them)(**values)
