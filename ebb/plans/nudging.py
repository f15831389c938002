"""A nudge for a plan, where she asked for one: planned when it is kept, drawn on at an unlock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localtime

from ebb.accounts import later
from ebb.plans.showing import moments
from ebb.records import AskedLater, Plan, Record
from ebb.vault import Opened, OpenVault

ENOUGH = timedelta(days=7)  # while this much is planned, an unlock changes nothing


def begin() -> None:
    later.vault_opened.connect(on_opened, dispatch_uid="plans")


def plan_anew(opened: OpenVault, own: bytes, plan: Plan, now: datetime) -> None:
    """What was planned for it goes; what it asks for now is planned."""
    later.take_back(opened, own)
    if times := moments(plan, now):
        later.plan(opened, times, of=own)


def on_opened(sender: object, *, opened: OpenVault, **_: Any) -> None:
    """Only what runs out soon is drawn on, so that an unlock is quick."""
    now = localtime()
    kept = opened.open(Record)
    for one in kept:
        if isinstance(one.record, Plan) and one.record.nudge and runs_out(one.id, kept, now):
            plan_anew(opened, one.id, one.record, now)


def runs_out(own: bytes, kept: list[Opened[Record]], now: datetime) -> bool:
    asked = (one.record for one in kept if isinstance(one.record, AskedLater))
    last = max((time for each in asked if each.of == own for time in each.times), default=now)
    return last - now < ENOUGH
