"""The first page of what is hers, how this device behaves, and who is in."""

from __future__ import annotations

from datetime import datetime, timedelta
from time import monotonic
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb import vault as room
from ebb.accounts import cookies
from ebb.accounts.doors import unlocked
from ebb.accounts.marking import end_markers_of
from ebb.accounts.models import Device, Knock
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened, known_device
from ebb.yours import writing
from ebb.yours.context import LOOK, LOOKS
from ebb.yours.kept import evening, things

MINUTES = 5, 10, 15


@unlocked
@require_http_methods(["GET", "HEAD"])
def home(request: OpenRequest) -> HttpResponse:
    contents = request.opened.open_all()
    context = {
        "kept": len(things(contents)),
        "damaged": len(contents.damaged),
        "newer": contents.newer,
        "waiting": request.opened.anything_pending(),
        "paper": request.opened.recovery_state(),
        "minutes": cookies.minutes(request),
        "minute_choices": MINUTES,
    }
    return render(request, "yours/home.html", context)


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Two choices for this device. They say nothing about her, so they are plain cookies."""
    response = redirect("yours:home")
    chosen = request.POST.get("look")
    if chosen in LOOKS:
        age = cookies.FOUR_HUNDRED_DAYS
        cookies.write(request, response, LOOK, chosen, age=age, readable=True)
    elif chosen is not None:
        cookies.forget(request, response, LOOK)
    if (minutes := request.POST.get("minutes", "")) in {str(choice) for choice in MINUTES}:
        age = cookies.FOUR_HUNDRED_DAYS
        cookies.write(request, response, cookies.MINUTES, minutes, age=age)
        if getattr(request, "opened", None):
            room.set_idle(cookies.read(request, cookies.SESSION), int(minutes))
    return response


class Place(NamedTuple):
    """Somewhere Ebb is open now."""

    name: str
    here: bool
    began: str


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: OpenRequest) -> HttpResponse:
    """Where Ebb is open, which devices it knows, and which may write; each can be ended."""
    if request.method != "POST":
        return all_places(request)
    try:
        return writing.allow(request) if "write" in request.POST else end(request)
    except NotOpened as no:
        return all_places(request, no)


def all_places(request: OpenRequest, no: NotOpened | None = None) -> HttpResponse:
    devices = Device.objects.filter(vault_id=request.opened.vault_id).order_by("since", "pk")
    this = known_device(request)
    context = {"places": list(open_places(request)), "devices": devices, "this_device": this}
    context |= writing.devices(request) | {"problem": no.sentence if no else ""}
    return render(request, "yours/places.html", context, status=no.status if no else 200)


def open_places(request: OpenRequest) -> list[Place]:
    this = room.session_name(cookies.read(request, cookies.SESSION))
    found = room.sessions(request.opened.vault_id)
    return [Place(one.name, one.name == this, evening(when(one.started))) for one in found]


def when(started: float) -> datetime:
    return now() - timedelta(seconds=monotonic() - started)


def end(request: OpenRequest) -> HttpResponse:
    vault_id = request.opened.vault_id
    if name := request.POST.get("place"):
        room.lock_name(name, vault_id=vault_id)
        messages.info(request, _("Closed there."))
    elif marker := request.POST.get("marker"):
        writing.end(request, marker)
    elif device := request.POST.get("device"):
        end_markers_of(vault_id, device)
        forgotten, _rows = Device.objects.filter(vault_id=vault_id, name=device).delete()
        if forgotten:  # only its own line goes: no other count of wrong tries begins anew
            Knock.objects.filter(bucket__endswith=f":{device}").delete()
        messages.info(request, _("That device is forgotten."))
    elif "others" in request.POST:
        room.lock_all(vault_id, except_token=cookies.read(request, cookies.SESSION))
        messages.info(request, _("Closed everywhere else."))
    return redirect("yours:places")
