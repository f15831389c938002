"""How true three invented beliefs feel in an invented half-year: the gut comes after the head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import count, takewhile
from typing import NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from numpy.random import Generator

from ebb.commands.invented.contact import Noted
from ebb.commands.invented.wave import Telling
from ebb.records import BeliefHeld, Conviction

FROM = timedelta(days=15)  # before, she had nothing to do with beliefs
WEEK = timedelta(days=7)
SAID = 0.85  # chance that a week has its number
GUT_LATER = timedelta(days=25)
NOISE = 4.0  # points; the same belief is never quite the same
CHOSEN = {"i", "they"}


class Held(NamedTuple):
    """One belief: what is left of it when all that can go is gone, and how fast that goes."""

    domain: str
    sentence: str
    first: float  # points, 0 to 100
    floor: float
    kept: float  # share of what is above the floor that a wave ridden without contact leaves


BELIEFS = (
    Held("settle", "Only they can calm me down.", 88, 22, 0.982),
    Held("return", "It will be good again.", 71, 15, 0.99),
    Held("fault", "It was because of me.", 64, 30, 0.994),
)


def believed(waves: Sequence[Telling], now: datetime, rng: Generator) -> Iterator[Noted]:
    """The three of them, and week by week a conviction of head and gut."""
    began = waves[0].at + FROM
    for place, held in enumerate(BELIEFS):
        own = uuid5(NAMESPACE_OID, held.domain).bytes
        at = began + timedelta(minutes=2 * place)
        yield Noted(own, BeliefHeld(at=at, sentence=held.sentence, domain=held.domain))
        for week in takewhile(lambda one: one <= now, (at + WEEK * n for n in count())):
            told = conviction(own, held, week, waves, rng)
            if rng.random() < SAID:
                yield Noted(uuid5(UUID(bytes=own), week.date().isoformat()).bytes, told)


def conviction(
    own: bytes, held: Held, at: datetime, waves: Sequence[Telling], rng: Generator
) -> Conviction:
    head, gut = (
        round(min(100.0, max(0.0, strength(held, until, waves) + float(rng.normal(0, NOISE)))))
        for until in (at, at - GUT_LATER)
    )
    return Conviction(at=at, belief_id=own, head=head, gut=gut)


def strength(held: Held, until: datetime, waves: Sequence[Telling]) -> float:
    """Each wave without contact takes a little of what is above the floor; one with it, nothing."""
    ridden = sum(wave.at <= until and wave.around.how not in CHOSEN for wave in waves)
    return held.floor + (held.first - held.floor) * held.kept**ridden
