"""What rooms side by side may ask of each other without knowing each other.

The room that draws nudges listens here; the room that knows of a contact or a hold speaks
here. When nobody listens, or she wants no nudges, nothing happens.

    planned = later.follow_up(opened, contact_at, of=contact_id)   # 1 h and 24 h after
    planned = later.hold(opened, until, of=hold_id)                # or a letter's day
    planned = later.plan(opened, moments, of=plan_id)              # hours she knows to be hard
    later.take_back(opened, hold_id)
    later.stop(opened, "check")                                    # not asked any more
    later.draw_anew(opened)                                        # asked less, or as before
    later.look_again(opened)  # something it was asked about went, or came back
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.dispatch import Signal

if TYPE_CHECKING:
    from ebb.vault import OpenVault

vault_opened = Signal()  # (opened): unlocked, begun, or come in by the code
asked = Signal()  # (opened, about, times, of): answers with the moments that were planned
taken_back = Signal()  # (opened, of)
no_more = Signal()  # (opened, about): a kind that she wants no more
how_often = Signal()  # (opened): what lies ahead is drawn anew
changed = Signal()  # (opened): what is kept about later went or came by another way

AFTER_CONTACT = timedelta(hours=1), timedelta(hours=24)


def follow_up(
    opened: OpenVault, contact_at: datetime, *, of: bytes | None = None
) -> tuple[datetime, ...]:
    """Ask an hour and a day after a contact; the moments planned, none if she chose none."""
    times = tuple(contact_at + wait for wait in AFTER_CONTACT)
    return planned(opened, "after", times, of)


def hold(opened: OpenVault, until: datetime, *, of: bytes | None = None) -> tuple[datetime, ...]:
    """Say when a hold is over; the moment planned, never before `until`."""
    return planned(opened, "hold", (until,), of)


def plan(opened: OpenVault, moments: tuple[datetime, ...], *, of: bytes) -> tuple[datetime, ...]:
    """Say something at these moments, for a plan she made; not in her quiet hours."""
    return planned(opened, "plan", moments, of)


def take_back(opened: OpenVault, of: bytes) -> None:
    """What was asked about this is not asked any more."""
    taken_back.send_robust(Speaker, opened=opened, of=of)


def stop(opened: OpenVault, about: str) -> None:
    """No nudge of this kind any more; its times ahead are forgotten, not missed."""
    no_more.send_robust(Speaker, opened=opened, about=about)


def draw_anew(opened: OpenVault) -> None:
    """She is asked less from now on, or as before."""
    how_often.send_robust(Speaker, opened=opened)


def look_again(opened: OpenVault) -> None:
    """What is kept now counts: what went with something is not asked, what is back is."""
    changed.send_robust(Speaker, opened=opened)


def planned(
    opened: OpenVault, about: str, times: tuple[datetime, ...], of: bytes | None
) -> tuple[datetime, ...]:
    """A nudge that cannot be planned never stands in the way of what she is doing."""
    answers = asked.send_robust(Speaker, opened=opened, about=about, times=times, of=of)
    return tuple(one for _, answer in answers if isinstance(answer, tuple) for one in answer)


class Speaker:
    """Who speaks: signals want a sender that stays."""
