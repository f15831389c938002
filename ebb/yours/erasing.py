"""Erase: some things, some days, everything. Asked once, then the bytes are gone."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts import cookies, doors, readable, removing
from ebb.accounts.again import ask_again
from ebb.accounts.doors import unlocked
from ebb.accounts.models import Knock
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened
from ebb.shared.number import whole_number
from ebb.yours.kept import Thing, things

SHOWN = 100  # lines of a list at a time


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: OpenRequest) -> HttpResponse:
    """The list of what is kept; what is ticked can be erased."""
    found = things(request.opened.open_all())
    if request.method != "POST":
        page = whole_number(request.GET.get("page", "")) or 0
        part = found[page * SHOWN : (page + 1) * SHOWN]
        more = page + 1 if len(found) > (page + 1) * SHOWN else None
        return render(request, "yours/kept.html", {"things": part, "more": more})
    ticked = set(request.POST.getlist("thing"))
    chosen = [thing for thing in found if thing.name in ticked]
    if not chosen:
        messages.info(request, _("Nothing was ticked, so nothing changed."))
        return redirect("yours:kept")
    ids = {one for thing in chosen for one in thing.ids}
    return erase(request, ids, {"lines": chosen, "ticked": True})


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def days(request: OpenRequest) -> HttpResponse:
    """A time of her life that is not to stay here."""
    if request.method != "POST":
        return render(request, "yours/days.html")
    first, last = day(request.POST.get("first", "")), day(request.POST.get("last", ""))
    typed = {key: request.POST.get(key, "") for key in ("first", "last")}
    if first is None or last is None:
        return again(request, typed, _("Please give both days, like 2026-11-22."))
    if first > last:
        return again(request, typed, _("The first day comes after the last. Please swap them."))
    ids = room.ids_of_days(request.opened, first, last)
    if not ids:
        return again(request, typed, _("Nothing is kept from those days."))
    found = [thing for thing in things(request.opened.open_all()) if not ids.isdisjoint(thing.ids)]
    return erase(request, ids, typed | {"lines": [*found, *unseen(request.opened, ids)]})


def unseen(opened: room.OpenVault, ids: set[bytes]) -> list[Thing]:
    """What came in on those days and was not looked at yet goes with them."""
    found = tuple(one.id for one in opened.pending() if one.id in ids)
    words = _("Written while locked, not looked at yet")
    return [Thing("", found, words, None)] if found else []


def again(request: OpenRequest, typed: dict[str, str], sentence: str) -> HttpResponse:
    return render(request, "yours/days.html", typed | {"problem": sentence})


def erase(request: OpenRequest, ids: set[bytes], context: dict[str, object]) -> HttpResponse:
    """Ask with the passphrase, then erase at once. The way back lies sealed in the answer only."""
    if "passphrase" not in request.POST:
        return render(request, "yours/sure.html", context)
    try:
        ask_again(request)
    except NotOpened as no:
        problem = {"problem": no.sentence}
        return render(request, "yours/sure.html", context | problem, status=no.status)
    aside = removing.gone(request.opened, ids)
    return removing.said(request, to=reverse("yours:kept"), aside=aside)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: OpenRequest) -> HttpResponse:
    """The whole vault. After this the key is nowhere, and there is no undo."""
    if request.method != "POST":
        return render(request, "yours/all.html")
    try:
        ask_again(request)
    except NotOpened as no:
        return render(request, "yours/all.html", {"problem": no.sentence}, status=no.status)
    Knock.objects.all().delete()
    clean = request.opened.erase_everything()
    doors.lock_now(request)
    doors.vault_exists()  # pages that ask no database learn that there is none
    request.COOKIES.pop(cookies.name(request, cookies.DEVICE), None)  # nothing to unlock any more
    response = render(request, "yours/gone.html", {"clean": clean})
    every = cookies.SESSION, cookies.DEVICE, cookies.MINUTES, cookies.MARKER, readable.COOKIE
    for letter in every:
        cookies.forget(request, response, letter)
    return response


def day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
