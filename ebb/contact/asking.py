"""Whether anything waits to be asked about contact, for the first page. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ebb.accounts.opening import of, records
from ebb.contact.standing import afraid_lately
from ebb.contact.told import told
from ebb.contact.waits import waits
from ebb.records import ContactMade, FollowUp, Record, gone_back
from ebb.vault import Opened


def anything(kept: Iterable[Opened[Record]], now: datetime) -> bool:
    """A contact an hour or a day ago, or a wait that is over.

    Nothing while she is back there, or was afraid within a day.
    """
    every = list(kept)
    known = records(every)
    if gone_back(known) or afraid_lately(known, now):
        return False
    later = (one for one in known if isinstance(one, FollowUp))
    due = any(one.due(now) for one in told(of(ContactMade, every), later))
    return due or any(one.over for one in waits(known, now))
