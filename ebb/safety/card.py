"""The quiet card behind a form: after her words are safe, one offer, gone in one tap."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_POST

from ebb.accounts.doors import own_path, unlocked
from ebb.accounts.person import OpenRequest
from ebb.records import Quieted
from ebb.safety.crisis import speaks_of_it
from ebb.vault import OpenVault, new_id


def offered(opened: OpenVault, *words: str) -> bool:
    """Unless she does not want it here, or in a pause."""
    return any(speaks_of_it(one) for one in words) and not opened.open(Quieted)


@require_POST
@unlocked
def answer(request: OpenRequest) -> HttpResponse:
    """People to talk to; not now; or not here any more. All three lead on."""
    if request.POST.get("door") == "hurt":
        return redirect("safety:door", door="b")
    if request.POST.get("go") == "quiet" and not request.opened.open(Quieted):
        request.opened.seal(Quieted(at=localtime(), wave_id=new_id()), day=localdate())
    return redirect(own_path(request.POST.get("to", "")))
