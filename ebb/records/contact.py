"""Contact as it was, without shame: how it came about, what it gave, what it cost."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.pause import Minutes
from ebb.records.record import Id, Record, Words
from ebb.records.wave import Intensity

CameAbout = Literal["i", "they", "turned_up", "needed"]
Settling = Annotated[int, msgspec.Meta(ge=0, le=720)]  # hours; thirty days


class ContactMade(Record, frozen=True, kw_only=True, tag="contact-made/1"):
    """There was contact; `at` is when. The last two ways were not chosen: nothing is promised.

    `ways` are words of ours (a message, a profile, a road); checking belongs to the loop too.
    """

    how: CameAbout
    ways: Words = ()
    promised: Intensity | None = None
    promised_minutes: Minutes | None = None
    pause_id: Id | None = None

    @property
    def chosen(self) -> bool:
        return self.how in {"i", "they"}


class FollowUp(Record, frozen=True, kw_only=True, tag="follow-up/1"):
    """How it was an hour later, or a day later. Every part may stay open."""

    contact_id: Id
    after: Literal["hour", "day"]
    gave: Intensity | None = None
    lasted_minutes: Minutes | None = None
    costs: Words = ()
    settled_hours: Settling | None = None


class WentBack(Record, frozen=True, kw_only=True, tag="went-back/1"):
    """She is there again. Nothing resets."""


class LeftAgain(Record, frozen=True, kw_only=True, tag="left-again/1"):
    """She has left again; the state that `WentBack` began is over."""
