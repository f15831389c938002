"""Folding events into waves. Pure; order and repeats of the events do not matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import msgspec

from ebb.records.record import Record
from ebb.records.wave import (
    WAVE_EVENTS,
    Contact,
    Decided,
    Door,
    DoorOpened,
    Ending,
    How,
    Rated,
    Settled,
    Tagged,
    WaveEnded,
    WaveEvent,
)


class Rating(NamedTuple):
    """Points 0 to 10 at a moment; `prompted` when Ebb had asked."""

    at: datetime
    intensity: int
    prompted: bool


class Wave:
    """One wave as it can be told afterwards. Every question reads the same sorted events."""

    def __init__(self, events: tuple[WaveEvent, ...]) -> None:
        self.events = events
        self.id = events[0].wave_id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Wave) and self.events == other.events

    def __hash__(self) -> int:
        return hash(self.events)

    def __repr__(self) -> str:
        return "<Wave>"

    def _all[Kind: WaveEvent](self, kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(event for event in self.events if isinstance(event, kind))

    @property
    def began_at(self) -> datetime:
        """The first thing known of it, even if "begun" itself was never kept."""
        return self.events[0].at

    @property
    def ended_at(self) -> datetime | None:
        """When she last said how it ended."""
        ends = self._all(WaveEnded)
        return ends[-1].at if ends else None

    @property
    def ended(self) -> Ending | None:
        """How it ended, if she said."""
        ends = self._all(WaveEnded)
        return ends[-1].how if ends else None

    @cached_property
    def ratings(self) -> tuple[Rating, ...]:
        """In time order."""
        return tuple(Rating(e.at, e.intensity, e.prompted) for e in self._all(Rated))

    @property
    def first(self) -> int | None:
        """Points 0 to 10; None when nothing was rated. A rating of 0 is not None."""
        return self.ratings[0].intensity if self.ratings else None

    @property
    def last(self) -> int | None:
        """The latest rating, which may be the first."""
        return self.ratings[-1].intensity if self.ratings else None

    @property
    def peak(self) -> int | None:
        """The highest rating."""
        return max((rating.intensity for rating in self.ratings), default=None)

    @property
    def half_life_minutes(self) -> float | None:
        """Minutes from first reaching the peak to the first later rating at or under half of it.

        By then it had halved; when exactly is not known, so nothing is drawn in between.
        None when it was not seen to halve, or the peak is 0.
        """
        if not self.peak:
            return None
        top = next(rating for rating in self.ratings if rating.intensity == self.peak)
        later = (r for r in self.ratings if r.at > top.at and 2 * r.intensity <= top.intensity)
        half = next(later, None)
        return (half.at - top.at).total_seconds() / 60 if half else None

    @property
    def settled(self) -> tuple[Settled, ...]:
        """Every exercise, in time order."""
        return self._all(Settled)

    @property
    def doors(self) -> tuple[Door, ...]:
        """The doors she opened, in time order."""
        return tuple(event.door for event in self._all(DoorOpened))

    @property
    def decisions(self) -> tuple[Decided, ...]:
        """Every answer about contact, in time order."""
        return self._all(Decided)

    @property
    def contact(self) -> Contact | None:
        """Her latest answer."""
        return self.decisions[-1].contact if self.decisions else None

    @property
    def how(self) -> How:
        """Through whom, by her latest answer."""
        return self.decisions[-1].how if self.decisions else ""

    @property
    def tags(self) -> Tagged | None:
        """The latest tags: a page sent twice corrects, it does not add up."""
        tagged = self._all(Tagged)
        return tagged[-1] if tagged else None

    @property
    def moves(self) -> tuple[str, ...]:
        """The mind's moves she marked."""
        return self.tags.moves if self.tags else ()


def fold(events: Iterable[Record]) -> list[Wave]:
    """Waves in the order they began. Folding a shuffled or doubled list gives the same.

    What is no part of a wave is passed over, such as a pause that lies in one.
    """
    ordered = sorted({one for one in events if isinstance(one, WaveEvent)}, key=place)
    by_wave = sorted(ordered, key=lambda event: event.wave_id)  # stable: keeps time order
    waves = [Wave(tuple(own)) for _, own in groupby(by_wave, key=lambda event: event.wave_id)]
    return sorted(waves, key=lambda wave: (wave.began_at, wave.id))


def place(event: WaveEvent) -> tuple[datetime, int, bytes]:
    """Time first; at the same moment, the order of a wave; then its bytes."""
    return event.at, WAVE_EVENTS.index(type(event)), msgspec.json.encode(event)
