"""What made it worse is set aside, sealed, with why if she wants to say, and can be taken back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from ebb.records import SetAside
from ebb.vault import VaultError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.utils.functional import _StrPromise as StrPromise

    from ebb.settle.catalogue import Catalogue
    from ebb.settle.exercise import Exercise
    from ebb.vault import Opened, OpenVault

LONGEST: Final = 300  # characters of her own words
GROUNDS: Final = ("look-around", "feet", "harbour")  # after memories: eyes open, in this room


class Reason(NamedTuple):
    """One quiet choice after the stop: what it is called, what is told back, what is answered."""

    id: str
    choice: StrPromise
    told: StrPromise
    answer: StrPromise


REASONS: Final = (
    Reason(
        "tense",
        _("It made me more tense"),
        _("It made you more tense."),
        _("That happens. Some bodies tighten when they are asked to let go."),
    ),
    Reason(
        "memories",
        _("Memories came"),
        _("Memories came."),
        _("Keep your eyes open. It is a memory. You are in this room, now."),
    ),
    Reason(
        "body",
        _("My body did not like it"),
        _("Your body did not like it."),
        _("Then it was right to stop. If you feel ill and it stays, get help."),
    ),
    Reason(
        "moment",
        _("Not now"),
        _("It was not the moment for it."),
        _("Then not now. Nothing has to be done at all."),
    ),
)
BY_ID: Final = {reason.id: reason for reason in REASONS}


class Told(NamedTuple):
    """What stands beside a way that is set aside."""

    reason: StrPromise | str
    words: str


def here(catalogue: Catalogue, never: Collection[str]) -> Exercise | None:
    """What brings her back into the room, where she bears one of them."""
    grounds = (catalogue.get(each) for each in GROUNDS if each not in never)
    return next((each for each in grounds if each), None)


def ids(opened: OpenVault | None) -> frozenset[str]:
    """What is not to be offered; while locked nobody knows."""
    return frozenset(told(opened))


def told(opened: OpenVault | None) -> Mapping[str, Told]:
    """Each way that is set aside, with what she last said about it."""
    if opened is None:
        return {}
    records = [kept.record for kept in opened.open(SetAside)]
    return {one.exercise: Told(in_words(one.reason), one.words) for one in records}


def in_words(reason: str) -> StrPromise | str:
    return BY_ID[reason].told if reason in BY_ID else ""


def put(opened: OpenVault | None, exercise: str, *, at: datetime, day: date) -> bool:
    """True when it is kept; locked, nothing is."""
    if opened is None:
        return False
    if not of(opened, exercise):
        opened.seal(SetAside(at=at, exercise=exercise, reason="worse"), day=day)
    return True


def say(opened: OpenVault | None, exercise: str, reason: str, words: str = "") -> bool:
    """Why, where it is set aside already; True when it is kept. It can be said again."""
    kept = of(opened, exercise) if opened else []
    if opened is None or not kept:
        return False
    last = kept[-1]
    why = replace(
        last.record,
        reason=reason if reason in BY_ID else last.record.reason,
        words=words.replace("\x00", "").strip()[:LONGEST] or last.record.words,
    )
    opened.replace(last.id, last.revision, why)
    return True


def take_back(opened: OpenVault | None, exercise: str, *, today: date) -> None:
    """Every time it was set aside."""
    if opened is not None:
        opened.delete([each.id for each in of(opened, exercise)], today=today)


def of(opened: OpenVault, exercise: str) -> list[Opened[SetAside]]:
    return [each for each in opened.open(SetAside) if each.record.exercise == exercise]


def told_if_readable(opened: OpenVault | None) -> Mapping[str, Told]:
    """A vault that cannot be read now never stands before a way to settle."""
    with suppress(VaultError, DatabaseError):
        return told(opened)
    return {}
