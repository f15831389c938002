"""Getting ready for a call with a person who is trained: little, mild, and hers to cut."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.record import Moment, Record
from ebb.records.story import Few

ReadyStep = Literal["before", "belief", "example", "wanted", "after"]
Stirred = Annotated[int, msgspec.Meta(ge=0, le=10)]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much it stirred at a step, 0 (calm) to 10 (too much)."""

    step: ReadyStep
    stirred: Stirred
    at: Moment


Answers = Annotated[tuple[Asked, ...], msgspec.Meta(max_length=200)]


class Ready(Record, frozen=True, kw_only=True, tag="ready/1"):
    """What she may bring to a call: one belief, one mild moment of late, what she wants now.

    `strength` is how strong that moment was, 0 to 10; no page takes more than 4. `word` is
    what she will say to stop the call. `asked` is how it was in her at each step.
    """

    belief: Few = ""
    example: Few = ""
    strength: Stirred | None = None
    wanted: Few = ""
    word: Few = ""
    asked: Answers = ()
