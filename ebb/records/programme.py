"""Practice over some weeks: begun by her, for as long as she chose, ended in one tap."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.record import Record, Word

MOST_WEEKS = 12
Weeks = Annotated[int, msgspec.Meta(ge=0, le=MOST_WEEKS)]


class Programme(Record, frozen=True, kw_only=True, tag="programme/1"):
    """The newest counts; without one there is none. `weeks` 0: as long as she likes.

    `exercise`: her own choice; empty, Ebb chooses anew each week. Nothing in it counts days.
    """

    weeks: Weeks = 0
    exercise: Word = ""
