"""What comes of writing while the vault is locked."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.record import Id, Line, Record

MOST_FIELDS = 300


class Draft(Record, frozen=True, kw_only=True, tag="draft/1"):
    """A form that met a closed door: where it was going and what it said, without secrets.

    It only ever waits: she sends it where it was going, or lets it go.
    """

    path: Line
    fields: Annotated[tuple[tuple[str, str], ...], msgspec.Meta(max_length=MOST_FIELDS)] = ()


class Accepted(Record, frozen=True, kw_only=True, tag="accepted/1"):
    """She has looked at a wave that was written while locked, and kept it."""

    wave_id: Id
