"""What is kept, in words for a list: a wave is one thing, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from ebb.records import (
    AskedLater,
    AskLess,
    BeliefHeld,
    CheckAsked,
    CheckIn,
    ContactMade,
    Conviction,
    Favourite,
    FollowUp,
    FourSigns,
    Headline,
    LeftAgain,
    Letter,
    LowContact,
    LowDraft,
    LowTurned,
    Missed,
    MovePractised,
    NudgePlan,
    OwnPace,
    PauseEvent,
    Plan,
    PlannedContact,
    Practised,
    Preference,
    Programme,
    Prompts,
    PutAway,
    Quieted,
    QuizKept,
    Ready,
    Reason,
    Record,
    SafePerson,
    SafetyPlan,
    SetAside,
    Unsuited,
    WaveEvent,
    WeeklyAsked,
    WentBack,
    WholeLine,
)
from ebb.vault import Contents, Opened


class Thing(NamedTuple):
    """One line of the list: the ids it stands for, and when it was."""

    name: str  # hexadecimal: what the form sends back
    ids: tuple[bytes, ...]
    words: str
    at: datetime | None
    wave: bytes | None = None  # a wave has a page of its own


def things(contents: Contents) -> list[Thing]:
    """Newest first; what cannot be opened comes last and can still be erased."""
    found = sorted(
        readable(contents.records),
        key=lambda thing: thing.at.timestamp() if thing.at else 0.0,
        reverse=True,
    )
    return [*found, *(damaged(one) for one in contents.damaged)]


def of_contact(one: Opened[Record]) -> bytes | None:
    """The contact it is, or was said or asked about."""
    record = one.record
    if isinstance(record, ContactMade):
        return one.id
    if isinstance(record, FollowUp):
        return record.contact_id
    return record.of if isinstance(record, AskedLater) else None


def with_contacts(records: Iterable[Opened[Record]]) -> Iterator[Thing | Opened[Record]]:
    """A contact is one line with all that was said of it; the rest passes through."""
    every = list(records)
    contacts = {one.id: one for one in every if isinstance(one.record, ContactMade)}
    parts: dict[bytes, list[bytes]] = {}
    for one in every:
        if (of := of_contact(one)) in contacts and of is not None:
            parts.setdefault(of, []).append(one.id)
        else:
            yield one
    for own, ids in parts.items():
        yield Thing(own.hex(), tuple(ids), line(contacts[own].record), contacts[own].record.at)


def readable(records: Iterable[Opened[Record]]) -> Iterator[Thing]:
    waves: dict[bytes, list[Opened[Record]]] = {}
    prompts = []
    for one in with_contacts(records):
        if isinstance(one, Thing):
            yield one
            continue
        wave_id = getattr(one.record, "wave_id", None)
        if isinstance(one.record, Quieted):  # it goes on after its pause, and can be taken back
            wave_id = None
        if isinstance(one.record, Prompts):
            prompts.append(one)
        elif wave_id is None:
            yield Thing(one.id.hex(), (one.id,), line(one.record), one.record.at)
        else:
            waves.setdefault(wave_id, []).append(one)
    for wave_id, parts in waves.items():
        ids = tuple(part.id for part in parts)
        told = wave_id if any(isinstance(part.record, WaveEvent) for part in parts) else None
        yield Thing(wave_id.hex(), ids, wave_line(parts), parts[0].record.at, told)
    if prompts:  # there is one for most days: together they are one line
        ids = tuple(one.id for one in prompts)
        yield Thing(ids[0].hex(), ids, line(prompts[-1].record), prompts[-1].record.at)


def wave_line(parts: list[Opened[Record]]) -> str:
    words = moment(gettext("Wave"), parts[0].record.at)
    letters = sum(isinstance(part.record, Letter) for part in parts)
    if not any(isinstance(part.record, WaveEvent) for part in parts):
        if not any(isinstance(part.record, PauseEvent) for part in parts):
            letter = (part.record for part in parts if isinstance(part.record, Letter))
            return line(next(letter, parts[0].record))
        words = moment(gettext("A pause"), parts[0].record.at)
    return gettext("%(wave)s, with a letter") % {"wave": words} if letters else words


def line(record: Record) -> str:
    return moment(kind(record), record.at)


def kind(record: Record) -> str:
    names = (
        (Letter, gettext("Letter, not sent")),
        (PutAway, gettext("A letter put away")),
        (Missed, gettext("What is missed")),
        (MovePractised, gettext("A move of the mind, practised")),
        (Practised, gettext("Practice")),
        (Programme, gettext("Practice over some weeks")),
        (CheckIn, gettext("Check-in")),
        (FourSigns, gettext("Four signs of a week")),
        (CheckAsked, gettext("When to ask how it is")),
        (WeeklyAsked, gettext("That the four signs are offered")),
        (AskLess, gettext("That Ebb asks less")),
        (OwnPace, gettext("A breath of your own")),
        (Favourite, gettext("A favourite way to settle")),
        (SafePerson, gettext("Someone safe")),
        (SafetyPlan, gettext("Safety plan")),
        (SetAside, gettext("Exercise set aside")),
        (Unsuited, gettext("What to leave out for you")),
        (Preference, gettext("A setting")),
        (NudgePlan, gettext("What nudges are for")),
        (Prompts, gettext("Times at which you are asked")),
        (AskedLater, gettext("Something to ask about later")),
        (ContactMade, gettext("Contact")),
        (FollowUp, gettext("How it was afterwards")),
        (WentBack, gettext("Went back")),
        (LeftAgain, gettext("Left again")),
        (LowContact, gettext("Low contact, as it was set")),
        (LowTurned, gettext("Low contact: rested, went on or ended")),
        (PlannedContact, gettext("Contact that had to be")),
        (LowDraft, gettext("A brief message, not sent")),
        (Plan, gettext("A plan for a hard moment")),
        (Headline, gettext("A headline")),
        (WholeLine, gettext("A line of the whole picture")),
        (Reason, gettext("A reason")),
        (Ready, gettext("Getting ready for a call")),
        (Quieted, gettext("The card for very hard words: not shown any more")),
        (BeliefHeld, gettext("A belief")),
        (Conviction, gettext("How true a belief felt")),
        (QuizKept, gettext("Answers to the sentences")),
    )
    return next((name for known, name in names if isinstance(record, known)), gettext("A note"))


def damaged(piece_id: bytes) -> Thing:
    return Thing(piece_id.hex(), (piece_id,), gettext("Cannot be opened"), None)


def moment(what: str, at: datetime) -> str:
    """In the clock of the place where it was: 2 a.m. is 2 a.m."""
    return f"{what}, {date_format(at, 'l j F Y, G:i')}"


def evening(at: datetime) -> str:
    """Coarse on purpose: a list of sessions is not a log of anyone's night."""
    here = localtime(at)
    parts = {5: "morning", 12: "afternoon", 18: "evening", 23: "night"}
    part = next((name for hour, name in reversed(parts.items()) if here.hour >= hour), "night")
    words = {
        "morning": gettext("%(day)s morning"),
        "afternoon": gettext("%(day)s afternoon"),
        "evening": gettext("%(day)s evening"),
        "night": gettext("%(day)s night"),
    }
    return words[part] % {"day": date_format(here, "l")}
