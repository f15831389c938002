"""Whether this can wait: said before, offered, and never in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from ebb.accounts.opening import all_records
from ebb.accounts.person import OpenRequest
from ebb.records import (
    DoorOpened,
    Headline,
    Heavy,
    Rated,
    Reason,
    Record,
    StoodAside,
    WholeLine,
    apart,
)
from ebb.shared import settling

Why = Literal["", "low", "strong", "night"]
STRONG = 7  # points; from here on a wave is left to rest
LATELY = timedelta(hours=12)  # after midnight a wave of the evening counts as long
LOW_FOR = timedelta(hours=24)  # as long as the pause leaves out what weighs
EVENING, MORNING = 22, 6  # hours of her clock


def can_wait(records: Iterable[Record], now: datetime) -> Why:
    """The first that fits: a door or a low hour of the last day, a strong wave today, the night."""
    every = list(records)
    if any(isinstance(one, DoorOpened | StoodAside | Heavy) and recent(one, now) for one in every):
        return "low"
    if any(isinstance(one, Rated) and strong_today(one, now) for one in every):
        return "strong"
    return "night" if now.hour >= EVENING or now.hour < MORNING else ""


def recent(one: Record, now: datetime) -> bool:
    return now - one.at < LOW_FOR


def strong_today(one: Rated, now: datetime) -> bool:
    """Today by her clock; what began before midnight still counts a while after it."""
    here = one.at.astimezone(now.tzinfo)
    return one.intensity >= STRONG and (here.date() == now.date() or now - one.at < LATELY)


def away(records: Iterable[Record]) -> HttpResponse | None:
    """While she was asked or ordered not to make contact: settling, and no sheet to them."""
    return redirect("contact:apart") if apart(records) else None


def court(request: OpenRequest, records: Iterable[Record]) -> HttpResponse | None:
    """Before the very first thing she lays down here: a court may ask for it. Read: `?go=1`."""
    kept = any(isinstance(one, Headline | WholeLine | Reason) for one in records)
    if kept or request.GET.get("go", "") in {"1", "2"}:
        return None
    return render(request, "story/court.html")


def wait(request: OpenRequest, records: Iterable[Record]) -> HttpResponse | None:
    """That it can wait, where it can; read, and gone on: `?go=2`."""
    why = can_wait(records, localtime()) if request.GET.get("go") != "2" else ""
    if not why:
        return None
    return render(request, "story/waits.html", {"why": why, "exercise": one_way(request)})


def first_said(request: OpenRequest) -> HttpResponse | None:
    """Both, before something new is laid down."""
    records = all_records(request.opened)
    return court(request, records) or wait(request, records)


def one_way(request: OpenRequest) -> settling.Exercise | None:
    """One exercise to offer, chosen as in a strong hour."""
    return next(iter(settling.ways(request).offered()), None)
