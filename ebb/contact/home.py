"""I went back: a state with a day. Nothing resets, the pictures rest, and it can be ended."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone, localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts import later as nudged
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.contact import content
from ebb.contact.trend import moment
from ebb.records import ContactMade, LeftAgain, Record, WentBack, gone_back
from ebb.vault import Opened, OpenVault

EARLIEST = 1990
A_DAY = timedelta(days=1)  # quiet hours can put a nudge off for so long
EVENING = time(23, 59)  # of a day that is over: after whatever else it held


class NotThen(Exception):
    """No day, a day ahead, or one before the last change."""


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
    page: dict[str, Any] = {"content": content.ours(), "today": localdate(), "changes": changes}
    page["back"] = gone_back(one.record for one in changes)
    page["last"] = changes[-1].id.hex() if changes else ""
    if request.method == "POST":
        try:
            return changed(request, changes, back=page["back"])
        except NotThen:
            page["problem"] = _("Choose a day that has been, and not before the last change.")
            page["typed"] = request.POST.get("day", "")
    return render(request, "contact/home.html", page)


def changed(request: OpenRequest, changes: list[Opened[Record]], *, back: bool) -> HttpResponse:
    """Pressed twice it stays as it is; what is taken back is the change that the page showed."""
    press = request.POST.get("state", "")
    if press == "went" and not back:
        at = when(request.POST.get("day", ""), changes)
        request.opened.seal(WentBack(at=at), day=at.date())
        ask_no_more(request.opened)
    elif press == "left" and back:
        at = when(request.POST.get("day", ""), changes)
        request.opened.seal(LeftAgain(at=at), day=at.date())
        messages.info(request, _("Noted. Everything is where it was."))
    elif press == "undo" and changes and changes[-1].id.hex() == request.POST.get("last"):
        request.opened.delete([changes[-1].id], today=localdate())
        messages.info(request, _("Taken back."))
    return redirect("contact:home")


def ask_no_more(opened: OpenVault) -> None:
    """No nudge asks how a contact was while she is there."""
    for contact in opened.open(ContactMade):
        if localtime() - contact.record.at < max(nudged.AFTER_CONTACT) + A_DAY:
            nudged.take_back(opened, contact.id)


def when(typed: str, changes: list[Opened[Record]]) -> datetime:
    """Now, or the day she names; days she was there must not count as quiet ones."""
    if not typed.strip():
        return localtime()
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        raise NotThen from None
    if day == localdate():
        return localtime()
    at = datetime.combine(day, EVENING, get_current_timezone())
    if day.year < EARLIEST or at > localtime() or (changes and at <= changes[-1].record.at):
        raise NotThen
    return at
