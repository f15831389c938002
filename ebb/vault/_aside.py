"""Undo for erasing, without keeping what was erased: it lies sealed in her open page only."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from ebb.vault import _copies
from ebb.vault._errors import Damaged, TooLarge
from ebb.vault._opened import OpenVault

UNDO = b"ebb-undo/1"
UNDO_FOR = timedelta(minutes=10)


def put_aside(opened: OpenVault, ids: Iterable[bytes], *, now: datetime) -> str | None:
    """What is about to be erased, sealed under the vault's own key, for `bring_back`.

    It is kept nowhere here: it travels in the page that says "erased", so the rows and
    their raw bytes can go at once. None when it is more than a page can carry.
    """
    moment = now.isoformat().encode("ascii").ljust(40)
    plain = moment + zlib.compress(msgspec.json.encode(_copies.taken(opened, set(ids))))
    try:
        blob = opened._keys.sealer(UNDO).seal(opened.vault_id, 1, plain)
    except TooLarge:
        return None
    return base64.b64encode(blob).decode("ascii")


def bring_back(opened: OpenVault, text: str, *, now: datetime) -> int:
    """Undo an erasing of the last ten minutes; how many records are back. `Damaged`."""
    try:
        blob = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Damaged from None
    plain = opened._keys.sealer(UNDO).open(opened.vault_id, 1, blob)
    erased_at = datetime.fromisoformat(plain[:40].decode("ascii").strip())
    if not timedelta(0) <= now - erased_at <= UNDO_FOR:
        raise Damaged
    return _copies.keep_copy(opened, _copies.parse(_copies.inflated(plain[40:])), revive=True).fresh
