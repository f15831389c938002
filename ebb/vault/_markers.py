"""Markers: what lets a device write while the vault is locked. They open nothing.

The cookie holds 32 random bytes, the row their hash: a copy of the database makes no cookie.
"""

from __future__ import annotations

import base64
import binascii
from datetime import date
from typing import NamedTuple

from ebb.vault import _disk
from ebb.vault import _primitives as p
from ebb.vault._opened import OpenVault
from ebb.vault._sealing import bound
from ebb.vault.models import Marker

MARKER = b"ebb-marker/1"
CHANCE = 32  # bytes


class MarkerFacts(NamedTuple):
    """A marker that is valid, and the public facts of its vault that a device pins."""

    name: str  # 64 hexadecimal digits of a hash: for lists, never a cookie
    vault_id: bytes
    since: date
    key_version: int
    public_key: bytes  # 65 bytes


def new_marker(opened: OpenVault, *, today: date) -> str:
    """Let a device write while it is locked; the token for its cookie: 43 characters, opaque."""
    chance = p.random_bytes(CHANCE)
    with opened._writing():
        Marker.objects.create(id=hashed(chance), vault_id=opened.vault_id, since=today)
    return base64.urlsafe_b64encode(chance).decode("ascii").rstrip("=")


def marker_of(token: str) -> MarkerFacts | None:
    """The marker of a cookie; None when it is unknown, ended or malformed. One question."""
    try:
        chance = base64.b64decode(token.encode("ascii") + b"=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(chance) != CHANCE:
        return None
    found = Marker.objects.select_related("vault").filter(pk=hashed(chance)).first()
    return facts(found) if found else None


def markers(vault_id: bytes) -> list[MarkerFacts]:
    """The markers of a vault, the first one first."""
    found = Marker.objects.select_related("vault").filter(vault_id=vault_id)
    return [facts(one) for one in found.order_by("since", "pk")]


def end_marker(vault_id: bytes, name: str) -> bool:
    """From now on that device writes nothing here; whether there was such a marker.

    What it brought before stays and waits.
    """
    try:
        marker_id = bytes.fromhex(name)
    except ValueError:
        return False
    gone, _ = Marker.objects.filter(pk=marker_id, vault_id=vault_id).delete()
    _disk.forget()
    return bool(gone)


def hashed(chance: bytes) -> bytes:
    """32 random bytes need no slow hash: nobody guesses them."""
    return p.digest(bound(MARKER, chance))


def facts(row: Marker) -> MarkerFacts:
    vault = row.vault
    return MarkerFacts(
        bytes(row.pk).hex(),
        bytes(vault.pk),
        row.since,
        vault.key_version,
        bytes(vault.public_key),
    )
