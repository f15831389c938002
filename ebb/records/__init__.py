"""Every kind of sealed thing. Pure: bytes and structs, no database, no clock, no keys."""

from __future__ import annotations

from ebb.records.belief import BeliefHeld, Conviction
from ebb.records.contact import ContactMade, FollowUp, LeftAgain, WentBack
from ebb.records.folded import Rating, Wave, fold
from ebb.records.letter import Letter, PutAway
from ebb.records.locked import Accepted, Draft
from ebb.records.missed import Missed
from ebb.records.move import MovePractised
from ebb.records.nudge import AskedLater, NudgePlan, Prompts, prompted, unanswered
from ebb.records.pause import (
    Answering,
    Chose,
    Heavy,
    Held,
    Paused,
    PauseEvent,
    Predicted,
    Quieted,
    Released,
    StoodAside,
    Weighed,
)
from ebb.records.person import SafePerson, SafetyPlan
from ebb.records.practice import Favourite, OwnPace, Practised, SetAside, Unsuited
from ebb.records.preference import Preference
from ebb.records.record import Record
from ebb.records.story import Headline, Reason, WholeLine
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
from ebb.records.written import decode_written, encode_written

__all__ = [
    "Accepted",
    "Answering",
    "AskedLater",
    "BeliefHeld",
    "Chose",
    "ContactMade",
    "Conviction",
    "Decided",
    "DoorOpened",
    "Draft",
    "Favourite",
    "FollowUp",
    "Headline",
    "Heavy",
    "Held",
    "LeftAgain",
    "Letter",
    "Missed",
    "MovePractised",
    "NewerKind",
    "NudgePlan",
    "OwnPace",
    "PauseEvent",
    "Paused",
    "Practised",
    "Predicted",
    "Preference",
    "Prompts",
    "PutAway",
    "Quieted",
    "Rated",
    "Rating",
    "Reason",
    "Record",
    "Released",
    "SafePerson",
    "SafetyPlan",
    "SetAside",
    "Settled",
    "StoodAside",
    "Tagged",
    "Unreadable",
    "Unsuited",
    "Wave",
    "WaveBegun",
    "WaveEnded",
    "WaveEvent",
    "Weighed",
    "WentBack",
    "WholeLine",
    "decode",
    "decode_written",
    "encode",
    "encode_written",
    "fold",
    "prompted",
    "unanswered",
]
