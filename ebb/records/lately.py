"""What happened not long ago and asks for care now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from ebb.records.contact import LeftAgain, WentBack
from ebb.records.folded import fold
from ebb.records.pause import Heavy, StoodAside
from ebb.records.record import Record
from ebb.records.wave import DoorOpened, Rated, WaveEvent

LOW_FOR: Final = timedelta(hours=24)  # after a door or a low hour nothing that weighs is offered
FEAR_FOR: Final = timedelta(days=3)  # after the door of fear a conviction is not worked on
STRONG: Final = 7  # points; from here on nothing is tried out on her, and what weighs can wait
# Half a day: a wave of the evening is then over by the morning, one of the morning by the
# evening, and a night's sleep or a day's meals lie between. A caution of ours, not a finding.
STRONG_FOR: Final = timedelta(hours=12)
IN_A_WAVE: Final = timedelta(hours=3)  # one without an end still counts as going on for so long


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


def strong_lately(records: Iterable[Record], now: datetime) -> bool:
    """A strong rating within half a day."""
    return any(
        isinstance(one, Rated) and one.intensity >= STRONG and now - one.at < STRONG_FOR
        for one in records
    )


def in_a_wave(records: Iterable[Record], now: datetime) -> bool:
    """A wave goes on: heard of not long ago, and not said to be over."""
    heard = [one for one in records if isinstance(one, WaveEvent) and now - one.at < IN_A_WAVE]
    return any(wave.ended_at is None for wave in fold(heard))
