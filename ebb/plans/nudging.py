"""A nudge for a plan, where she asked for one: planned when it is kept, drawn on at an unlock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localtime

from ebb.accounts import later
from ebb.accounts.her_clock import zone_in
from ebb.accounts.opening import of
from ebb.plans.showing import moments
from ebb.records import AskedLater, NudgePlan, Plan, Record
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
    kept = opened.open(Record)
    now = localtime(timezone=zone_in(of(NudgePlan, kept)))
    asked = [one.record for one in of(AskedLater, kept)]
    for one in of(Plan, kept):
        planned = [time for each in asked if each.of == one.id for time in each.times]
        if one.record.nudge and max(planned, default=now) - now < ENOUGH:
            draw_on(opened, one, now, planned=bool(planned))


def draw_on(opened: OpenVault, one: Opened[Plan], now: datetime, *, planned: bool) -> None:
    """Taking back what was never planned would read the whole vault for nothing."""
    if planned:
        plan_anew(opened, one.id, one.record, now)
    elif times := moments(one.record, now):
        later.plan(opened, times, of=one.id)
