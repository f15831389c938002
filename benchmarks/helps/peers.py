"""Learners that offer one exercise at a time: Ebb's and what one would use instead.

Each is one person's. `offer(allowed, before, hour)` names one of `allowed`; `learn(use)` takes what
happened, whether she followed the offer or not.
"""

from typing import Any, Protocol

import numpy as np

from benchmarks.helps.worlds import EXERCISES
from ebb.science.helps import Posterior, Use, update


class Learner(Protocol):
    """What every learner can do."""

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """Name one of `allowed` for a wave rated `before` at `hour` 0-24."""

    def learn(self, use: Use) -> None:
        """Take in one use."""


def fallen(use: Use) -> float | None:
    """The raw drop, None if there is no rating after."""
    return use.before[0] - use.after[0][1] if use.after else None


class Uniform:
    """Offers anything."""

    second: str | None = None  # what is offered beside it

    def __init__(self, rng: np.random.Generator, classes: dict[str, str]) -> None:
        self.rng, self.classes = rng, classes

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """Any of `allowed`, evenly."""
        return str(self.rng.choice(allowed))

    def learn(self, use: Use) -> None:
        """Nothing is learned."""


class RawThompson(Uniform):
    """Thompson sampling on the mean raw drop; normal prior (1.5, 1), noise of 1.6 points."""

    def __init__(self, rng: np.random.Generator, classes: dict[str, str]) -> None:
        super().__init__(rng, classes)
        self.count = dict.fromkeys(EXERCISES, 0.0)
        self.total = dict.fromkeys(EXERCISES, 0.0)

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """The best of one draw."""
        return max(allowed, key=self._draw)

    def _draw(self, name: str) -> float:
        precision = 1.0 + self.count[name] / 1.6**2
        mean = (1.5 + self.total[name] / 1.6**2) / precision
        return float(self.rng.normal(mean, precision**-0.5))

    def learn(self, use: Use) -> None:
        """Count the raw drop."""
        drop = fallen(use)
        if drop is not None and use.exercise is not None:
            self.count[use.exercise] += 1.0
            self.total[use.exercise] += drop


class Ucb(RawThompson):
    """UCB1 on the raw drop (Auer et al. 2002, Mach. Learn. 47:235), widened by 1.6 points."""

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """The highest upper bound; what was never done comes first."""
        rounds = np.log(max(sum(self.count.values()), 2.0))
        return max(allowed, key=lambda name: self._bound(name, float(rounds)))

    def _bound(self, name: str, rounds: float) -> float:
        count = self.count[name]
        if not count:
            return float(1e6 + self.rng.random())
        return float(self.total[name] / count + 1.6 * np.sqrt(2.0 * rounds / count))


class LinTs(Uniform):
    """MABWiser's LinTS on the raw drop, with strength and hour as context (Agrawal 2013)."""

    def __init__(self, rng: np.random.Generator, classes: dict[str, str]) -> None:
        super().__init__(rng, classes)
        from mabwiser.mab import MAB, LearningPolicy

        policy = LearningPolicy.LinTS(alpha=1.0, l2_lambda=1.0)
        self.mab: Any = MAB(list(EXERCISES), policy, seed=int(rng.integers(2**31)))
        self.begun = False

    @staticmethod
    def _context(before: float, hour: float) -> list[list[float]]:
        angle = 2.0 * np.pi * hour / 24.0
        return [[1.0, (before - 6.0) / 2.0, float(np.cos(angle)), float(np.sin(angle))]]

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """The best of one draw for this context."""
        if not self.begun:
            return super().offer(allowed, before, hour)
        drawn = self.mab.predict_expectations(self._context(before, hour))
        return max(allowed, key=lambda name: float(drawn[name]))

    def learn(self, use: Use) -> None:
        """One step of its ridge regression."""
        drop = fallen(use)
        if drop is None:
            return
        learn = self.mab.partial_fit if self.begun else self.mab.fit
        learn([use.exercise], [drop], self._context(use.before[0], use.hours % 24.0))
        self.begun = True


class Ebb(Uniform):
    """`ebb.science.helps`, fitted anew after every use."""

    def __init__(self, rng: np.random.Generator, classes: dict[str, str]) -> None:
        super().__init__(rng, classes)
        self.history: list[Use] = []

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """What would be offered first."""
        offer = self.belief().offer(self.rng, allowed, intensity=before)
        self.second = offer.second
        return offer.first or super().offer(allowed, before, hour)

    def belief(self) -> Posterior:
        """What is believed now."""
        return update(self.history, classes=self.classes)

    def learn(self, use: Use) -> None:
        """Keep it."""
        self.history.append(use)


class Greedy(Ebb):
    """The same belief by plain Thompson sampling on the felt drop: no floor, no challenger.

    It shows what the floor, the challenger and the second outcome cost.
    """

    def offer(self, allowed: list[str], before: float, hour: float) -> str:
        """The best of one draw."""
        mean, cov = self.belief().effects(allowed)
        return allowed[int(self.rng.multivariate_normal(mean, cov).argmax())]


LEARNERS: dict[str, type[Uniform]] = {
    "ebb": Ebb,
    "ebb without floor": Greedy,
    "uniform": Uniform,
    "raw-drop Thompson": RawThompson,
    "UCB": Ucb,
    "LinTS (MABWiser)": LinTs,
}
