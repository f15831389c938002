"""A check-in: three taps, each on a calm screen of its own, or all three on one.

Open, each tap is kept as it comes. Locked, the numbers stay in the page until the last tap, and
then go through the door, or are sealed where this device may write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from ebb.accounts import removing
from ebb.accounts.doors import closed, unlocked, vault_exists
from ebb.accounts.her_clock import on_her_clock
from ebb.accounts.locked import SAID
from ebb.accounts.opening import found, records
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.pressed import number
from ebb.records import STRONG, CheckIn, Record, feared_lately
from ebb.shared.address import HexId
from ebb.signs.forms import QUESTIONS, SCALE, Pressed, pressed
from ebb.vault import ForeignId, Opened, OpenVault, new_id

LOW = 2  # points of mood: people are offered


def answered(request: HttpRequest) -> HttpResponse:
    """Ask, take a tap, ask the next. No account is no reason to lose a tap: it begins there."""
    person = cast("PersonRequest", request)
    if request.method != "POST":
        if person.opened is None and not vault_exists():
            return redirect("accounts:begin")
        return asked(request, Pressed(localtime()), new_id().hex(), every="k" in request.GET)
    here, own = pressed(request.POST, localtime()), number(request)
    if not here.question and person.opened is None:
        return closed(stamped(request, here))
    if person.opened is not None and here.record is not None:
        own = keep(person.opened, own, here.record, here.answers)
    if here.question:
        return asked(request, here, own, every="all" in request.POST)
    if here.record is None:
        return redirect("signs:home" if person.opened else "today:home")
    return redirect("signs:checked", check_id=bytes.fromhex(own))


def feared(opened: OpenVault) -> bool:
    """The door of fear within three days: nothing asks about the pull."""
    return feared_lately(records(opened.open(Record)), localtime())


@require_http_methods(["GET", "HEAD", "POST"])
@on_her_clock
def check(request: HttpRequest) -> HttpResponse:
    opened = cast("PersonRequest", request).opened
    rests = request.method != "POST" and opened is not None and feared(opened)
    response = render(request, "signs/rests.html") if rests else answered(request)
    patch_cache_control(response, no_store=True, private=True)
    return response


cast("Any", check).behind_the_door = True  # a tap on a page that has locked is carried to it


def asked(request: HttpRequest, here: Pressed, own: str, *, every: bool) -> HttpResponse:
    page = {
        "here": here,
        "once": own,
        "scale": SCALE,
        "every": every,
        "questions": QUESTIONS,
        "opened": cast("PersonRequest", request).opened,
    }
    return render(request, "signs/check.html", page, status=400 if here.problem else 200)


def stamped(request: HttpRequest, here: Pressed) -> HttpRequest:
    """It brings its moment along: the door may open much later."""
    post = request.POST.copy()
    post[SAID] = here.at.isoformat()
    request.POST = post  # type: ignore[assignment]  # stubs want their immutable twin
    return request


def keep(opened: OpenVault, typed: str, record: CheckIn, answered_now: Iterable[str]) -> str:
    """Under the form's own id: a later tap, Back, or a second press mends it. The id it has.

    A page out of the history changes what it asked, and takes no later answer away.
    """
    day = record.at.date()
    own = bytes.fromhex(typed) if re.fullmatch(HexId.regex, typed) else new_id()
    if kept := of_id(opened, own):
        said = {name: getattr(record, name) for name in answered_now}
        return opened.replace(own, kept.revision, replace(kept.record, **said)).id.hex()
    with suppress(ForeignId):
        opened.seal(record, day=day, id=own)
    if of_id(opened, own) is None:  # removed meanwhile, or the id of something else
        own = opened.seal(record, day=day)
    return own.hex()


def of_id(opened: OpenVault, own: bytes) -> Opened[CheckIn] | None:
    return next((one for one in opened.open(CheckIn) if one.id == own), None)


@require_safe
@unlocked
def checked(request: OpenRequest, check_id: bytes) -> HttpResponse:
    """It is kept; and, if it is a hard hour, a way on."""
    one = found(request.opened.open(CheckIn), check_id)
    said = one.record
    page = {
        "one": one,
        "numbers": [(name, getattr(said, name)) for name in QUESTIONS],
        "high": said.pull is not None and said.pull >= STRONG,
        "low": said.mood is not None and said.mood <= LOW,
    }
    return render(request, "signs/checked.html", page)


@require_POST
@unlocked
def remove(request: OpenRequest, check_id: bytes) -> HttpResponse:
    return removing.remove(request, check_id, CheckIn, to=reverse("signs:home"))
