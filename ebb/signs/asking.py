"""What she asked to be asked: begun, asked less, and stopped in one tap.

The times lie sealed in her vault. Where nudges ask once a day already, they draw them; both
write `Prompts`, so the first page and the curve see no difference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from django.db import transaction
from django.utils.timezone import localtime

from ebb.accounts import later
from ebb.accounts.opening import of
from ebb.records import (
    AskLess,
    CheckAsked,
    NudgePlan,
    Preference,
    Prompts,
    Record,
    WeeklyAsked,
    gone_back,
)
from ebb.signs import drawing
from ebb.vault import Opened, OpenVault

NOT_LESS = "not-less"  # the key of a setting: she was offered less, and said not now


class Asked(NamedTuple):
    """What stands now."""

    check: CheckAsked | None
    weekly: WeeklyAsked | None
    less: bool
    by_nudges: bool  # a nudge brings the daily question

    @property
    def daily(self) -> bool:
        return self.check is not None or self.by_nudges

    @property
    def anything(self) -> bool:
        return self.daily or self.weekly is not None


def asked(kept: Iterable[Opened[Record]]) -> Asked:
    every = list(kept)
    plans = of(NudgePlan, every)
    return Asked(
        newest(every, CheckAsked),
        newest(every, WeeklyAsked),
        bool(of(AskLess, every)),
        bool(plans) and "check" in plans[-1].record.reasons,
    )


def newest[Kind: Record](every: Iterable[Opened[Record]], kind: type[Kind]) -> Kind | None:
    found = of(kind, every)
    return found[-1].record if found else None


def begin() -> None:
    later.vault_opened.connect(on_opened, dispatch_uid="signs")


def on_opened(sender: object, *, opened: OpenVault, **_: Any) -> None:
    draw(opened, localtime())


def draw(opened: OpenVault, now: datetime) -> None:
    """The moments of the next 14 days, sealed; none while she is back there.

    Where she erased what she had asked for, what lay ahead goes too: it must be no silence.
    """
    kept = opened.open(Record)
    here = asked(kept)
    prompts = [one.record for one in of(Prompts, kept)]
    ahead = any(at > now for one in prompts for at in one.times)
    if ahead and not here.daily:
        forget_ahead(opened, now)
    if here.check is None or (here.by_nudges and ahead):
        return
    if gone_back(one.record for one in kept):
        return
    times = tuple(drawing.new_prompts(here.check, prompts, now, less=here.less))
    if times:
        opened.seal(Prompts(at=now, times=times), day=now.date())


@transaction.atomic
def ask_daily(opened: OpenVault, wanted: CheckAsked, now: datetime) -> None:
    """These hours from now on; what lay ahead is drawn by them."""
    forget(opened, (CheckAsked,), now)
    opened.seal(wanted, day=now.date())
    forget_ahead(opened, now)
    draw(opened, now)


@transaction.atomic
def ask_weekly(opened: OpenVault, now: datetime) -> None:
    """Pressed twice it is on once."""
    if not opened.open(WeeklyAsked):
        opened.seal(WeeklyAsked(at=now), day=now.date())


@transaction.atomic
def stop_daily(opened: OpenVault, now: datetime) -> None:
    """In the app and by nudge; a moment that will not be asked must not count as silence."""
    forget(opened, (CheckAsked,), now)
    forget_ahead(opened, now)
    later.stop(opened, "check")


def stop_weekly(opened: OpenVault, now: datetime) -> None:
    forget(opened, (WeeklyAsked,), now)


@transaction.atomic
def ask_less(opened: OpenVault, now: datetime) -> None:
    if not opened.open(AskLess):
        opened.seal(AskLess(at=now), day=now.date())
    changed(opened, now)


@transaction.atomic
def as_before(opened: OpenVault, now: datetime) -> None:
    forget(opened, (AskLess,), now)
    changed(opened, now)


def changed(opened: OpenVault, now: datetime) -> None:
    """Who draws, draws what lies ahead anew."""
    forget_ahead(opened, now)
    later.draw_anew(opened)
    draw(opened, now)


def not_less(opened: OpenVault, now: datetime) -> None:
    opened.seal(Preference(at=now, key=NOT_LESS, value="now"), day=now.date())


def stop_all(opened: OpenVault, now: datetime) -> None:
    """Ebb asks nothing any more."""
    stop_daily(opened, now)
    stop_weekly(opened, now)


def forget(opened: OpenVault, kinds: Collection[type[Record]], now: datetime) -> None:
    ids = [one.id for one in opened.open(Record) if isinstance(one.record, tuple(kinds))]
    if ids:
        opened.delete(ids, today=now.date())


def forget_ahead(opened: OpenVault, now: datetime) -> None:
    """Moments that have been stay: they were asked."""
    gone = []
    for one in opened.open(Prompts):
        past = tuple(at for at in one.record.times if at <= now)
        if not past:
            gone.append(one.id)
        elif past != one.record.times:
            fewer = msgspec.structs.replace(one.record, times=past)
            opened.replace(one.id, one.revision, fewer)
    if gone:
        opened.delete(gone, today=now.date())
