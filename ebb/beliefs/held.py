"""Her beliefs with all that belongs to each, gathered from what is kept. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import Http404

from ebb.accounts.opening import of
from ebb.records import (
    BeliefHeld,
    BeliefPart,
    BeliefTurned,
    Conviction,
    Evidence,
    Expected,
    Experiment,
    ExperimentEnded,
    FeltOrReal,
    Observed,
    OfferDeclined,
    Record,
)
from ebb.vault import Opened

MOST = 4  # looked at in the same weeks
ANSWERED_FOR = timedelta(days=28)  # then "a feeling, or real?" may be asked again


@dataclass
class Held:
    """One belief, and what was said of it, in time order."""

    id: bytes
    revision: int
    record: BeliefHeld
    resting: bool = False
    convictions: list[Opened[Conviction]] = field(default_factory=list)
    parts: list[Opened[BeliefPart]] = field(default_factory=list)
    evidence: list[Opened[Evidence]] = field(default_factory=list)
    declined: list[Opened[OfferDeclined]] = field(default_factory=list)
    answers: list[FeltOrReal] = field(default_factory=list)
    tries: list[Tried] = field(default_factory=list)
    ids: list[bytes] = field(default_factory=list)  # everything that goes with it

    @property
    def sentence(self) -> str:
        return self.record.sentence

    @property
    def told(self) -> Conviction | None:
        """How true it felt when last she said."""
        return self.convictions[-1].record if self.convictions else None

    @property
    def strongest(self) -> int:
        """Of head and gut, when last she said; nothing said is no conviction."""
        return max(self.told.head or 0, self.told.gut or 0) if self.told else 0

    @property
    def real(self) -> bool:
        """What she said last: there is something real in it, or she is not sure."""
        return bool(self.answers) and self.answers[-1].answer != "feeling"

    @property
    def quiet(self) -> Opened[OfferDeclined] | None:
        """No wave is offered for it."""
        return next((one for one in self.declined if one.record.of is None), None)

    def answered(self, now: datetime) -> bool:
        return bool(self.answers) and now - self.answers[-1].at < ANSWERED_FOR

    def part(self, name: str) -> list[Opened[BeliefPart]]:
        """More than one only after two edits at once."""
        return [one for one in self.parts if one.record.part == name]

    def side(self, name: str) -> list[Opened[Evidence]]:
        return [one for one in self.evidence if one.record.side == name]

    def settled(self, thing: bytes) -> bool:
        """Whether this wave or practice was accepted or declined here."""
        taken = {one.record.of for one in self.evidence}
        return thing in taken or any(one.record.of == thing for one in self.declined)


@dataclass
class Tried:
    """One experiment: what she expected, what happened, and whether it is over."""

    id: bytes
    revision: int
    record: Experiment
    expected: dict[int, Expected] = field(default_factory=dict)
    observed: dict[int, Opened[Observed]] = field(default_factory=dict)
    ended: Opened[ExperimentEnded] | None = None
    ids: list[bytes] = field(default_factory=list)

    @property
    def rounds(self) -> range:
        return range(1, self.record.rounds + 1)

    @property
    def to_guess(self) -> int | None:
        """The first round without a guess; an open guess is one, too."""
        left = (one for one in self.rounds if one not in self.expected | self.observed)
        return next(left, None)

    @property
    def to_see(self) -> int | None:
        return next((one for one in self.rounds if one not in self.observed), None)

    def guess(self, number: int) -> int | None:
        said = self.expected.get(number)
        return said.points if said else None


def beliefs(kept: Iterable[Opened[Record]]) -> list[Held]:
    """All of them, as they were chosen. What belongs to none of them is passed over."""
    every = list(kept)
    found = {
        one.id: Held(one.id, one.revision, one.record, ids=[one.id])
        for one in of(BeliefHeld, every)
    }
    for one in every:
        belief = found.get(getattr(one.record, "belief_id", b""))
        if belief is not None:
            belief.ids.append(one.id)
            put(belief, one)
    for tried, belief in tries(every, found):
        belief.tries.append(tried)
    return list(found.values())


def put(belief: Held, one: Opened[Record]) -> None:
    """In its place, by its kind."""
    kind = type(one.record)
    if isinstance(one.record, BeliefTurned):
        belief.resting = one.record.to == "resting"
    elif isinstance(one.record, FeltOrReal):
        belief.answers.append(one.record)
    elif kind in PLACES:
        getattr(belief, PLACES[kind]).append(one)


PLACES: dict[type[Record], str] = {
    Conviction: "convictions",
    BeliefPart: "parts",
    Evidence: "evidence",
    OfferDeclined: "declined",
}


def tries(every: Sequence[Opened[Record]], found: dict[bytes, Held]) -> list[tuple[Tried, Held]]:
    """Experiments with their rounds; of two answers for one round the later counts."""
    known = {
        one.id: Tried(one.id, one.revision, one.record, ids=[one.id])
        for one in of(Experiment, every)
    }
    for one in every:
        tried = known.get(getattr(one.record, "experiment_id", b""))
        if tried is None:
            continue
        tried.ids.append(one.id)
        if isinstance(one.record, Expected):
            tried.expected[one.record.round] = one.record
        for seen in of(Observed, [one]):
            tried.observed[seen.record.round] = seen
        for end in of(ExperimentEnded, [one]):
            tried.ended = end
    pairs = ((one, found.get(one.record.belief_id)) for one in known.values())
    return [(one, belief) for one, belief in pairs if belief is not None]


def held(kept: Iterable[Opened[Record]], belief_id: bytes) -> Held:
    """In her own vault; for anyone else there is nothing here."""
    for one in beliefs(kept):
        if one.id == belief_id:
            return one
    raise Http404


def tried(kept: Iterable[Opened[Record]], experiment_id: bytes) -> tuple[Held, Tried]:
    for belief in beliefs(kept):
        for one in belief.tries:
            if one.id == experiment_id:
                return belief, one
    raise Http404


def awake(every: Iterable[Held]) -> list[Held]:
    return [one for one in every if not one.resting]
