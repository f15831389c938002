"""What was written while locked and would change what Ebb does: said before it is kept.

Whoever has the device could have pressed it, and "A pause" alone hides it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import (
    Apart,
    ApartOver,
    Chose,
    DoorOpened,
    Heavy,
    Held,
    Predicted,
    Quieted,
    Record,
    Released,
    StoodAside,
)


def said(records: Iterable[Record | None]) -> list[str]:
    """Each once, in the order in which it was pressed."""
    return list(dict.fromkeys(words for one in records if one and (words := word(one))))


def word(record: Record) -> str:
    match record:
        case StoodAside() | DoorOpened():
            return doors().get(record.door, "")
        case Held():
            hours = record.hours
            return ngettext("A wait of %d hour", "A wait of %d hours", hours) % hours
        case Predicted() if record.relief is not None:
            return _("A guess of relief: %d") % record.relief
        case Chose():
            return _("I am going to") if record.contact == "going" else _("Not now")
    return lasting().get(type(record), "")


def doors() -> dict[str, str]:
    return {
        "scared": _("I'm scared of someone"),
        "hurt": _("I might hurt myself"),
        "unreal": _("I feel unreal or numb"),
    }


def lasting() -> dict[type[Record], str]:
    """What stands by itself; the first three go on after the pause."""
    return {
        Apart: _("Asked not to make contact. Kept, every pause from then on only settles."),
        ApartOver: _("Not asked to stay away any more. Kept, a pause asks about contact again."),
        Quieted: _("The card for very hard words is not wanted. Kept, it is not shown any more."),
        Released: _("A wait was let go."),
        Heavy: _("A low hour"),
    }
