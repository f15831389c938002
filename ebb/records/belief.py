"""What she came to hold as true inside the bond, and how true it feels as the weeks go by."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.record import Id, Line, Record, Word

Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]


class BeliefHeld(Record, frozen=True, kw_only=True, tag="belief-held/1"):
    """A belief in a sentence; `domain` is one of ours, or empty."""

    sentence: Line
    domain: Word = ""


class Conviction(Record, frozen=True, kw_only=True, tag="conviction/1"):
    """How true it feels, 0 to 100, to the head and to the gut. Either may stay open."""

    belief_id: Id
    head: Percent | None = None
    gut: Percent | None = None
