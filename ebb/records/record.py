"""What every record shares: it never changes, knows its moment and its kind, and hides its text."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Word = Annotated[str, msgspec.Meta(max_length=64)]  # a name from one of our own lists
Line = Annotated[str, msgspec.Meta(max_length=300)]
Text = Annotated[str, msgspec.Meta(max_length=4096)]  # longer texts are bodies of their own
Words = Annotated[tuple[Word, ...], msgspec.Meta(max_length=40)]


FIRST_YEAR, LAST_YEAR = 1900, 2199  # beyond, a clock cannot be read in another time zone


def in_time(at: datetime) -> bool:
    """Whether a moment can be shown anywhere: the year 1 or 9999 would break a page."""
    return FIRST_YEAR <= at.year <= LAST_YEAR


class Record(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True
):
    """One sealed thing. `at` keeps the offset of her own clock: 2 a.m. is 2 a.m. where she was."""

    at: Moment

    def __repr__(self) -> str:
        """The kind only: a record may end in a log, her words may not."""
        return f"<{type(self).__name__}>"
