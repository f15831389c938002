"""What happened not long ago and asks for care now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from ebb.records.contact import LeftAgain, WentBack
from ebb.records.pause import Heavy, StoodAside
from ebb.records.record import Record
from ebb.records.wave import DoorOpened

LOW_FOR = timedelta(hours=24)  # after a door or a low hour nothing that weighs is offered
FEAR_FOR = timedelta(days=3)  # after the door of fear a conviction is not worked on


def low_lately(records: Iterable[Record], now: datetime) -> bool:
    """One of the three doors, or an hour she called low, within a day."""
    kinds = DoorOpened | StoodAside | Heavy
    return any(isinstance(one, kinds) and now - one.at < LOW_FOR for one in records)


def feared_lately(records: Iterable[Record], now: datetime) -> bool:
    """The door of fear within three days: what she is afraid of may be true."""
    kinds = DoorOpened | StoodAside
    return any(
        isinstance(one, kinds) and one.door == "scared" and now - one.at < FEAR_FOR
        for one in records
    )


def gone_back(records: Iterable[Record]) -> bool:
    """Whether she is there again, by what was said last."""
    said = [one for one in records if isinstance(one, WentBack | LeftAgain)]
    return bool(said) and isinstance(max(said, key=lambda one: one.at), WentBack)
