"""Low contact: the hours in which she answers, who it is about as a role, and what was noted.

No name and no word of an order: only that there is one.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.record import Record, Text, Word
from ebb.records.window import Window

MOST_WINDOWS = 7
Role = Literal["", "co-parent", "work", "family", "other"]
Order = Literal["no", "yes", "unsure"]
Windows = Annotated[tuple[Window, ...], msgspec.Meta(max_length=MOST_WINDOWS)]


class LowContact(Record, frozen=True, kw_only=True, tag="low-contact/1"):
    """How it is from now on; the newest counts, and every earlier one stays."""

    role: Role = ""
    order: Order = "no"
    windows: Windows = ()


class LowTurned(Record, frozen=True, kw_only=True, tag="low-turned/1"):
    """It rests, goes on, or is over. No reason is asked."""

    to: Literal["on", "resting", "over"]


class PlannedContact(Record, frozen=True, kw_only=True, tag="planned-contact/1"):
    """Contact that had to be, about one matter. It is no slip and no part of any picture."""

    about: Literal["children", "court", "work", "money", "other"]
    in_window: bool | None = None  # None where there was no window to be in


class LowDraft(Record, frozen=True, kw_only=True, tag="low-draft/1"):
    """A brief message she is preparing. Ebb sends nothing."""

    occasion: Word
    text: Text
