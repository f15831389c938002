"""The ways in: another passphrase, a new key after someone knew it, a new code on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts import beginning, cookies
from ebb.accounts.again import ask_again
from ebb.accounts.doors import let_in, unlocked
from ebb.accounts.models import Device
from ebb.accounts.passphrase import NotChosen, chosen
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened, one_try
from ebb.nudges.keeping import turn_off


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def passphrase(request: OpenRequest) -> HttpResponse:
    """One row changes; copies from before keep the old one, and the page says so."""
    if request.method != "POST":
        return form(request, "passphrase")
    try:
        new = chosen(request.POST)
        with one_try(request, "again"):
            request.opened.change_passphrase(request.POST.get("passphrase", ""), new)
    except (NotChosen, NotOpened) as no:
        return form(request, "passphrase", no)
    room.lock_all(request.opened.vault_id, except_token=cookies.read(request, cookies.SESSION))
    let_in(request, request.opened)
    messages.info(request, _("The new passphrase is set. Ebb is closed everywhere else."))
    return redirect("yours:home")


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def known(request: OpenRequest) -> HttpResponse:
    """Someone knew it: a new key for everything, and every other place and device is out."""
    if request.method != "POST":
        return form(request, "known")
    try:
        new = chosen(request.POST)
        with one_try(request, "again"):
            begun = request.opened.rotate(request.POST.get("passphrase", ""), new)
    except (NotChosen, NotOpened) as no:
        return form(request, "known", no)
    Device.objects.filter(vault_id=begun.opened.vault_id).delete()
    turn_off(begun.opened, now())  # whoever was in may have had them sent to himself
    return beginning.code_page(request, begun)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: OpenRequest) -> HttpResponse:
    """A new code on paper; the old one opens nothing from then on."""
    if request.method != "POST":
        return form(request, "code", state=request.opened.recovery_state())
    try:
        ask_again(request)
        fresh = request.opened.new_recovery_code()
    except NotOpened as no:
        return form(request, "code", no, state=request.opened.recovery_state())
    except room.Busy:
        return form(request, "code", NotOpened(_("Ebb is busy. Please try again in a moment.")))
    return beginning.screen(request, "paper", groups=fresh.split("-"))


def form(
    request: OpenRequest, page: str, no: NotChosen | NotOpened | None = None, **more: object
) -> HttpResponse:
    """The page again with a kind sentence; fields for passphrases come back empty."""
    context = {"problem": no.sentence if no else "", "shown": getattr(no, "shown", False)} | more
    status = getattr(no, "status", 200)
    return render(request, f"yours/{page}.html", context, status=status)
