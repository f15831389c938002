"""Words written here instead of to them."""

from __future__ import annotations

from ebb.records.record import Id, Record, Text


class Letter(Record, frozen=True, kw_only=True, tag="letter/1"):
    """Up to 4 kB in `text`; a longer one is a body of its own, named by `body_id`."""

    text: Text = ""
    body_id: Id | None = None
    wave_id: Id | None = None
