"""If-then plans: a hard moment she knows, and what she will do then. Made in calm."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from ebb.records.record import Record, Word
from ebb.records.window import Window

LONGEST_WORDS = 160  # characters of her own; a headline, not a story
Own = Annotated[str, msgspec.Meta(max_length=LONGEST_WORDS)]
Days = Annotated[int, msgspec.Meta(ge=0, le=14)]


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="is"):
    """The hard moment: one of ours by its id, or her own words."""

    ready: Word = ""
    words: Own = ""


class InHours(Cue, frozen=True, kw_only=True, tag="hours"):
    """A time of the week."""

    window: Window


class OnDate(Cue, frozen=True, kw_only=True, tag="date"):
    """A day, once or each year, shown from so many days before."""

    day: date
    yearly: bool = False
    days_before: Days = 3


class AtPlace(Cue, frozen=True, kw_only=True, tag="place"):
    """A place; only she knows when she is there."""


class FromThem(Cue, frozen=True, kw_only=True, tag="message"):
    """A message from them."""


class Then(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What she will do: a way to settle, people, somewhere to go, or her own words."""

    way: Literal["settle", "people", "go", "own"]
    exercise: Word = ""
    ready: Word = ""
    words: Own = ""


class Plan(Record, frozen=True, kw_only=True, tag="plan/1"):
    """If this comes, then that. `nudge` only where she asked for one."""

    cue: InHours | OnDate | AtPlace | FromThem
    then: Then
    nudge: bool = False
