"""What she misses. Missing is allowed: nothing is counted, weighed or answered."""

from __future__ import annotations

from ebb.records.record import Record, Text, Words


class Missed(Record, frozen=True, kw_only=True, tag="missed/1"):
    """Names from our own list, and her own words if she wrote some. There is no field for whom."""

    what: Words = ()
    text: Text = ""
