"""Two plans of an invented person, hours in which she answers, and what had to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from ebb.records import (
    FromThem,
    InHours,
    LowContact,
    LowDraft,
    OnDate,
    Plan,
    PlannedContact,
    Record,
    Then,
    Window,
)

HOURS = Window(days=(1, 4), starts=18 * 60, ends=19 * 60)
EVENING = Window(days=(0, 2, 6), starts=19 * 60, ends=23 * 60)
FEET = Then(way="settle", exercise="feet")
type At = Callable[[int, float], datetime]  # a day of her half-year, and an hour of it


def plans(first: date, at: At) -> list[Record]:
    """Made in calm, one by one."""
    moved = OnDate(words="The day I moved", day=first, yearly=True, days_before=7)
    return [
        Plan(at=at(40, 17.2), cue=InHours(words="An evening alone", window=EVENING), then=FEET),
        Plan(at=at(41, 17.4), cue=FromThem(ready="writes"), then=Then(way="own", ready="phone")),
        Plan(at=at(90, 16.5), cue=moved, then=Then(way="people", ready="voice")),
    ]


def low_contact(at: At) -> list[Record]:
    """A choir they both sing in: hours, a draft, and contact that had to be."""
    noted = [
        PlannedContact(at=at(day, 18.3), about="other", in_window=True) for day in (60, 88, 123)
    ]
    text = "The scores are in the cupboard. The key is with the porter."
    return [
        LowContact(at=at(55, 15.5), role="other", windows=(HOURS,)),
        LowDraft(at=at(120, 16.1), occasion="work", text=text),
        *noted,
    ]
