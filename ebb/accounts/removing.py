"""Remove at once, and bring back within ten minutes: the way back lies in the page alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ebb import vault as room
from ebb.accounts.doors import own_path, unlocked
from ebb.accounts.person import OpenRequest


def put_away(request: OpenRequest, ids: Iterable[bytes]) -> str | None:
    """Gone from the disk; what brings it back goes into the page. None: more than a page holds."""
    gone = list(ids)
    aside = room.put_aside(request.opened, gone, now=now())
    request.opened.delete(gone, today=localdate())
    return aside


@require_POST
@unlocked
def undo(request: OpenRequest) -> HttpResponse:
    try:
        room.bring_back(request.opened, request.POST.get("aside", ""), now=now())
    except room.VaultError:
        messages.warning(request, _("It is too late to bring that back. It is erased."))
    else:
        messages.info(request, _("It is back."))
    return redirect(own_path(request.POST.get("to", "")))
