"""A contact told in one sentence: what it promised, gave, and how long settling took. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import Chose, ContactMade, FollowUp, Record, fold
from ebb.vault import Opened

AFTER = {"hour": timedelta(hours=1), "day": timedelta(hours=24)}
ASKED_FOR = timedelta(days=7)  # later it can still be said, but nobody asks
ENOUGH = 3  # waves seen to halve; with fewer, half of them says nothing
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
        """None where it was not chosen: what was said before it was mended is not shown."""
        day = self.after("day") if self.record.chosen else None
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

    def told_about(self, now: datetime) -> Due:
        """What more can be said now, asked or not; in the first hour there is nothing yet."""
        passed = now - self.record.at
        if not self.record.chosen or passed < AFTER["hour"]:
            return ""
        return self.due(now) or ("day" if passed >= AFTER["day"] else "hour")


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
    said, minutes = one.record.promised, one.record.promised_minutes
    if said is None:
        return ""
    if minutes is None:
        return _("promised %(points)d") % {"points": said}
    words = _("promised %(points)d for about %(time)s")
    return words % {"points": said, "time": length(minutes)}


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
    """It gave something: that makes sense, and Ebb can say so.

    Never of what was not chosen, nor where it cost fear.
    """
    return one.record.chosen and bool(one.gave) and "fear" not in one.costs


def ridden(records: Iterable[Record]) -> str:
    """The waves without contact, beside it: her own record, never a promise.

    Only those of which she said so; nobody knows of the others. One that led to a pause
    which ended with "I am going to" is not among them.
    """
    every = list(records)
    last = {one.wave_id: one.contact for one in every if isinstance(one, Chose)}
    without = [
        wave
        for wave in fold(every)
        if wave.contact in {"none", "pull"} and wave.ratings and last.get(wave.id) != "going"
    ]
    if not without:
        return ""
    words = ngettext(
        "You rode one wave without contact.",
        "You rode %(n)d waves without contact.",
        len(without),
    ) % {"n": len(without)}
    halves = [half for wave in without if (half := wave.half_life_minutes) is not None]
    return f"{words} {halved(halves)}" if len(halves) >= ENOUGH else words


def halved(halves: list[float]) -> str:
    """Of those that were seen to fall by half, the middle one."""
    minutes = max(1, round(median(halves)))
    within = ngettext(
        "%(seen)d of them were seen to fall by half. Half of these took a minute or less.",
        "%(seen)d of them were seen to fall by half. Half of these took %(n)d minutes or less.",
        minutes,
    )
    return within % {"seen": len(halves), "n": minutes}
