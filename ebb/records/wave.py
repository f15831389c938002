"""A wave is events that share a `wave_id`, written as they happen and folded when opened."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.record import Id, Record, Word, Words

Intensity = Annotated[int, msgspec.Meta(ge=0, le=10)]  # 0 is a real answer
Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
Door = Literal["scared", "hurt", "unreal"]
Contact = Literal["none", "pull", "did"]
How = Literal["", "i", "they", "turned_up", "needed"]
Ending = Literal["passed", "eased", "left"]


class WaveEvent(Record, frozen=True, kw_only=True):
    """Something that happened in a wave."""

    wave_id: Id


class WaveBegun(WaveEvent, frozen=True, kw_only=True, tag="wave-begun/1"):
    """She said: a wave is here."""


class Rated(WaveEvent, frozen=True, kw_only=True, tag="rated/2"):
    """How strong it is, 0 to 10 points; `prompted` when Ebb had asked at a set time."""

    intensity: Intensity
    prompted: bool = False


class Settled(WaveEvent, frozen=True, kw_only=True, tag="settled/1"):
    """An exercise was done; `worse` says what got worse, if anything did."""

    exercise: Word
    seconds: Seconds | None = None
    worse: Word | None = None


class DoorOpened(WaveEvent, frozen=True, kw_only=True, tag="door-opened/1"):
    """One of the three doors: it was not (only) craving."""

    door: Door


class Decided(WaveEvent, frozen=True, kw_only=True, tag="decided/1"):
    """Contact: no pull, still pulling, or it happened, and then through whom."""

    contact: Contact
    how: How = ""


class Tagged(WaveEvent, frozen=True, kw_only=True, tag="tagged/1"):
    """The optional screen: the mind's moves, the body, the triggers, they contacted me."""

    moves: Words = ()
    body: Words = ()
    triggers: Words = ()
    they_contacted: bool = False


class WaveEnded(WaveEvent, frozen=True, kw_only=True, tag="wave-ended/1"):
    """It passed, it eased, or she left the screen: three endings, none better than another."""

    how: Ending


WAVE_EVENTS = (WaveBegun, Rated, Settled, DoorOpened, Decided, Tagged, WaveEnded)
