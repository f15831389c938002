"""What happened not long ago and asks for care now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from ebb.records.contact import LeftAgain, WentBack
from ebb.records.pause import Heavy, StoodAside
from ebb.records.record import Record
from ebb.records.wave import DoorOpened

LOW_FOR = timedelta(hours=24)  # after a door or a low hour nothing that weighs is offered


def low_lately(records: Iterable[Record], now: datetime) -> bool:
    """One of the three doors, or an hour she called low, within a day."""
    kinds = DoorOpened | StoodAside | Heavy
    return any(isinstance(one, kinds) and now - one.at < LOW_FOR for one in records)


def gone_back(records: Iterable[Record]) -> bool:
    """Whether she is there again, by what was said last."""
    said = [one for one in records if isinstance(one, WentBack | LeftAgain)]
    return bool(said) and isinstance(max(said, key=lambda one: one.at), WentBack)
