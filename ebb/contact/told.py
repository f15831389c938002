"""A contact told in one sentence: what it promised, gave, and how long settling took. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import ContactMade, FollowUp, Wave
from ebb.vault import Opened

AFTER = {"hour": timedelta(hours=1), "day": timedelta(hours=24)}
ASKED_FOR = timedelta(days=7)  # later it can still be said, but nobody asks
Due = Literal["", "hour", "day"]


@dataclass(frozen=True)
class Told:
    """One contact with what she said later."""

    id: bytes
    revision: int
    record: ContactMade
    later: tuple[FollowUp, ...]

    def after(self, when: str) -> FollowUp | None:
        """The newest answer: asked again, it corrects."""
        return next((one for one in reversed(self.later) if one.after == when), None)

    @property
    def gave(self) -> int | None:
        """After an hour, else what she says a day later."""
        said = [one.gave for when in AFTER if (one := self.after(when)) is not None]
        return next((gave for gave in said if gave is not None), None)

    @property
    def lasted(self) -> int | None:
        """Minutes, by her latest word."""
        said = [one.lasted_minutes for when in ("day", "hour") if (one := self.after(when))]
        return next((minutes for minutes in said if minutes is not None), None)

    @property
    def settling(self) -> int | None:
        """Hours."""
        day = self.after("day")
        return day.settled_hours if day else None

    @property
    def costs(self) -> tuple[str, ...]:
        day = self.after("day")
        return day.costs if day else ()

    def due(self, now: datetime) -> Due:
        """What can be asked now; contact that was not chosen is never asked."""
        if not self.record.chosen:
            return ""
        passed = now - self.record.at
        if passed > ASKED_FOR:
            return ""
        if passed >= AFTER["day"]:
            return "" if self.after("day") else "day"
        return "hour" if passed >= AFTER["hour"] and not self.after("hour") else ""


def told(contacts: Iterable[Opened[ContactMade]], later: Iterable[FollowUp]) -> list[Told]:
    """Newest first, each with its own answers."""
    by_contact: dict[bytes, list[FollowUp]] = {}
    for one in later:
        by_contact.setdefault(one.contact_id, []).append(one)
    found = [
        Told(one.id, one.revision, one.record, tuple(by_contact.get(one.id, ())))
        for one in contacts
    ]
    return sorted(found, key=lambda one: one.record.at, reverse=True)


def sentence(one: Told) -> str:
    """Promised 8, gave 3 for about 40 minutes; settling took 9 hours."""
    if not one.record.chosen:
        return ""
    first = ", ".join(part for part in (promised(one), gave(one)) if part)
    words = "; ".join(part for part in (first, settling(one)) if part)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def promised(one: Told) -> str:
    said = one.record.promised
    return "" if said is None else _("promised %(points)d") % {"points": said}


def gave(one: Told) -> str:
    if one.gave is None:
        return ""
    if one.lasted is None:
        return _("gave %(points)d") % {"points": one.gave}
    time = length(one.lasted)
    return _("gave %(points)d for about %(time)s") % {"points": one.gave, "time": time}


def settling(one: Told) -> str:
    if one.settling is None:
        return ""
    time = ngettext("%(count)d hour", "%(count)d hours", one.settling) % {"count": one.settling}
    return _("settling took %(time)s") % {"time": time}


def length(minutes: int) -> str:
    """40 minutes, 3 hours, 2 days."""
    if minutes < 90:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def helped(one: Told) -> bool:
    """It gave something: that makes sense, and Ebb can say so."""
    return bool(one.gave)


def ridden(waves: Sequence[Wave]) -> str:
    """The waves without contact, beside it: her own record, never a promise."""
    without = [wave for wave in waves if wave.contact != "did" and wave.ratings]
    if not without:
        return ""
    words = ngettext(
        "You rode one wave without contact.",
        "You rode %(n)d waves without contact.",
        len(without),
    ) % {"n": len(without)}
    halves = [half for wave in without if (half := wave.half_life_minutes) is not None]
    if len(halves) < 3:
        return words
    minutes = max(1, round(median(halves)))
    within = ngettext(
        "%(seen)d of them were seen to fall by half, most often within a minute.",
        "%(seen)d of them were seen to fall by half, as a rule within %(n)d minutes.",
        minutes,
    ) % {"seen": len(halves), "n": minutes}
    return f"{words} {within}"
