"""The mind's five moves, met on a calm day."""

from __future__ import annotations

from typing import Literal, get_args

from ebb.records.record import Record

Move = Literal["romanticise", "minimise", "replay", "imagine", "crave"]
MOVES: tuple[Move, ...] = get_args(Move)


class MovePractised(Record, frozen=True, kw_only=True, tag="move-practised/1"):
    """The answer to one move was practised. What she wrote while doing so is not in here."""

    move: Move
