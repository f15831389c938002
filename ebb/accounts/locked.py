"""Without script on a locked device: the server seals what she writes, for her alone.

The program saw it on its way, and the page says so. Whatever goes wrong here stops nothing:
the wave and the words are still in the page.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.utils.timezone import localdate, localtime

from ebb.accounts import over
from ebb.accounts.marking import marker
from ebb.records import Draft, Record, Unreadable
from ebb.records.carried import Carried
from ebb.vault import VaultError, drop_written, new_id, seal_written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

SAID = "said"  # a field with the moment in which she said it
NO_REASON_TO_STOP = VaultError, DatabaseError, OSError, Unreadable


def seal_wave(request: HttpRequest, carried: Carried) -> bool:
    """Every part of this wave under its own id; whether all of it waits for her now."""
    return put(request, carried.records())


def drop_wave(request: HttpRequest, carried: Carried) -> None:
    """Let it go: what this device brought of it goes, and the page it was in is over."""
    over.let_go(carried.wave)
    if found := marker(request):
        drop_written(found, [part_id for part_id, _ in carried.parts()])


def keep_draft(request: HttpRequest, pairs: list[tuple[str, str]] | None) -> str:
    """A form that came too late, sealed too; its id (32 hex digits), or nothing.

    Only words are worth it, and what brings its moment along (`SAID`): any other press of a
    button from yesterday is better not found again.
    """
    if pairs is None or not any(name == SAID or len(value.split()) > 1 for name, value in pairs):
        return ""
    draft_id = new_id()
    draft = Draft(at=localtime(), path=request.path, fields=tuple(pairs))
    return draft_id.hex() if put(request, [(draft_id, draft)]) else ""


def put(request: HttpRequest, records: Iterable[tuple[bytes, Record]]) -> bool:
    found = marker(request)
    if found is None:
        return False
    try:
        return seal_written(found, records, today=localdate(), now=monotonic())
    except NO_REASON_TO_STOP:
        return False
