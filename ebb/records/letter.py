"""Words written here instead of to them."""

from __future__ import annotations

from datetime import date

from ebb.records.record import Id, Record, Text


class Letter(Record, frozen=True, kw_only=True, tag="letter/1"):
    """Up to 4 kB in `text`; a longer one is a body of its own, named by `body_id`."""

    text: Text = ""
    body_id: Id | None = None
    wave_id: Id | None = None


class PutAway(Record, frozen=True, kw_only=True, tag="put-away/1"):
    """A letter she put away until a day of her own, or, without one, until she chooses.

    The newest for a letter counts; where there is none, it lies among the others.
    """

    letter_id: Id
    until: date | None = None
