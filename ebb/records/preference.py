"""Small choices that are hers: sealed too, because they tell about her."""

from __future__ import annotations

from ebb.records.record import Line, Record, Word


class Preference(Record, frozen=True, kw_only=True, tag="preference/1"):
    """The newest value of a key is the one that counts."""

    key: Word
    value: Line
