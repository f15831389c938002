"""The time comes in here: what happens when a vault opens, or a room asks for later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import now

from ebb.accounts import later
from ebb.nudges import keeping
from ebb.records.nudge import Reason
from ebb.vault import OpenVault


def begin() -> None:
    later.vault_opened.connect(on_opened, dispatch_uid="nudges")
    later.asked.connect(on_asked, dispatch_uid="nudges")
    later.taken_back.connect(on_taken_back, dispatch_uid="nudges")
    later.no_more.connect(on_no_more, dispatch_uid="nudges")
    later.how_often.connect(on_how_often, dispatch_uid="nudges")
    later.changed.connect(on_changed, dispatch_uid="nudges")


def on_opened(sender: object, *, opened: OpenVault, **_: Any) -> None:
    keeping.redraw(opened, now())


def on_asked(
    sender: object,
    *,
    opened: OpenVault,
    about: Reason,
    times: tuple[datetime, ...],
    of: bytes | None,
    **_: Any,
) -> tuple[datetime, ...]:
    return keeping.ask_later(opened, about, times, now(), of=of)


def on_taken_back(sender: object, *, opened: OpenVault, of: bytes, **_: Any) -> None:
    keeping.take_back(opened, of, now())


def on_no_more(sender: object, *, opened: OpenVault, about: Reason, **_: Any) -> None:
    keeping.leave_out(opened, about, now())


def on_how_often(sender: object, *, opened: OpenVault, **_: Any) -> None:
    if plan := keeping.hers(opened).plan:
        keeping.draw_anew(opened, plan, now())


def on_changed(sender: object, *, opened: OpenVault, **_: Any) -> None:
    keeping.redraw(opened, now())
