"""Controls beside the claims table: what a claim must *not* do."""

from collections.abc import Mapping

import numpy as np

from ebb.science.bond import People, Scenario, draw, simulate_all
from ebb.science.claims import CLAIMS, Courses, row

CORNER = {"cyclic_threat": (0.25, 0.30), "cyclic_relief": (0.10, 0.15)}


def measure(
    scenarios: Mapping[str, Scenario], rng: np.random.Generator, *, draws: int
) -> dict[str, float]:
    """Three shares (0..1) over `draws` simulated people each.

    `claim_1_in_the_corner`: claim 1 where threat is most and relief least (at most .35).
    `claim_2a_shuffled`: cyclic above warm, the two labels swapped by chance (.45 to .55).
    `a_peak_while_nothing_changes`: the highest of six fortnights above the half
    year's mean by 10 %, in the last twelve weeks together: what claim 1 would find
    in noise alone.
    """
    people = draw(rng, draws)
    pair = {name: scenarios[name] for name in ("cyclic-no-contact", "warm-no-contact")}
    courses = simulate_all(people, pair, rng)
    alone = {"cyclic-no-contact": pair["cyclic-no-contact"]}
    in_corner = simulate_all(cornered(people, rng), alone, rng)
    return {
        "claim_1_in_the_corner": row(CLAIMS[0], in_corner).held,
        "claim_2a_shuffled": shuffled(courses, rng),
        "a_peak_while_nothing_changes": peak_of_noise(courses),
    }


def cornered(people: People, rng: np.random.Generator) -> People:
    """The same people with much threat and little relief."""
    bounds = {name: rng.uniform(*ends, people.size) for name, ends in CORNER.items()}
    return People({**people.numbers, **{k: v.astype(np.float32) for k, v in bounds.items()}})


def shuffled(courses: Courses, rng: np.random.Generator) -> float:
    """Share of draws in which "cyclic" has the stronger bond when labels are shuffled."""
    cyclic = courses["cyclic-no-contact"].bond_at_leaving()
    warm = courses["warm-no-contact"].bond_at_leaving()
    swap = rng.random(len(cyclic)) < 0.5
    return float(np.where(swap, warm > cyclic, cyclic > warm).mean())


def peak_of_noise(courses: Courses) -> float:
    """How often claim 1's measure finds a peak among the last twelve weeks together."""
    course = courses["cyclic-no-contact"]
    together = course.craving[course.left_on - 84 : course.left_on]
    weeks = together.reshape(12, 7, -1).mean(axis=1)
    peak = ((weeks[1:] + weeks[:-1]) / 2).max(axis=0)
    return float((peak > 1.1 * course.together()).mean())
