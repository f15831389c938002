"""Whether this can wait: said before, offered, and never in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime

from ebb.accounts.opening import all_records
from ebb.accounts.person import OpenRequest
from ebb.records import Headline, Reason, Record, WholeLine, apart, low_lately, strong_lately
from ebb.shared import settling

Why = Literal["", "low", "strong", "night"]
EVENING, MORNING = 22, 6  # hours of her clock


def can_wait(records: Iterable[Record], now: datetime) -> Why:
    """The first that fits: a door or a low hour, a strong wave not long ago, the night."""
    every = list(records)
    if low_lately(every, now):
        return "low"
    if strong_lately(every, now):
        return "strong"
    return "night" if at_night(now) else ""


def at_night(now: datetime) -> bool:
    """By her clock."""
    return now.hour >= EVENING or now.hour < MORNING


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
