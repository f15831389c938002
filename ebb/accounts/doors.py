"""What other rooms use of this one: is there a vault, is it open, and the way through."""

from __future__ import annotations

from functools import wraps
from time import monotonic
from typing import TYPE_CHECKING, Any, Concatenate, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import override

from ebb.accounts import carried, cookies, later, locked, over
from ebb.accounts.her_clock import zone_of
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.vault import Locked, enter, lock, set_idle
from ebb.vault.models import Vault

if TYPE_CHECKING:
    from collections.abc import Callable

    from ebb.vault import OpenVault

NO_WAY_BACK = {"safety:leave", "accounts:lock", "accounts:unlock", "accounts:code"}
_memory = {"vault": False}  # what this process has seen; a page without a database reads it


def the_vault() -> Vault | None:
    """Solo mode has at most one vault."""
    vault = Vault.objects.order_by("pk").first() if settings.MODE == "solo" else None
    _memory["vault"] = vault is not None
    return vault


def vault_exists() -> bool:
    return the_vault() is not None


def remembered(request: HttpRequest) -> bool:
    """Does a vault exist, as far as is known without asking the database?"""
    if getattr(request, "impersonal", False):
        return False
    return _memory["vault"] or bool(cookies.read(request, cookies.DEVICE))


def unlocked[**P](
    view: Callable[Concatenate[OpenRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only for an open vault. A post that comes too late is carried, never eaten."""

    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        opened = cast("PersonRequest", request).opened
        if opened is None:
            return closed(request)
        with override(zone_of(opened)):
            return view(cast("OpenRequest", request), *args, **kwargs)

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            response = answer(request, *args, **kwargs)
        except Locked:  # the key was changed elsewhere while this was on its way
            response = closed(request)
        patch_cache_control(response, no_store=True, private=True)
        return response

    cast("Any", guarded).behind_the_door = True
    return guarded


def closed(request: HttpRequest) -> HttpResponse:
    """A page waits behind the unlock page; what was typed travels through it."""
    if request.method == "POST":
        if over.gone(request):  # out of the history: she typed it before she left
            return render(request, "accounts/unlock.html")
        what = carried.fields(request.POST)
        draft = locked.keep_draft(request, what)
        replay = carried.dump(request.path, what, draft)
        context = {"replay": replay, "too_much": what is None, "sealed": draft}
        context["pressed"] = not carried.has_words(what)
        page = "unlock" if vault_exists() else "begin_first"  # where there is none, none opens
        return render(request, f"accounts/{page}.html", context)
    return HttpResponseRedirect(
        reverse("accounts:unlock")
        + "?"
        + QueryDict.fromkeys(["next"], request.get_full_path()).urlencode()
    )


def onward(request: HttpRequest, to: str) -> HttpResponse:
    """Go there. A step's script would follow a redirect unseen and use up what is said there."""
    if "X-Steps" in request.headers:
        return render(request, "accounts/onward.html", {"to": to})
    return HttpResponseRedirect(to)


def own_path(text: str) -> str:
    """A path of ours that may follow an unlock, else the first page."""
    home = reverse("today:home")
    if not text.startswith("/") or not url_has_allowed_host_and_scheme(text, allowed_hosts=None):
        return home
    try:
        match = resolve(text.partition("?")[0])
    except Resolver404:
        return home
    return home if match.view_name in NO_WAY_BACK else text


def let_in(request: HttpRequest, opened: OpenVault) -> None:
    """A new session at every opening: a token from before is worth nothing afterwards.

    The middleware puts the new token into the answer's cookie, whichever view answers.
    """
    lock_now(request)
    opened.remember()
    token = enter(opened, now=monotonic())
    set_idle(token, cookies.minutes(request))
    person = cast("PersonRequest", request)
    person.opened, person.entered = opened, token
    person.COOKIES[cookies.name(request, cookies.SESSION)] = token
    later.vault_opened.send_robust(later.Speaker, opened=opened)


def lock_now(request: HttpRequest) -> None:
    """Drop the server's half of the key; the half in the cookie opens nothing by itself."""
    if token := cookies.read(request, cookies.SESSION):
        lock(token)
    cast("PersonRequest", request).opened = None
