"""Settling learnt while it is easy, what she likes, and what is not for her."""

from __future__ import annotations

from ebb.records.record import Line, Record, Word, Words
from ebb.records.wave import Seconds


class Practised(Record, frozen=True, kw_only=True, tag="practised/1"):
    """An exercise done outside a wave."""

    exercise: Word
    seconds: Seconds | None = None


class Favourite(Record, frozen=True, kw_only=True, tag="favourite/1"):
    """An exercise she wants at hand."""

    exercise: Word


class SetAside(Record, frozen=True, kw_only=True, tag="set-aside/1"):
    """An exercise that is not for her, or not now; it is not offered again."""

    exercise: Word
    reason: Line = ""


class Unsuited(Record, frozen=True, kw_only=True, tag="unsuited/1"):
    """What she said is true of her, of all that was asked; the newest answer counts."""

    conditions: Words = ()
    asked: Words = ()
