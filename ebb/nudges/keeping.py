"""On, off, and drawn again. What tells why is sealed in the vault; outside go the rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec
from django.db import transaction

from ebb.accounts.opening import of
from ebb.nudges import drawing
from ebb.nudges.models import Channel, Due
from ebb.nudges.places import Place, opened_place, sealed_place
from ebb.records import AskedLater, AskLess, NudgePlan, Prompts, Record
from ebb.records.nudge import Reason
from ebb.vault import Damaged, Opened, OpenVault, forget_deleted, new_id


class Hers(NamedTuple):
    """What of her vault is about nudges."""

    plans: list[Opened[NudgePlan]]
    prompts: list[Opened[Prompts]]
    asked: list[Opened[AskedLater]]
    less: bool  # she let Ebb ask less

    @property
    def plan(self) -> NudgePlan | None:
        return self.plans[-1].record if self.plans else None


def hers(opened: OpenVault) -> Hers:
    found = opened.open(Record)
    less = bool(of(AskLess, found))
    return Hers(of(NudgePlan, found), of(Prompts, found), of(AskedLater, found), less)


def channel_of(opened: OpenVault) -> Channel | None:
    return Channel.objects.filter(vault_id=opened.vault_id).first()


def place_of(opened: OpenVault) -> Place | None:
    """Where hers go; None when off, or sealed by another machine's key (after a move)."""
    channel = channel_of(opened)
    try:
        return opened_place(channel) if channel else None
    except Damaged:
        return None


def day_of(plan: NudgePlan, now: datetime) -> date:
    return now.astimezone(ZoneInfo(plan.zone)).date()


@transaction.atomic
def turn_on(opened: OpenVault, plan: NudgePlan, place: Place, now: datetime) -> None:
    """This plan and this place from now on; what was before is forgotten."""
    forget_plans(opened, hers(opened), now)
    Channel.objects.filter(vault_id=opened.vault_id).delete()
    channel = Channel(id=new_id(), vault_id=opened.vault_id)
    channel.blob = sealed_place(channel, place)
    channel.save(force_insert=True)
    opened.seal(plan, day=day_of(plan, now))
    redraw(opened, now)
    forget_deleted()


@transaction.atomic
def turn_off(opened: OpenVault, now: datetime) -> None:
    """The address, every row and what was still to be asked are gone, down to the bytes."""
    found = hers(opened)
    Channel.objects.filter(vault_id=opened.vault_id).delete()  # its rows go with it
    forget_plans(opened, found, now)
    opened.delete([one.id for one in found.asked], today=now.date())
    forget_deleted()


def leave_out(opened: OpenVault, about: str, now: datetime) -> None:
    """One kind less; when it was the only one, all of it is off."""
    plan = hers(opened).plan
    if plan is None or about not in plan.reasons:
        return
    left = tuple(one for one in plan.reasons if one != about)
    if left:
        draw_anew(opened, msgspec.structs.replace(plan, at=now, reasons=left), now)
    else:
        turn_off(opened, now)


@transaction.atomic
def draw_anew(opened: OpenVault, plan: NudgePlan, now: datetime) -> None:
    """Where they go stays as it is; what was drawn and lies ahead is drawn by this plan."""
    forget_plans(opened, hers(opened), now)
    opened.seal(plan, day=day_of(plan, now))
    redraw(opened, now)


def forget_plans(opened: OpenVault, found: Hers, now: datetime) -> None:
    """A prompt that will not be sent must not count as silence; those that were, stay."""
    gone = [one.id for one in found.plans]
    for one in found.prompts:
        past = tuple(time for time in one.record.times if time <= now)
        if not past:
            gone.append(one.id)
        elif past != one.record.times:
            fewer = msgspec.structs.replace(one.record, times=past)
            opened.replace(one.id, one.revision, fewer)
    opened.delete(gone, today=now.date())


def redraw(opened: OpenVault, now: datetime) -> None:
    """The rows of the next 14 days, anew. What is being tried already stays as it is.

    Under the channel's lock: of two devices that open at once the second sees what the first
    has drawn.
    """
    if channel_of(opened) is None:
        return
    with transaction.atomic():
        channel = Channel.objects.select_for_update().filter(vault_id=opened.vault_id).first()
        found = hers(opened)
        plan = found.plan
        if channel is None or plan is None:  # she erased the plan: off
            Channel.objects.filter(vault_id=opened.vault_id).delete()
            forget_deleted()
            return
        prompts = [one.record for one in found.prompts]
        prompts += prompt_more(opened, plan, prompts, now, less=found.less)
        asked = still_open(opened, found.asked, now)
        Due.objects.filter(channel=channel, due_at__gt=now, tries=0).delete()
        if place_of(opened):  # else it came from another machine: off, until she says where to
            insert(channel, drawing.due(plan, prompts, asked, now, less=found.less))
        forget_deleted()


def prompt_more(
    opened: OpenVault, plan: NudgePlan, known: list[Prompts], now: datetime, *, less: bool
) -> list[Prompts]:
    """Draw the days that were not drawn yet."""
    times = tuple(drawing.new_prompts(plan, known, now, less=less))
    if not times:
        return []
    fresh = Prompts(at=now, times=times)
    opened.seal(fresh, day=day_of(plan, now))
    return [fresh]


def still_open(
    opened: OpenVault, asked: list[Opened[AskedLater]], now: datetime
) -> list[AskedLater]:
    """What lies ahead; what has been asked is forgotten, its own room keeps what it was about."""
    over = [one.id for one in asked if max(one.record.times, default=now) <= now]
    if over:
        opened.delete(over, today=now.date())
    return [one.record for one in asked if one.id not in over]


def ask_later(
    opened: OpenVault,
    about: Reason,
    times: Iterable[datetime],
    now: datetime,
    *,
    of: bytes | None = None,
) -> tuple[datetime, ...]:
    """Plan it if she chose this kind; the moments planned.

    What lies further ahead than rows are drawn waits sealed, and is drawn when its time is near.
    """
    channel = channel_of(opened)
    plan = hers(opened).plan if channel else None
    if channel is None or plan is None or about not in plan.reasons:
        return ()
    moments = drawing.later(plan, about, times)
    planned = tuple(one for one in moments if one > now)
    if planned:
        record = AskedLater(at=now, about=about, times=planned, of=of)  # type: ignore[arg-type]
        with transaction.atomic():
            opened.seal(record, day=day_of(plan, now))
            redraw(opened, now)
    return planned


def take_back(opened: OpenVault, of: bytes, now: datetime) -> None:
    """What was asked about this thing is asked no more."""
    ids = [one.id for one in hers(opened).asked if one.record.of == of]
    if ids:
        with transaction.atomic():
            opened.delete(ids, today=now.date())
            redraw(opened, now)


def insert(channel: Channel, times: Iterable[datetime]) -> None:
    """Each with a new opaque id; in an order that tells nothing more than the times do."""
    Due.objects.bulk_create(Due(id=new_id(), channel=channel, due_at=one) for one in times)
