"""On a calm day: what she did and what she likes, kept by one press and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ebb.accounts.doors import unlocked
from ebb.records import Favourite, Practised
from ebb.settle.views import found

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest


@require_POST
@unlocked
def done(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """Practised outside a wave. In a wave it then counts as familiar."""
    exercise = found(exercise_id)
    request.opened.seal(Practised(at=localtime(), exercise=exercise.id), day=localdate())
    messages.success(request, _("Kept."))
    return redirect("settle:list")


@require_POST
@unlocked
def favourite(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """On or off, as the button says: pressed twice it stays as it is."""
    exercise = found(exercise_id)
    records = request.opened.open(Favourite)
    before = [kept.id for kept in records if kept.record.exercise == exercise.id]
    if request.POST.get("favourite") == "no":
        request.opened.delete(before, today=localdate())
        messages.success(request, _("Removed."))
    elif not before:
        request.opened.seal(Favourite(at=localtime(), exercise=exercise.id), day=localdate())
        messages.success(request, _("Kept."))
    return redirect("settle:play", exercise_id=exercise.id)
