"""How low contact stands: what was set last, and whether it goes on, rests or is over. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ebb.records import (
    DoorOpened,
    LowContact,
    LowTurned,
    Record,
    StoodAside,
    open_until,
    opens_next,
)

AFRAID_FOR = timedelta(hours=24)  # after the door of fear no words to send are offered


@dataclass(frozen=True)
class Standing:
    """Low contact as it is now."""

    low: LowContact
    turned: Literal["on", "resting", "over"]

    @property
    def on(self) -> bool:
        return self.turned == "on"

    def open_until(self, now: datetime) -> datetime | None:
        """Whether this is an hour in which she answers, and until when."""
        return open_until(self.low.windows, now) if self.on else None

    def opens_next(self, now: datetime) -> datetime | None:
        return opens_next(self.low.windows, now) if self.on else None

    def in_window(self, now: datetime) -> bool | None:
        """None where no hours are set."""
        return self.open_until(now) is not None if self.low.windows else None


def standing(records: Iterable[Record]) -> Standing | None:
    """From records in time order. Setting it anew lets it go on."""
    found: Standing | None = None
    for one in records:
        if isinstance(one, LowContact):
            found = Standing(one, "on")
        elif isinstance(one, LowTurned) and found is not None:
            found = Standing(found.low, one.to)
    return found


def afraid_lately(records: Iterable[Record], now: datetime) -> bool:
    """Whether she opened the door of fear within a day: an advocate comes before any words."""
    return any(
        isinstance(one, StoodAside | DoorOpened)
        and one.door == "scared"
        and now - one.at < AFRAID_FOR
        for one in records
    )
