"""What she did with her letters, what she missed, the moves she met: all of it invented. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from ebb.records import Letter, Missed, MovePractised, PutAway, Record
from ebb.records.move import Move

MISSED: tuple[tuple[int, tuple[str, ...], str], ...] = (  # days ago, what, her words
    (150, ("held", "habit"), ""),
    (97, ("good", "around"), "The dog. The back seat full of blankets, and rain on the roof."),
    (41, ("plans",), "The house with the green door. I had already chosen the lamp."),
    (9, ("self",), "I used to sing in the kitchen."),
)
MET: tuple[tuple[int, Move], ...] = (
    (66, "romanticise"),
    (58, "crave"),
    (44, "replay"),
    (30, "crave"),
    (16, "minimise"),
    (8, "crave"),
)
AFTERNOON = 16  # o'clock


def kept(now: datetime) -> Iterator[Record]:
    """On calm afternoons."""
    for days, what, text in MISSED:
        yield Missed(at=afternoon(now, days), what=what, text=text)
    for days, move in MET:
        yield MovePractised(at=afternoon(now, days), move=move)


def put_away(letters: Sequence[tuple[bytes, Letter]], now: datetime) -> Iterator[PutAway]:
    """The oldest is due today, the next waits until spring, the third until she chooses."""
    until = now.date(), now.date() + timedelta(days=117), None
    for (letter_id, letter), day in zip(letters, until, strict=False):
        at = max(letter.at, afternoon(now, 33))
        yield PutAway(at=at, letter_id=letter_id, until=day)


def afternoon(now: datetime, days: int) -> datetime:
    return (now - timedelta(days=days)).replace(hour=AFTERNOON, minute=0, second=0, microsecond=0)
