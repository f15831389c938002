"""Which devices may write while it is locked: allowed here, for this device, and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ebb import vault as room
from ebb.accounts import marking
from ebb.accounts.again import ask_again

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest


def devices(request: OpenRequest) -> dict[str, Any]:
    """The devices that may, and which of them this is."""
    own = marking.own_marker(request)
    found = room.markers(request.opened.vault_id)
    return {"markers": found, "own_marker": own.name if own else ""}


def allow(request: OpenRequest) -> HttpResponse:
    """This device, after her passphrase; else `NotOpened`."""
    ask_again(request)
    response = redirect("yours:places")
    marking.mark(request, response, localdate())
    messages.info(request, _("This device may now write while Ebb is locked. It cannot read."))
    return response


def end(request: OpenRequest, name: str) -> None:
    """What that device brought before waits as it did."""
    room.end_marker(request.opened.vault_id, name)
    messages.info(request, _("That device cannot write here any more while Ebb is locked."))
