"""When she needs Ebb less: take it along, let it lie in quiet, or erase it. No door is slammed.

The words are about Ebb and never about "going": in a low hour that can be read another way.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts.doors import unlocked
from ebb.accounts.opening import of, records
from ebb.accounts.person import OpenRequest
from ebb.nudges import keeping as nudges
from ebb.records import NudgePlan, Preference, Programme, thinned
from ebb.settle import programme
from ebb.signs import asking
from ebb.signs.first import GOODBYE
from ebb.vault import OpenVault


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def goodbye(request: OpenRequest) -> HttpResponse:
    """Open at any time; the first page offers it once, and hears the answer."""
    go = request.POST.get("go", "") if request.method == "POST" else ""
    if go == "quiet":
        be_quiet(request.opened)
        messages.success(request, _("It is quiet now: no check-ins, no practice, no nudges."))
    elif go in {"look", "no"}:
        offered_once(request.opened)
    if request.method == "POST":
        return redirect("today:home" if go == "no" else "yours:goodbye")
    kept = request.opened.open_all().records
    asks = asking.asked(kept).anything or bool(of(NudgePlan, kept) or of(Programme, kept))
    fewer = thinned(records(kept), localtime())
    return render(request, "yours/goodbye.html", {"asks": asks, "fewer": fewer, "kept": bool(kept)})


def be_quiet(opened: OpenVault) -> None:
    """Every room that speaks first stops; what is kept stays as it is."""
    asking.stop_all(opened, localtime())
    programme.stop(opened, localtime())
    nudges.turn_off(opened, now())


def offered_once(opened: OpenVault) -> None:
    if not any(one.record.key == GOODBYE for one in opened.open(Preference)):
        at = localtime()
        opened.seal(Preference(at=at, key=GOODBYE, value="offered"), day=at.date())
