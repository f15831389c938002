"""Unlock, lock, and the paper code."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts import beginning, carried, doors, marking, over
from ebb.accounts.passphrase import NotChosen, chosen
from ebb.accounts.person import PersonRequest
from ebb.accounts.trying import NotOpened, SentBefore, one_try, remember_device
from ebb.vault.models import Slot, Vault


@require_http_methods(["GET", "HEAD", "POST"])
def unlock(request: HttpRequest) -> HttpResponse:
    """The passphrase opens the slot; opening it *is* the check."""
    vault = doors.the_vault()
    if vault is None:
        return beginning.start(request)
    if request.method != "POST" and cast("PersonRequest", request).opened is not None:
        return HttpResponseRedirect(doors.own_path(request.GET.get("next", "")))
    if "passphrase" not in request.POST:
        return closed_page(request)
    try:
        with one_try(request, "unlock"):
            opened = room.unlock(vault, request.POST["passphrase"])
    except NotOpened as no:
        return closed_page(request, no)
    return inside(request, vault, opened)


def bare(request: HttpRequest) -> bool:
    """The script of a page that locked by itself: it wants a sentence or nothing, no page."""
    return bool(request.POST.get("bare"))


def closed_page(
    request: HttpRequest, no: NotOpened | None = None, page: str = "unlock", **more: object
) -> HttpResponse:
    """The closed door. What was carried here stays in the page; what was secret does not."""
    context = {"next": request.POST.get("next") or request.GET.get("next", "")} | more
    if not isinstance(no, SentBefore):  # else it went on with the first sending
        context["wave"] = wave = over.wave(request)
        context["quiz"] = carried.of_quiz(wave)
        context["replay"] = "" if over.gone(request) else request.POST.get("replay", "")
    if no is None:
        return private(render(request, f"accounts/{page}.html", context))
    if bare(request):
        response = HttpResponse(no.sentence, "text/plain; charset=utf-8", no.status)
    else:
        context["problem"] = no.sentence
        response = render(request, f"accounts/{page}.html", context, status=no.status)
    if no.seconds:
        response["Retry-After"] = str(no.seconds)
    return private(response)


def through(request: HttpRequest, text: str, going: str) -> HttpResponse:
    """What another room carries goes to the door that is there: to unlock, or to begin."""
    form = QueryDict(mutable=True)
    form.update({"wave": text, "next": going})
    request.POST = form  # type: ignore[assignment]  # stubs want their immutable twin
    return closed_page(request) if doors.vault_exists() else beginning.start(request)


def inside(request: HttpRequest, vault: Vault, opened: room.OpenVault) -> HttpResponse:
    """Let in: keep a carried wave, send a late form again, or go where she was going."""
    going = doors.own_path(request.POST.get("next", ""))
    replay = carried.parse(request.POST.get("replay", ""))
    carried.keep_and_say(request, opened, request.POST.get("wave", ""))
    doors.let_in(request, opened)
    if bare(request):
        response = HttpResponse(status=204)
    else:
        response = carried.send(request, replay) if replay else doors.onward(request, going)
        if replay:
            carried.done(opened, replay)
    remember_device(request, response, vault)
    marking.renew(request, response)
    return private(response)


@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The paper code opens the vault once, for a new passphrase and a new code."""
    vault = doors.the_vault()
    if vault is None:
        return beginning.start(request)
    if "code" not in request.POST:
        return closed_page(request, page="recover")
    try:
        passphrase = chosen(request.POST)
        with one_try(request, "code"):
            begun = by_paper(vault, request.POST["code"], passphrase)
    except NotChosen as no:
        return closed_page(request, NotOpened(no.sentence), "recover", shown=no.shown)
    except NotOpened as no:
        return closed_page(request, no, "recover")
    return recovered(request, begun)


def by_paper(vault: Vault, code: str, passphrase: str) -> room.Begun:
    """Without a code on paper it takes as long as with a wrong one: nobody can tell."""
    try:
        return room.recover(vault, code, passphrase, today=localdate())
    except room.Mistyped:
        raise
    except room.WrongKey:
        if not Slot.objects.filter(vault=vault, kind=Slot.Kind.RECOVERY).exists():
            room.unlock(vault, code)  # has a code's checksum, so it is not the passphrase
        raise


def recovered(request: HttpRequest, begun: room.Begun) -> HttpResponse:
    """Everyone else is out: whoever knew the old passphrase may still have been in."""
    room.lock_all(begun.opened.vault_id)
    carried.keep_and_say(request, begun.opened, request.POST.get("wave", ""))
    return beginning.code_page(request, begun)


@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: HttpRequest) -> HttpResponse:
    """A form on every page. A plain visit only asks, so that no image elsewhere can lock."""
    if request.method != "POST":
        return private(render(request, "accounts/lock.html"))
    doors.lock_now(request)
    if bare(request):
        return private(HttpResponse(status=204))
    messages.info(request, _("Locked."))
    return redirect("today:home")


@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest) -> HttpResponse:
    """A touch keeps the page open: the middleware has moved the clock on, if it still runs.

    A visit asks how it is, for scripts whose page says nothing about it: open, closed, or
    none, where there is no vault to seal anything for.
    """
    still = cast("PersonRequest", request).opened is not None
    if request.method != "POST":
        return private(HttpResponse("open" if still else closed_or_none(), "text/plain"))
    return private(HttpResponse(status=204 if still else 403))


def closed_or_none() -> str:
    try:
        return "closed" if doors.vault_exists() else "none"
    except DatabaseError:
        return "closed"


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True, private=True)
    return response
