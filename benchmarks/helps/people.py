"""From a world's arrays to the histories a learner is given, one person at a time."""

from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from benchmarks.helps.worlds import (
    EXERCISES,
    Array,
    People,
    Waves,
    Whole,
    World,
    acted,
    choose,
    draw_people,
    draw_waves,
    ratings_after,
)
from ebb.science.helps import Use

USES = 80


@dataclass(frozen=True)
class Lives:
    """Everybody's waves, and what they did when no learner offered anything."""

    world: World
    people: People
    waves: Waves
    which: Whole
    times: Array
    ratings: Array
    acted: NDArray[np.bool_]

    @property
    def classes(self) -> dict[str, str]:
        """The evidence of each exercise in this world."""
        return dict(zip(EXERCISES, self.world.evidence, strict=True))


def live(world: World, p: int, seed: int) -> Lives:
    """Let `p` people of a world live through 80 waves."""
    rng = np.random.default_rng(seed)
    people = draw_people(world, p, rng)
    waves = draw_waves(world, people, USES, rng)
    which = choose(world, people, waves)
    times, ratings = ratings_after(world, people, waves, which)
    return Lives(world, people, waves, which, times, ratings, acted(people, waves, which))


def history(lives: Lives, i: int, n: int, *, several: bool, tied: bool = False) -> list[Use]:
    """The first `n` uses of person `i`.

    One rating before and one after 15 minutes; `several`: two before and three after; `tied`:
    one before, one when the exercise ends, none at a fixed delay.
    """
    after = [1] if tied else [0, 1, 2] if several else [0]
    uses = []
    for j in range(n):
        pairs = [(float(lives.times[i, j, a]), float(lives.ratings[i, j, a])) for a in after]
        uses.append(
            Use(
                exercise=EXERCISES[int(lives.which[i, j])],
                hours=float(lives.waves.hours[i, j]),
                before=tuple(lives.waves.before[i, j, : 2 if several else 1].tolist()),
                after=tuple(pair for pair in pairs if isfinite(pair[1])),
                acted=bool(lives.acted[i, j]),
            )
        )
    return uses
