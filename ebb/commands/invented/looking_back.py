"""What the invented person laid out on calm afternoons: headlines, pairs, reasons. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from ebb.records import Asked, Headline, Preference, Ready, Reason, Record, WholeLine
from ebb.records.ready import ReadyStep
from ebb.records.story import HeadlineKind

SPACE = UUID("6f1d0a56-5a0c-4f9e-9d0d-3c6f3f2f7c11")
HEADLINES: tuple[tuple[HeadlineKind, str, str, int | None, str, bool], ...] = (
    # what kind, a ready word, own words, years before she left, season, about
    ("relief", "", "The first summer by the lake", 4, "summer", False),
    ("hard", "blamed", "", 4, "autumn", True),
    ("threat", "silence", "", None, "", False),
    ("relief", "sorry", "", 4, "winter", False),
    ("hard", "eggshells", "", 3, "", True),
    ("turning", "told", "", 2, "spring", False),
    ("threat", "over", "", 2, "summer", True),
    ("relief", "", "The weekend in the small hotel", 2, "september", False),
    ("hard", "money", "", 1, "winter", False),
    ("relief", "promise", "", None, "", False),
    ("hard", "", "The birthday nobody came to", 0, "", True),
    ("leaving", "left", "", 0, "", False),
    ("turning", "good-day", "", None, "", False),
)
PAIRS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Breakfast by the window, wearing coats",
        "I was tired, and careful about when I spoke",
        ("romanticise",),
    ),
    ("We laughed at the same things", "I stopped seeing my friends", ("romanticise", "minimise")),
    ("The rent was paid", "I counted every word before I came home", ("minimise",)),
    ("I said it clearly, more than once", "That talk never had an end", ("replay",)),
    (
        "I hoped, and hoping is not foolish",
        "Each new start was over by the third week",
        ("imagine",),
    ),
    ("A message made it quiet for an hour", "Then I lay awake until four", ("crave",)),
)
REASONS = (
    "To come home and hear only the kettle",
    "My shoulders are down",
    "Singing on Thursdays",
    "My sister does not have to ask any more",
)


class Laid(NamedTuple):
    """A record with the id that another may name."""

    record: Record
    id: bytes


def looking_back(now: datetime) -> list[Laid]:
    """Three afternoons, five to eleven weeks ago; the ids follow from what they are for."""
    return [
        Laid(one, uuid5(SPACE, str(place)).bytes)
        for place, one in enumerate([*headlines(now), *pairs(now), *reasons(now), *ready(now)])
    ]


def headlines(now: datetime) -> Iterator[Record]:
    began, left = afternoon(now, 78), now - timedelta(days=182)
    for place, (heading, word, own, before, part, about) in enumerate(HEADLINES):
        yield Headline(
            at=began + timedelta(minutes=2 * place),
            heading=heading,
            word=word,
            own=own,
            year=None if before is None else left.year - before,
            part=part,
            about=about,
            place=float(place),
        )


def pairs(now: datetime) -> Iterator[Record]:
    began = afternoon(now, 52)
    for place, (good, cost, moves) in enumerate(PAIRS):
        yield WholeLine(at=began + timedelta(minutes=4 * place), good=good, cost=cost, moves=moves)


def reasons(now: datetime) -> Iterator[Record]:
    began = afternoon(now, 37)
    for place, text in enumerate(REASONS):
        yield Reason(at=began + timedelta(minutes=3 * place), text=text)
    first = uuid5(SPACE, str(len(HEADLINES) + len(PAIRS))).hex
    yield Preference(at=began + timedelta(minutes=20), key="reason-first", value=first)


def ready(now: datetime) -> Iterator[Record]:
    """A page for a call three weeks ago, and one that was begun last week and paused."""
    at = afternoon(now, 21)
    steps: tuple[tuple[ReadyStep, int], ...] = (
        ("before", 3),
        ("belief", 4),
        ("example", 5),
        ("wanted", 2),
        ("after", 1),
    )
    yield Ready(
        at=at,
        belief="Only they could calm me down",
        example="The phone was silent on Sunday",
        strength=3,
        wanted="To sit in my kitchen and be all right",
        word="harbour",
        asked=asked(at, *steps),
    )
    at = afternoon(now, 8)
    yield Ready(at=at, belief="I owed them my patience", asked=asked(at, ("before", 2)))


def asked(at: datetime, *steps: tuple[ReadyStep, int]) -> tuple[Asked, ...]:
    """Five minutes for each step."""
    return tuple(
        Asked(step=step, stirred=stirred, at=at + timedelta(minutes=5 * place))
        for place, (step, stirred) in enumerate(steps, 1)
    )


def afternoon(now: datetime, days: int) -> datetime:
    return (now - timedelta(days=days)).replace(hour=15, minute=10, second=0, microsecond=0)
