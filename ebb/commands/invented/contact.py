"""What contact promised in an invented half-year, and what it gave an hour and a day later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple
from uuid import UUID, uuid5

from numpy.random import Generator

from ebb.commands.invented.wave import Telling
from ebb.records import ContactMade, FollowUp, Record

NOTED = 0.8  # chance that she notes a contact apart from the wave it came with
ANSWERED = 0.75  # chance that she says later how it was
WAYS = ("message", "call", "profile", "reread", "place")
COSTS = ("sleep", "calm", "hope", "shame", "time")
LASTED = (10, 40, 120)  # minutes
type After = Literal["hour", "day"]
ASKED: Final[tuple[tuple[After, int], ...]] = (("hour", 1), ("day", 24))  # hours later


class Noted(NamedTuple):
    """A record and the id it has: what is said later names it."""

    id: bytes
    record: Record


def noted(waves: Iterable[Telling], rng: Generator) -> Iterator[Noted]:
    """A contact for most waves that tell of one; what was not chosen is asked nothing more."""
    for wave in waves:
        if wave.around.contact == "did" and rng.random() < NOTED:
            yield from of_wave(wave, rng)


def of_wave(wave: Telling, rng: Generator) -> Iterator[Noted]:
    own = uuid5(UUID(bytes=wave.events[0].wave_id), "contact").bytes
    how, at = wave.around.how or "i", wave.at - timedelta(minutes=int(rng.integers(5, 60)))
    if how not in {"i", "they"}:
        yield Noted(own, ContactMade(at=at, how=how))
        return
    ways, promised = (str(rng.choice(WAYS)),), int(rng.integers(6, 10))
    yield Noted(own, ContactMade(at=at, how=how, ways=ways, promised=promised))
    for after, hours in ASKED:
        if rng.random() < ANSWERED:
            yield Noted(uuid5(UUID(bytes=own), after).bytes, later(own, at, after, hours, rng))


def later(own: bytes, at: datetime, after: After, hours: int, rng: Generator) -> FollowUp:
    """It gives some of what it promised, for a while, and less a day later."""
    gave = int(rng.integers(2, 7)) if after == "hour" else int(rng.integers(0, 3))
    return FollowUp(
        at=at + timedelta(hours=hours, minutes=int(rng.integers(0, 50))),
        contact_id=own,
        after=after,
        gave=gave,
        lasted_minutes=int(rng.choice(LASTED)),
        costs=tuple(sorted({str(each) for each in rng.choice(COSTS, 2)})),
        settled_hours=int(rng.integers(2, 20)) if after == "day" else None,
    )
