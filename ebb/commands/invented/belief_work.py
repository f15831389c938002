"""What the invented person did with her beliefs: words, both sides, and small experiments. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import count
from uuid import NAMESPACE_OID, UUID, uuid5

from ebb.beliefs.offers import Seen, fits_a_round, waves
from ebb.commands.invented.contact import Noted
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
    Record,
)
from ebb.records.belief_work import Part, Side

WORDS: tuple[tuple[str, Part, str], ...] = (
    ("settle", "learnt", "The first winter. After each quarrel there was tea, and then quiet."),
    ("settle", "cost", "Sleep. And there was nobody else I called."),
    ("settle", "protected", "While I believed it, I never had to be alone with it."),
    ("settle", "kinder", "They calmed me once. The kettle, Marta and my feet do, too."),
    ("fault", "learnt", "It was said so often that I said it first."),
    ("fault", "kinder", "I did what I could with what I knew."),
)
SIDES: tuple[tuple[str, Side, str], ...] = (
    ("settle", "for", "They did calm me, often. That was so."),
    ("settle", "against", "On Thursday I sang, and came home quiet."),
    ("fault", "for", "I did shout, that one time."),
    ("fault", "against", "It happened on the days I said nothing, too."),
)
GUESSES = (1, 2, 3)  # points; it came down further
FOURTH = "I will not survive this without them."
HIGH = ((95, 100), (90, 100), (70, 95), (60, 80))  # head and gut, a week apart


def worked(records: Iterable[Record], now: datetime) -> Iterator[Noted]:
    """Over the second half of the half-year; the ids follow from what they are for."""
    every = list(records)
    names = (uuid5(NAMESPACE_OID, f"belief-work {place}").bytes for place in count())
    lived = [one for one in waves(every, [], now) if fits_a_round(one)]
    for record in (*said(now), *tried(lived, now), *going_on(now), *fourth(now)):
        own = EXPERIMENT if is_tried(record) else next(names)
        yield Noted(FOUR if isinstance(record, BeliefHeld) else own, record)


def belief_id(domain: str) -> bytes:
    return uuid5(NAMESPACE_OID, domain).bytes


EXPERIMENT = uuid5(NAMESPACE_OID, "three waves").bytes
FOUR = uuid5(UUID(bytes=belief_id("settle")), "fourth").bytes


def is_tried(record: Record) -> bool:
    return isinstance(record, Experiment) and record.ready == "three-waves"


def said(now: datetime) -> Iterator[Record]:
    began = now - timedelta(days=96)
    for place, (domain, part, text) in enumerate(WORDS):
        at = began + timedelta(minutes=3 * place)
        yield BeliefPart(at=at, belief_id=belief_id(domain), part=part, text=text)
    for place, (domain, side, text) in enumerate(SIDES):
        at = began + timedelta(days=1, minutes=3 * place)
        yield Evidence(at=at, belief_id=belief_id(domain), side=side, text=text)


def tried(lived: list[Seen], now: datetime) -> Iterator[Record]:
    """Three waves, guessed before and taken afterwards; two other waves she accepted."""
    own, began = belief_id("settle"), now - timedelta(days=80)
    after = [one for one in lived if one.at > began][: len(GUESSES)]
    yield Experiment(at=began, belief_id=own, ready="three-waves", rounds=3, alone=True)
    of = {"belief_id": own, "experiment_id": EXPERIMENT}
    for place, guess in enumerate(GUESSES, 1):
        yield Expected(at=began + timedelta(minutes=place), round=place, points=guess, **of)
    for place, one in enumerate(after, 1):
        at = one.at + timedelta(hours=15)
        yield Observed(at=at, round=place, points=one.points or 0, of=one.of, **of)
    if len(after) == len(GUESSES):
        at = after[-1].at + timedelta(hours=16)
        learnt = "It came down each time, slowly, and by itself."
        yield ExperimentEnded(at=at, learnt=learnt, **of)
        yield Evidence(at=at, belief_id=own, side="against", text=learnt, of=EXPERIMENT)
    others = [one for one in lived if one.at > began and one not in after and one.why == "settled"]
    for one in others[:2]:
        at = one.at + timedelta(hours=14)
        yield Evidence(at=at, belief_id=own, side="against", of=one.of, why="settled")


def going_on(now: datetime) -> Iterator[Record]:
    """One of ours and one of hers, begun last week."""
    at = now - timedelta(days=6)
    yield Experiment(
        at=at, belief_id=belief_id("return"), ready="same-sentence", rounds=3, alone=True
    )
    yield Experiment(
        at=at,
        belief_id=belief_id("fault"),
        does="Leave the dishes until the morning",
        expects="I will feel guilty all evening",
        alone=True,
    )


def fourth(now: datetime) -> Iterator[Record]:
    """Held very high at first; it was a feeling, and it rests by now."""
    began = now - timedelta(days=160)
    yield BeliefHeld(at=began, sentence=FOURTH, domain="settle")
    for week, (head, gut) in enumerate(HIGH):
        at = began + timedelta(days=7 * week, minutes=2)
        yield Conviction(at=at, belief_id=FOUR, head=head, gut=gut)
    asked = began + timedelta(minutes=3)
    yield FeltOrReal(at=asked, belief_id=FOUR, answer="feeling")
    yield BeliefTurned(at=began + timedelta(days=40), belief_id=FOUR, to="resting")
