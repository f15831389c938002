"""Controls beside the claims table: what a claim must *not* do, and what it hangs on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from ebb.science.bond import People, Scenario, draw, simulate_all
from ebb.science.claims import CLAIMS, Row, row, table
from ebb.science.measures import Courses

type Ranges = Mapping[str, tuple[float, float]]

CORNER: Ranges = {"cyclic_threat": (0.25, 0.30), "cyclic_relief": (0.10, 0.15)}
ASKED = {"claim_1_in_the_corner": (0.0, 0.35), "claim_2a_shuffled": (0.45, 0.55)}


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Numbers someone else may prefer: other ranges, or contacts at another interval in days."""

    name: str
    ranges: Ranges = field(default_factory=dict)
    every_days: int | None = None


OTHERWISE = (
    Otherwise("as shipped"),
    Otherwise("arousal fades slowly: phi .2 to .5, half-life 6 to 19 h", {"phi": (0.2, 0.5)}),
    Otherwise("arousal fades less slowly: phi .35 to .65", {"phi": (0.35, 0.65)}),
    Otherwise("presence buffers more: beta .5 to .9", {"beta": (0.5, 0.9)}),
    Otherwise("twice the withdrawal: gD 1 to 4", {"gD": (1.0, 4.0)}),
    Otherwise("half the cue reactivity: c 1.25 to 2.5", {"c": (1.25, 2.5)}),
    Otherwise("contact every week", every_days=7),
    Otherwise("contact every four weeks", every_days=28),
)


def sensitivity(
    scenarios: Mapping[str, Scenario],
    seed: int,
    *,
    draws: int,
    streams: int,
    others: Iterable[Otherwise] | None = None,
) -> dict[str, list[Row]]:
    """The claims table under each of `others` (`OTHERWISE`): name -> rows.

    The same `draws` people and the same `streams` of noise throughout, but for what differs.
    """
    found = {}
    for other in OTHERWISE if others is None else others:
        rng = np.random.default_rng(seed)
        people = redrawn(draw(rng, draws), other.ranges, np.random.default_rng(seed))
        known = {name: _every(one, other.every_days) for name, one in scenarios.items()}
        found[other.name] = table(simulate_all(people, known, rng, streams=streams))
    return found


def _every(known: Scenario, days: int | None) -> Scenario:
    contacts = known.after.contacts
    if days is None or contacts is None or contacts.first_day == contacts.last_day:
        return known
    return replace(known, after=replace(known.after, contacts=replace(contacts, every_days=days)))


def measure(
    scenarios: Mapping[str, Scenario],
    rng: np.random.Generator,
    *,
    draws: int,
    streams: int = 6,
) -> dict[str, float]:
    """Three shares (0..1) over `draws` simulated people each.

    `claim_1_in_the_corner`: claim 1 where threat is most and relief least (at most .35).
    `claim_2a_shuffled`: cyclic above warm, the two labels swapped by chance (.45 to .55).
    `a_peak_while_nothing_changes`: what claim 1 finds in noise alone, in the last
    twelve weeks together.
    """
    people = draw(rng, draws)
    pair = {name: scenarios[name] for name in ("cyclic-no-contact", "warm-no-contact")}
    courses = simulate_all(people, pair, rng, streams=streams)
    alone = {"cyclic-no-contact": pair["cyclic-no-contact"]}
    in_corner = simulate_all(redrawn(people, CORNER, rng), alone, rng, streams=streams)
    return {
        "claim_1_in_the_corner": row(CLAIMS[0], in_corner).held,
        "claim_2a_shuffled": shuffled(courses, rng),
        "a_peak_while_nothing_changes": peak_of_noise(courses),
    }


def redrawn(people: People, ranges: Ranges, rng: np.random.Generator) -> People:
    """The same people, but some parameters drawn anew, uniformly from other ranges."""
    new = {name: rng.uniform(*ends, people.size) for name, ends in ranges.items()}
    return People({**people.numbers, **{k: v.astype(np.float32) for k, v in new.items()}})


def shuffled(courses: Courses, rng: np.random.Generator) -> float:
    """Share of draws in which "cyclic" has the stronger bond when labels are shuffled."""
    cyclic = courses["cyclic-no-contact"].bond_at_leaving()
    warm = courses["warm-no-contact"].bond_at_leaving()
    swap = rng.random(len(cyclic)) < 0.5
    return float(np.where(swap, warm > cyclic, cyclic > warm).mean())


def peak_of_noise(courses: Courses) -> float:
    """How often claim 1's measure finds a peak among the last twelve weeks together."""
    course = courses["cyclic-no-contact"]
    return float((course.highest_fortnight(-84) > 1.1 * course.together()).mean())
