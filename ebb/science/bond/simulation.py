"""Scenarios lived through: many people, several streams of noise, several scenarios at once.

Scenarios that share a relationship share its simulation, and all share the noise,
so that two courses differ by what differs between the scenarios and by nothing else.
"""

from collections.abc import Mapping

import numpy as np

from ebb.science.bond.course import Course, Floats
from ebb.science.bond.diary import KEPT, Diary
from ebb.science.bond.events import Relationship, aftermath, noise
from ebb.science.bond.lives import DAY_HOURS, SLOT_HOURS, Lives
from ebb.science.bond.mechanism import WHOLE, Mechanism
from ebb.science.bond.people import People
from ebb.science.bond.scenario import After, Chance, Scenario, Together
from ebb.science.bond.state import Events, State

LANES_AT_ONCE = 900  # keeps the working set in the processor's cache


def simulate(
    people: People,
    scenario: Scenario,
    rng: np.random.Generator,
    *,
    streams: int = 6,
    step_hours: float = SLOT_HOURS,
    mechanism: Mechanism = WHOLE,
) -> Course:
    """Live one scenario with every person on `streams` >= 1 independent streams of noise.

    `step_hours` divides six hours. Arrays of the course are (days, people), means over
    streams. Raises `ValueError` for another step or for no streams.
    Source: the equations of docs/science/bond.md.
    """
    together = simulate_all(
        people,
        {"only": scenario},
        rng,
        streams=streams,
        step_hours=step_hours,
        mechanism=mechanism,
    )
    return together["only"]


def simulate_all(
    people: People,
    scenarios: Mapping[str, Scenario],
    rng: np.random.Generator,
    *,
    streams: int = 6,
    step_hours: float = SLOT_HOURS,
    mechanism: Mechanism = WHOLE,
) -> dict[str, Course]:
    """The same for several scenarios at once, on common noise: name -> course."""
    if streams < 1:
        raise ValueError("At least one stream of noise is needed.")
    steps = SLOT_HOURS / step_hours if step_hours > 0 else 0
    if steps < 1 or steps != round(steps):
        raise ValueError("The step divides six hours: 6, 3, 2, 1 or less.")
    at_once = max(LANES_AT_ONCE // streams, 1)
    firsts = range(0, people.size, at_once)
    parts = [people.part(first, first + at_once) for first in firsts]
    seeds = rng.spawn(len(parts))
    chunks = [
        Chunk(part, streams, step_hours, mechanism, seed).live(scenarios)
        for part, seed in zip(parts, seeds, strict=True)
    ]
    return {name: _join([chunk[name] for chunk in chunks]) for name in scenarios}


def _join(courses: list[Course]) -> Course:
    arrays = {
        name: np.concatenate([getattr(course, name) for course in courses], axis=1) for name in KEPT
    }
    return Course(courses[0].left_on, **arrays)


class Chunk:
    """A handful of people who are simulated together."""

    def __init__(
        self,
        people: People,
        streams: int,
        step_hours: float,
        mechanism: Mechanism,
        rng: np.random.Generator,
    ) -> None:
        lanes = {name: np.repeat(array, streams) for name, array in people.numbers.items()}
        self.people, self.streams, self.lanes = people.size, streams, lanes
        self.mechanism = mechanism
        self.lives = Lives(lanes, mechanism, step_hours)
        self.steps = round(DAY_HOURS / step_hours)
        self.relationships, self.afterwards = rng.spawn(2)

    def live(self, scenarios: Mapping[str, Scenario]) -> dict[str, Course]:
        """All scenarios: each relationship once, then everything that follows at once."""
        kinds = list(dict.fromkeys(one.together for one in scenarios.values()))
        self._enough(kinds)
        partners = self._partners(kinds)
        before, left = self._relationships(partners, kinds[0].days)
        names = list(scenarios)
        longest_first = sorted(names, key=lambda name: -scenarios[name].after.days)
        afters = [scenarios[name].after for name in longest_first]
        rows = [kinds.index(scenarios[name].together) for name in longest_first]
        after = self._afterwards(afters, partners.pick(rows), left.pick(rows))
        return {
            name: self._course(scenarios[name], before, row, after, number)
            for number, (name, row) in enumerate(zip(longest_first, rows, strict=True))
        }

    def _course(self, one: Scenario, before: Diary, row: int, after: Diary, number: int) -> Course:
        days = one.after.days
        arrays = {
            name: np.concatenate([before.of(name, row), after.of(name, number)[:days]])
            for name in KEPT
        }
        return Course(one.together.days, **arrays)

    def _partners(self, kinds: list[Together]) -> Relationship:
        threat, away, relief = (
            np.stack([self._chance(getattr(kind, name)) for kind in kinds])
            for name in ("threat", "away", "relief")
        )
        meeting = self.lives.meeting(1 - away)
        return Relationship(self._per_step(threat), away, self._per_step(relief), meeting)

    def _relationships(self, partners: Relationship, days: int) -> tuple[Diary, State]:
        kinds = len(partners.away)
        now = self.lives.begin(kinds)
        diary = Diary(days, kinds, self.people, self.streams, self.mechanism)
        for day in range(days):
            chance = noise(self.relationships, self.steps, len(self.lanes["s"]))
            for number in range(self.steps):
                self._step(now, partners.events(chance, number), diary)
            diary.turn(day, now)
        return diary, now

    def _per_step(self, chance: Floats) -> Floats:
        """The chance in a step from the chance in six hours: as many events per hour."""
        return chance * self.lives.slots

    def _chance(self, chance: Chance) -> Floats:
        if isinstance(chance, str):
            return self.lanes[chance]
        return np.full(len(self.lanes["s"]), chance, np.float32)

    def _afterwards(self, afters: list[After], partners: Relationship, now: State) -> Diary:
        longest = max((one.days for one in afters), default=0)
        diary = Diary(longest, len(afters), self.people, self.streams, self.mechanism)
        _leave(now, afters)
        for day in range(longest):
            going_on = sum(one.days > day for one in afters)
            if going_on < len(now.A):
                rows = list(range(going_on))
                now, partners = now.pick(rows), partners.pick(rows)
            chance = noise(self.afterwards, self.steps, len(self.lanes["s"]))
            for number in range(self.steps):
                events = aftermath(afters[:going_on], partners, day, number, chance)
                self._step(now, events, diary)
            diary.turn(day, now)
        return diary

    def _step(self, now: State, events: Events, diary: Diary) -> None:
        diary.add(self.lives.step(now, events), now.A)

    def _enough(self, kinds: list[Together]) -> None:
        if len({kind.days for kind in kinds}) > 1:
            raise ValueError("Scenarios simulated at once last equally long together.")


def _leave(now: State, afters: list[After]) -> None:
    """On the day of leaving: what she knows, and the conviction a scenario may set."""
    for row, one in enumerate(afters):
        now.K[row] = one.knowing
        if one.conviction is not None:
            now.B[row] = one.conviction
