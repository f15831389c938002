"""When beliefs rest, and what stands there instead. Fear comes before any work on a conviction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from ebb.accounts.opening import records
from ebb.accounts.person import OpenRequest
from ebb.records import Record, feared_lately, gone_back, in_a_wave, low_lately, strong_lately
from ebb.shared import settling
from ebb.vault import Opened

Why = Literal["", "fear", "back", "wave", "low", "strong", "night"]
RESTS: tuple[Why, ...] = ("fear", "back", "wave", "low")  # the others are an offer to wait
EVENING, MORNING = 22, 6  # hours of her clock


def why(every: Iterable[Record], now: datetime) -> Why:
    """The first that fits."""
    known = list(every)
    if feared_lately(known, now):
        return "fear"
    if gone_back(known):
        return "back"
    if in_a_wave(known, now):
        return "wave"
    if low_lately(known, now):
        return "low"
    if strong_lately(known, now):
        return "strong"
    return "night" if now.hour >= EVENING or now.hour < MORNING else ""


def rests(request: OpenRequest, kept: Iterable[Opened[Record]]) -> HttpResponse | None:
    """A page in its place while beliefs rest; it takes nothing away, and posts are kept."""
    reason = why(records(kept), localtime())
    return shown(request, reason) if reason in RESTS else None


def waits(request: OpenRequest, kept: Iterable[Opened[Record]]) -> HttpResponse | None:
    """As `rests`; late, or after a strong wave, an offer to wait. Read, and gone on: `?go=2`."""
    reason = why(records(kept), localtime())
    if not reason or (reason not in RESTS and request.GET.get("go") == "2"):
        return None
    return shown(request, reason)


def shown(request: OpenRequest, reason: Why) -> HttpResponse:
    page = {
        "why": reason,
        "rests": reason in RESTS,
        "near": request.GET.get("d", ""),
        "exercise": one_way(request),
    }
    return render(request, "beliefs/rests.html", page)


def one_way(request: OpenRequest) -> settling.Exercise | None:
    """One exercise to offer, chosen as in a strong hour."""
    return next(iter(settling.ways(request).offered()), None)
