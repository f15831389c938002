"""The page where she sets a breath of her own; it is kept only if she says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts.doors import unlocked
from ebb.records import OwnPace, Unsuited
from ebb.settle import fit, own
from ebb.settle.own import Breath
from ebb.settle.views import found, opened
from ebb.vault import VaultError

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest

FIRST = Breath(4, 0, 6, 0, 5)  # slow breathing: where nobody has to decide anything


@require_http_methods(["GET", "HEAD", "POST"])
def own_breath(request: HttpRequest, exercise_id: str = "") -> HttpResponse:
    """Works locked: what she sets is in the address of the exercise it becomes."""
    within = own.limits(answer(request))
    breath = chosen(request) or own.spelt(exercise_id) or FIRST
    problems: dict[str, str] = {}
    if request.method == "POST" and within:
        problems = own.wrong(breath, within)
        if not problems:
            return redirect("settle:play", exercise_id=breath.id)
    page = {
        "limits": within,
        "chosen": breath,
        "problems": problems,
        "waits": within and 1 in within.wait,
    }
    return render(request, "settle/own.html", page)


def answer(request: HttpRequest) -> Unsuited | None:
    vault = opened(request)
    try:
        return fit.answered(vault) if vault else None
    except (VaultError, DatabaseError):
        return None


def chosen(request: HttpRequest) -> Breath | None:
    """What was sent; a field that is no small number counts as nothing chosen there."""
    if request.method != "POST":
        return None
    sent = (request.POST.get(name, "0") for name in Breath._fields)
    return Breath(
        *(int(each) if each.isascii() and each.isdigit() and len(each) < 3 else -1 for each in sent)
    )


@require_POST
@unlocked
def keep(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """Pressed twice it is kept once."""
    exercise = found(exercise_id)
    breath = own.spelt(exercise.id)
    if breath and exercise.id not in own.ids(one.record for one in request.opened.open(OwnPace)):
        request.opened.seal(OwnPace(at=localtime(), **breath._asdict()), day=localdate())
    messages.success(request, _("Kept. It is among your ways to settle."))
    return redirect("settle:play", exercise_id=exercise.id)


@require_POST
@unlocked
def let_go(request: OpenRequest, exercise_id: str) -> HttpResponse:
    kept = request.opened.open(OwnPace)
    gone = [one.id for one in kept if exercise_id in own.ids([one.record])]
    request.opened.delete(gone, today=localdate())
    messages.success(request, _("Let go."))
    return redirect("settle:list")
