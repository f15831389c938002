"""Begin: one decision a screen. A wave that is not kept yet travels along as a hidden field."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts import carried, doors, over
from ebb.accounts.passphrase import NotChosen, chosen
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.trying import NotOpened, one_try, remember_device

STEPS = "first", "lost", "passphrase"


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Honesty first, then what a lost passphrase means, then the passphrase."""
    if cast("PersonRequest", request).opened is not None:
        return already_open(request)
    if doors.vault_exists():
        return screen(request, "unlock")
    if request.POST.get("recovery") in {"yes", "no"} and "passphrase_new" in request.POST:
        return make(request)
    step = request.POST.get("step", "first")
    return screen(request, f"begin_{step if step in STEPS else 'first'}")


def start(request: HttpRequest) -> HttpResponse:
    """Nothing to unlock here: begin, with whatever was carried."""
    return screen(request, "begin_first")


def already_open(request: HttpRequest) -> HttpResponse:
    """A page that was posted twice, or an old tab: the wave is kept once, by its ids."""
    opened = cast("OpenRequest", request).opened
    carried.keep_and_say(request, opened, request.POST.get("wave", ""))
    return doors.onward(request, reverse("today:home"))


def screen(request: HttpRequest, page: str, **more: object) -> HttpResponse:
    wave = over.wave(request)
    context = {"wave": wave, "quiz": carried.of_quiz(wave)}
    context["recovery"] = request.POST.get("recovery", "")
    context["replay"] = "" if over.gone(request) else request.POST.get("replay", "")
    response = render(request, f"accounts/{page}.html", context | more)
    patch_cache_control(response, no_store=True, private=True)
    return response


def make(request: HttpRequest) -> HttpResponse:
    """The vault and the carried wave come to be together or not at all."""
    try:
        passphrase = chosen(request.POST)
        recovery = request.POST["recovery"] == "yes"
        with transaction.atomic():
            begun = room.begin(passphrase, today=localdate(), recovery=recovery, only=True)
            carried.keep_and_say(request, begun.opened, request.POST.get("wave", ""))
    except NotChosen as no:
        return screen(request, "begin_passphrase", problem=no.sentence, shown=no.shown)
    except room.Busy:
        busy = _("Ebb is busy. Please try again in a moment.")
        return screen(request, "begin_passphrase", problem=busy)
    except room.AlreadyBegun:
        return screen(request, "unlock")
    return code_page(request, begun)


def code_page(request: HttpRequest, begun: room.Begun) -> HttpResponse:
    """The recovery code, shown this once. It is in no address, no cookie and no row."""
    doors.let_in(request, begun.opened)
    doors.vault_exists()  # from now on pages that ask no database know it too
    response = sent_on(request, paper_due=begun.recovery_code is not None)
    if response is None:
        groups = (begun.recovery_code or "").split("-")
        response = screen(request, "paper", groups=groups, replay="")
    remember_device(request, response, begun.vault)
    return response


def sent_on(request: HttpRequest, *, paper_due: bool) -> HttpResponse | None:
    """The form that led here goes where it was going; then the paper, if nothing is amiss.

    A form that comes back with a sentence is shown before the code: words are not made anew,
    a code can be.
    """
    replay = carried.parse("" if over.gone(request) else request.POST.get("replay", ""))
    if replay is None:
        return None if paper_due else doors.onward(request, reverse("today:home"))
    response = carried.send(request, replay)
    if not paper_due or 300 <= response.status_code < 400:
        return None if paper_due else response
    messages.warning(request, _("Your code was not shown. You can make one under “What is yours”."))
    return response


@doors.unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: OpenRequest) -> HttpResponse:
    """Type the last group: only what stands on paper can be typed here."""
    if request.method != "POST":
        return screen(request, "paper_check")
    try:
        with one_try(request, "paper"):
            request.opened.confirm_recovery(request.POST.get("code", ""))
    except NotOpened:
        slip = _("That is not the last group. Look at the paper once more, or make a new code.")
        return screen(request, "paper_check", problem=slip)
    messages.info(request, _("The paper is right. Keep it where only you find it."))
    return redirect("today:home")
