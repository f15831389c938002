"""The marker of this device: it may write while the vault is locked, and reads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import DatabaseError

from ebb.accounts import cookies
from ebb.accounts.models import Device
from ebb.accounts.trying import known_device
from ebb.vault import MarkerFacts, end_marker, marker_of, new_marker

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from ebb.accounts.person import OpenRequest


def marker(request: HttpRequest) -> MarkerFacts | None:
    """This device's marker, if it has a valid one; a database that is gone is no reason to stop."""
    token = cookies.read(request, cookies.MARKER)
    try:
        return marker_of(token) if token else None
    except DatabaseError:
        return None


def own_marker(request: OpenRequest) -> MarkerFacts | None:
    """The same, if it belongs to the vault that is open."""
    found = marker(request)
    return found if found and found.vault_id == request.opened.vault_id else None


def mark(request: OpenRequest, response: HttpResponse, today: date) -> None:
    """Let this device write while it is locked. Forgetting the device ends that, too."""
    token = new_marker(request.opened, today=today)
    made = marker_of(token)
    assert made is not None
    device = Device.objects.filter(name=known_device(request), vault_id=made.vault_id)
    device.update(marker_id=bytes.fromhex(made.name))
    cookies.write(request, response, cookies.MARKER, token, age=cookies.FOUR_HUNDRED_DAYS)


def renew(request: HttpRequest, response: HttpResponse) -> None:
    """At an unlock: a browser forgets it 400 days after the last one, not after the first."""
    if getattr(request, "opened", None) and own_marker(cast("OpenRequest", request)):
        token = cookies.read(request, cookies.MARKER)
        cookies.write(request, response, cookies.MARKER, token, age=cookies.FOUR_HUNDRED_DAYS)


def end_markers_of(vault_id: bytes, device: str) -> None:
    """With a device that is forgotten its marker ends."""
    found = Device.objects.filter(vault_id=vault_id, name=device, marker__isnull=False)
    for marker_id in found.values_list("marker_id", flat=True):
        end_marker(vault_id, bytes(marker_id).hex())
