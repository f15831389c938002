"""This phone: a name and a picture for it, what lies on it, and how to forget it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import cast

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb import vault as room
from ebb.accounts import cookies, doors, readable
from ebb.accounts.again import ask_again
from ebb.accounts.models import Device, Knock
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.trying import NotOpened, known_device, one_try
from ebb.offline.sets import SETS, manifest

OURS = (
    cookies.SESSION,
    cookies.DEVICE,
    cookies.MINUTES,
    cookies.MARKER,
    readable.COOKIE,
    cookies.LOOK,
    cookies.CHOSEN,
)
NOTHING_STAYS = '"storage", "cache", "cookies"'  # on this one answer only: never on the exit's


@require_http_methods(["GET", "HEAD", "POST"])
def device(request: HttpRequest) -> HttpResponse:
    """Works locked and without a vault; with one, a new name asks for its passphrase."""
    if request.method != "POST":
        return shown(request)
    chosen = SETS.get(request.POST.get("set", ""))
    if chosen is None:
        return shown(request)
    try:
        ask(request)
    except NotOpened as no:
        return shown(request, no)
    response = redirect("offline:device")
    cookies.write(request, response, cookies.CHOSEN, chosen.key, age=cookies.FOUR_HUNDRED_DAYS)
    return response


def shown(request: HttpRequest, no: NotOpened | None = None) -> HttpResponse:
    facts = {
        "sets": SETS.values(),
        "chosen": SETS.get(cookies.read(request, cookies.CHOSEN)),
        "asks": asks(request),
        "problem": no.sentence if no else "",
    }
    return render(request, "offline/device.html", facts, status=no.status if no else 200)


def asks(request: HttpRequest) -> bool:
    """Whether there is a vault whose passphrase has to be given."""
    if getattr(request, "impersonal", False):
        return False
    try:
        return cast("PersonRequest", request).opened is not None or doors.vault_exists()
    except DatabaseError:
        return doors.remembered(request)


def ask(request: HttpRequest) -> None:
    """Who holds this device is not always its owner. Opens nothing; `NotOpened` if it is wrong."""
    if cast("PersonRequest", request).opened is not None:
        ask_again(cast("OpenRequest", request))
    elif (vault := doors.the_vault()) is not None:
        with one_try(request, "again"):
            room.unlock(vault, request.POST.get("passphrase", ""))


@require_safe
def webmanifest(request: HttpRequest, which: str) -> HttpResponse:
    if which not in SETS:
        raise Http404
    return HttpResponse(json.dumps(manifest(SETS[which])), "application/manifest+json")


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """The server's part. The page's script has sent what waited, and takes its own part."""
    with suppress(DatabaseError):  # what lies on the device goes, whatever the database says
        end_here(request)
    doors.lock_now(request)
    if request.POST.get("bare"):
        response = HttpResponse(status=204)
    else:
        response = render(request, "offline/gone.html")
    for letter in OURS:
        cookies.forget(request, response, letter)
    cookies.clear_left(response)
    response.headers["Clear-Site-Data"] = NOTHING_STAYS
    return response


def end_here(request: HttpRequest) -> None:
    """The rows that know this device, and its own line at the door."""
    if name := known_device(request):
        Device.objects.filter(name=name).delete()
        Knock.objects.filter(bucket__endswith=f":{name}").delete()
    if marker := room.marker_of(cookies.read(request, cookies.MARKER)):
        room.end_marker(marker.vault_id, marker.name)
