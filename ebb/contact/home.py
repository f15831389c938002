"""I went back: a state with a day. Nothing resets, the pictures rest, and it can be ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.contact import content
from ebb.contact.trend import Spell, moment, spells
from ebb.records import LeftAgain, Record, WentBack
from ebb.vault import Opened


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def state(request: OpenRequest) -> HttpResponse:
    changes = sorted(
        (
            one
            for one in request.opened.open(Record)
            if isinstance(one.record, WentBack | LeftAgain)
        ),
        key=lambda one: moment(one.record),
    )
    back = spells(one.record for one in changes)
    if request.method == "POST":
        return changed(request, changes, back)
    page = {"spell": back[-1] if back else None, "content": content.ours(), "undo": changes}
    return render(request, "contact/home.html", page)


def away(back: list[Spell]) -> bool:
    return bool(back) and back[-1].last is None


def changed(request: OpenRequest, changes: list[Opened[Record]], back: list[Spell]) -> HttpResponse:
    """Pressed twice it stays as it is."""
    press, now = request.POST.get("state", ""), localtime()
    if press == "went" and not away(back):
        request.opened.seal(WentBack(at=now), day=localdate())
    elif press == "left" and away(back):
        request.opened.seal(LeftAgain(at=now), day=localdate())
        messages.info(request, _("Noted. Everything is where it was."))
    elif press == "undo" and changes:
        request.opened.delete([changes[-1].id], today=localdate())
        messages.info(request, _("Taken back."))
    return redirect("contact:home")
