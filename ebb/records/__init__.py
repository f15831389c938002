"""Every kind of sealed thing. Pure: bytes and structs, no database, no clock, no keys."""

from __future__ import annotations

from ebb.records.folded import Rating, Wave, fold
from ebb.records.letter import Letter
from ebb.records.person import SafePerson, SafetyPlan
from ebb.records.practice import Favourite, OwnPace, Practised, SetAside, Unsuited
from ebb.records.preference import Preference
from ebb.records.record import Record
from ebb.records.upgrade import NewerKind, Unreadable, decode, encode
from ebb.records.wave import (
    Decided,
    DoorOpened,
    Rated,
    Settled,
    Tagged,
    WaveBegun,
    WaveEnded,
    WaveEvent,
)

__all__ = [
    "Decided",
    "DoorOpened",
    "Favourite",
    "Letter",
    "NewerKind",
    "OwnPace",
    "Practised",
    "Preference",
    "Rated",
    "Rating",
    "Record",
    "SafePerson",
    "SafetyPlan",
    "SetAside",
    "Settled",
    "Tagged",
    "Unreadable",
    "Unsuited",
    "Wave",
    "WaveBegun",
    "WaveEnded",
    "WaveEvent",
    "decode",
    "encode",
    "fold",
]
