"""Take everything along, and bring it back. A file never has a telling name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts.again import ask_again
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: OpenRequest) -> HttpResponse:
    """Sealed under her passphrase, or, when she asks for it, readable by anyone."""
    if request.method != "POST":
        return render(request, "yours/copy.html")
    try:
        passphrase = ask_again(request)
        if "plain" in request.POST:
            return file(room.export_plain(request.opened), "copy.json", "application/json")
        sealed = room.export_sealed(request.opened, passphrase)
        return file(sealed, "copy.bin", "application/octet-stream")
    except NotOpened as no:
        return render(request, "yours/copy.html", {"problem": no.sentence}, status=no.status)
    except room.Busy:
        busy = _("Ebb is busy. Please try again in a moment.")
        return render(request, "yours/copy.html", {"problem": busy}, status=503)


def file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, kind, headers=headers)


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: OpenRequest) -> HttpResponse:
    """All of a copy or nothing of it; what is here already is kept once."""
    if request.method != "POST":
        return render(request, "yours/back.html")
    given = request.FILES.get("file")
    if given is None:
        return again(request, _("Please choose the file of your copy."))
    try:
        brought = room.import_sealed(given.read(), request.POST.get("passphrase", ""))
        kept = room.keep_copy(request.opened, brought, revive="revive" in request.POST)
    except room.VaultError as error:
        return again(request, why(error))
    messages.info(request, brought_back(kept.fresh, kept.passed_over))
    return redirect("yours:home")


def why(error: room.VaultError) -> str:
    if isinstance(error, room.WrongKey):
        return _("That passphrase does not open this copy. Nothing was changed.")
    if isinstance(error, room.NewerThanKnown):
        return _("A newer Ebb made this copy. Once this one is updated, it opens.")
    if isinstance(error, room.Busy):
        return _("Ebb is busy. Please try again in a moment.")
    return _("This file is not a whole copy from Ebb. Nothing was changed.")


def again(request: HttpRequest, sentence: str) -> HttpResponse:
    context = {"problem": sentence, "revive": "revive" in request.POST}
    return render(request, "yours/back.html", context)


def brought_back(fresh: int, passed_over: int) -> str:
    if not fresh:
        return _("Everything in that copy was here already, or erased before.")
    if not passed_over:
        return _("The copy is back, all of it.")
    return _("The copy is back. Some of it was here already, or erased before.")
