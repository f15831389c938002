"""Whether anything waits to be asked about contact, for the first page. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ebb.contact.told import told
from ebb.contact.trend import is_back
from ebb.contact.waits import waits
from ebb.records import ContactMade, FollowUp, Record
from ebb.vault import Opened


def anything(kept: Iterable[Opened[Record]], now: datetime) -> bool:
    """A contact an hour or a day ago, or a wait that is over; nothing while she is back there."""
    every = list(kept)
    records = [one.record for one in every]
    if is_back(records):
        return False
    later = (one for one in records if isinstance(one, FollowUp))
    contacts = (
        Opened(one.id, one.revision, one.record)
        for one in every
        if isinstance(one.record, ContactMade)
    )
    due = any(one.due(now) for one in told(contacts, later))
    return due or any(one.over for one in waits(records, now))
