"""Bytes to records and back. Pure: an older version is carried up step by step.

Three endings, never mixed: a record; `Unreadable` (not what anyone wrote); `NewerKind`
(written by a newer Ebb: an update reads it).
"""

from __future__ import annotations

import re

import msgspec

from ebb.records.belief import BeliefHeld, Conviction
from ebb.records.contact import ContactMade, FollowUp, LeftAgain, WentBack
from ebb.records.letter import Letter, PutAway
from ebb.records.locked import Accepted, Draft
from ebb.records.low import LowContact, LowDraft, LowTurned, PlannedContact
from ebb.records.missed import Missed
from ebb.records.move import MovePractised
from ebb.records.nudge import AskedLater, NudgePlan, Prompts
from ebb.records.older import AskedLater1, NudgePlan1, Practised1, Rated1, SetAside1
from ebb.records.pause import (
    Answering,
    Apart,
    ApartOver,
    Chose,
    Heavy,
    Held,
    Paused,
    Predicted,
    Quieted,
    Released,
    StoodAside,
    Weighed,
)
from ebb.records.person import SafePerson, SafetyPlan
from ebb.records.plan import Plan
from ebb.records.practice import Favourite, OwnPace, Practised, SetAside, Unsuited
from ebb.records.preference import Preference
from ebb.records.programme import Programme
from ebb.records.quiz import QuizKept
from ebb.records.ready import Ready
from ebb.records.record import Record, in_time
from ebb.records.signs import AskLess, CheckAsked, CheckIn, FourSigns, WeeklyAsked
from ebb.records.story import Headline, Reason, WholeLine
from ebb.records.wave import (
    Decided,
    DoorOpened,
    Rated,
    Settled,
    Tagged,
    WaveBegun,
    WaveEnded,
)

Older = Rated1 | Practised1 | SetAside1 | NudgePlan1 | AskedLater1
Wave = WaveBegun | Rated | Settled | DoorOpened | Decided | Tagged | WaveEnded
Pause = (
    Paused
    | Weighed
    | Predicted
    | Chose
    | StoodAside
    | Heavy
    | Held
    | Released
    | Answering
    | Quieted
    | Apart
    | ApartOver
)
Signs = CheckIn | FourSigns | CheckAsked | WeeklyAsked | AskLess
Low = LowContact | LowTurned | PlannedContact | LowDraft
Known = (
    Wave
    | Pause
    | Low
    | Signs
    | Plan
    | ContactMade
    | FollowUp
    | WentBack
    | LeftAgain
    | BeliefHeld
    | Conviction
    | QuizKept
    | Letter
    | PutAway
    | Missed
    | MovePractised
    | Practised
    | Programme
    | OwnPace
    | Favourite
    | SetAside
    | Unsuited
    | SafePerson
    | SafetyPlan
    | Preference
    | Draft
    | Accepted
    | NudgePlan
    | Prompts
    | AskedLater
    | Headline
    | WholeLine
    | Reason
    | Ready
)


class Unreadable(Exception):
    """Not a record that any version of Ebb has written."""


class NewerKind(Exception):
    """A kind, or a version of a kind, that this Ebb does not know yet."""


class Tag(msgspec.Struct):
    """Only the tag of something that was not understood."""

    kind: str


NO_RECORD = msgspec.MsgspecError, ValueError, RecursionError  # what a decoder says to anything else
DECODER = msgspec.json.Decoder(Known | Older)
ENCODER = msgspec.json.Encoder()
TAG = msgspec.json.Decoder(Tag)
TAG_FORM = re.compile(r"([a-z]+(?:-[a-z]+)*)/([1-9][0-9]{0,3})")


def encode(record: Record) -> bytes:
    """JSON in UTF-8. What could not be read again is not written: `Unreadable`."""
    try:
        written = ENCODER.encode(record)
        if type(DECODER.decode(written)) is not type(record) or isinstance(record, Older):
            raise Unreadable
        if not in_time(record.at):
            raise Unreadable
    except (msgspec.MsgspecError, TypeError, ValueError):
        raise Unreadable from None
    return written


def decode(written: bytes) -> Record:
    """The record in its newest version; raises `Unreadable` or `NewerKind`."""
    try:
        record = DECODER.decode(written)
    except NO_RECORD:
        raise why_not(written) from None
    if not in_time(record.at):
        raise Unreadable
    return upgrade(record)


def upgrade(record: Known | Older) -> Record:
    """Carry an older version up; a law: upgrading twice changes nothing."""
    return record.upgrade() if isinstance(record, Older) else record


def why_not(written: bytes) -> Unreadable | NewerKind:
    """Tell a newer tag from damage."""
    try:
        tag = TAG.decode(written).kind
    except NO_RECORD:
        return Unreadable()
    if tag in TAGS or not (form := TAG_FORM.fullmatch(tag)):
        return Unreadable()
    return NewerKind() if int(form[2]) > LATEST.get(form[1], 0) else Unreadable()


def latest(tags: set[str]) -> dict[str, int]:
    """The highest version known of each kind."""
    found: dict[str, int] = {}
    for name, _, version in (tag.partition("/") for tag in tags):
        found[name] = max(found.get(name, 0), int(version))
    return found


TAGS = {str(kind.__struct_config__.tag) for kind in (*Known.__args__, *Older.__args__)}
LATEST = latest(TAGS)
