"""Every kind of sealed thing. Pure: bytes and structs, no database, no clock, no keys."""

from __future__ import annotations

from ebb.records.belief import BeliefHeld, Conviction
from ebb.records.contact import ContactMade, FollowUp, LeftAgain, WentBack
from ebb.records.folded import Rating, Wave, fold
from ebb.records.lately import (
    STRONG,
    feared_lately,
    gone_back,
    in_a_wave,
    low_lately,
    strong_lately,
)
from ebb.records.letter import Letter, PutAway
from ebb.records.locked import Accepted, Draft
from ebb.records.low import LowContact, LowDraft, LowTurned, PlannedContact
from ebb.records.missed import Missed
from ebb.records.move import MovePractised
from ebb.records.nudge import AskedLater, NudgePlan, Prompts, prompted, unanswered
from ebb.records.pause import (
    Answering,
    Apart,
    ApartOver,
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
    apart,
)
from ebb.records.person import SafePerson, SafetyPlan
from ebb.records.plan import AtPlace, Cue, FromThem, InHours, OnDate, Plan, Then
from ebb.records.practice import Favourite, OwnPace, Practised, SetAside, Unsuited
from ebb.records.preference import Preference
from ebb.records.programme import Programme
from ebb.records.quiz import Felt, QuizKept
from ebb.records.ratings import Logged, logged, ratings
from ebb.records.ready import Asked, Ready
from ebb.records.record import Record
from ebb.records.signs import AskLess, CheckAsked, CheckIn, FourSigns, WeeklyAsked
from ebb.records.story import Headline, Reason, WholeLine
from ebb.records.thinning import Thinned, thinned
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
from ebb.records.window import Window, open_until, opens_next
from ebb.records.written import decode_written, encode_written

__all__ = [
    "STRONG",
    "Accepted",
    "Answering",
    "Apart",
    "ApartOver",
    "AskLess",
    "Asked",
    "AskedLater",
    "AtPlace",
    "BeliefHeld",
    "CheckAsked",
    "CheckIn",
    "Chose",
    "ContactMade",
    "Conviction",
    "Cue",
    "Decided",
    "DoorOpened",
    "Draft",
    "Favourite",
    "Felt",
    "FollowUp",
    "FourSigns",
    "FromThem",
    "Headline",
    "Heavy",
    "Held",
    "InHours",
    "LeftAgain",
    "Letter",
    "Logged",
    "LowContact",
    "LowDraft",
    "LowTurned",
    "Missed",
    "MovePractised",
    "NewerKind",
    "NudgePlan",
    "OnDate",
    "OwnPace",
    "PauseEvent",
    "Paused",
    "Plan",
    "PlannedContact",
    "Practised",
    "Predicted",
    "Preference",
    "Programme",
    "Prompts",
    "PutAway",
    "Quieted",
    "QuizKept",
    "Rated",
    "Rating",
    "Ready",
    "Reason",
    "Record",
    "Released",
    "SafePerson",
    "SafetyPlan",
    "SetAside",
    "Settled",
    "StoodAside",
    "Tagged",
    "Then",
    "Thinned",
    "Unreadable",
    "Unsuited",
    "Wave",
    "WaveBegun",
    "WaveEnded",
    "WaveEvent",
    "WeeklyAsked",
    "Weighed",
    "WentBack",
    "WholeLine",
    "Window",
    "apart",
    "decode",
    "decode_written",
    "encode",
    "encode_written",
    "feared_lately",
    "fold",
    "gone_back",
    "in_a_wave",
    "logged",
    "low_lately",
    "open_until",
    "opens_next",
    "prompted",
    "ratings",
    "strong_lately",
    "thinned",
    "unanswered",
]
