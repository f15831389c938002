"""Leaving, and help that needs nothing: no key, no script, no database."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import cookies, over, readable
from ebb.accounts.doors import lock_now, remembered
from ebb.safety import helplines, leaving
from ebb.safety.own import own_of


class Door(NamedTuple):
    """One of the three doors: its page, and the kinds of line it shows first."""

    template: str
    kinds: tuple[str, ...]


DOORS = {
    "a": Door("safety/scared.html", ("abuse", "crisis")),
    "b": Door("safety/hurt.html", ("crisis", "abuse")),
    "c": Door("safety/unreal.html", ("crisis", "abuse")),
}
EVERY_KIND = ("abuse", "crisis")


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Lock and go. Never logged, never counted; another site can neither lock nor clear."""
    hers = leaving.asked_by_her(request)
    if hers:
        lock_now(request)
        over.left(now())
    if request.method == "POST":
        # No cookie in this answer: it may arrive after she has come back and unlocked.
        return HttpResponse(status=204, headers={"Clear-Site-Data": '"cache"'} if hers else {})
    response = HttpResponse(status=303, headers={"Location": settings.EXIT_URL})
    if hers:
        leaving.mark(request, response)
        cookies.forget(request, response, cookies.SESSION)
    return response


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Where are you? Nothing is guessed from the device or the connection."""
    return render(request, "safety/help.html", help_for(request, "", ""))


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """The numbers of one country."""
    if code not in helplines.countries():
        raise Http404
    return render(request, "safety/country.html", help_for(request, "", code))


@require_safe
def door(request: HttpRequest, door: str, code: str = "") -> HttpResponse:
    """One of the three doors, with the numbers of a country once one is chosen."""
    if door not in DOORS:
        raise Http404
    if code and code not in helplines.countries():
        raise Http404
    return render(request, DOORS[door].template, {"door": door} | help_for(request, door, code))


def help_for(request: HttpRequest, door: str, code: str) -> dict[str, object]:
    """What a door or the help page shows when it stands inside another page."""
    kinds = DOORS[door].kinds if door in DOORS else EVERY_KIND
    chosen = numbers(code, kinds) if code in helplines.countries() else {}
    return {"countries": helplines.countries().values()} | hers(request) | chosen


def hers(request: HttpRequest) -> dict[str, object]:
    """Her own people while unlocked, whether there are any to unlock, and what shows locked."""
    hers = {"own": own_of(request), "remembered": remembered(request)}
    return hers | {"readable": readable.read(request)}


def numbers(code: str, kinds: tuple[str, ...]) -> dict[str, object]:
    """What a page shows of a listed country; never a neighbour's numbers."""
    chosen = helplines.countries()[code]
    today = localdate()
    return {
        "country": chosen,
        "emergency": helplines.shown(chosen.emergency, today),
        "groups": [(kind, helplines.shown(chosen.of(kind), today)) for kind in kinds],
    }
