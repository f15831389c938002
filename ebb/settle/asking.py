"""The page that asks, in calm and only here, what had better be left out for her."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts.doors import unlocked
from ebb.settle import fit
from ebb.settle.conditions import BODY, STIRS

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def fits(request: OpenRequest) -> HttpResponse:
    """Ticks, all of them optional; keeping none of them ticked is an answer too."""
    if request.method == "POST":
        ticked = request.POST.getlist("has")
        fit.keep(request.opened, ticked, at=localtime(), day=localdate())
        messages.success(request, _("Kept. You can change it at any time."))
        return redirect("settle:list")
    answer = fit.answered(request.opened)
    page = {"body": BODY, "stirs": STIRS, "answer": answer}
    return render(request, "settle/fits.html", page)


@require_POST
@unlocked
def forget(request: OpenRequest) -> HttpResponse:
    fit.forget(request.opened, today=localdate())
    messages.success(request, _("Removed. Only the gentle ways are offered now."))
    return redirect("settle:list")
