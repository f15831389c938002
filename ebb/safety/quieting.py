"""The quiet card, not shown here any more: in one tap, and back to the same page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from ebb.accounts.doors import own_path, unlocked
from ebb.accounts.person import OpenRequest
from ebb.records import Quieted
from ebb.vault import new_id


@require_POST
@unlocked
def quiet(request: OpenRequest) -> HttpResponse:
    quieted = Quieted(at=localtime(), wave_id=new_id())
    request.opened.seal(quieted, day=localdate())
    return redirect(own_path(request.POST.get("next", "")))
