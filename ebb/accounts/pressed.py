"""A form that brings the id of what it makes: pressed twice, it is kept once."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from django.http import HttpRequest

from ebb.records import Record
from ebb.vault import ForeignId, OpenVault, new_id

FIRST = 1  # the revision of what was kept and not changed since


class KeptOnce(NamedTuple):
    """The record's id; with `beside` something newer was there, and both are kept."""

    id: bytes
    beside: bool = False


def number(request: HttpRequest) -> str:
    """The id that what is in this form will have."""
    return request.POST.get("note", "") or new_id().hex()


def keep_once(
    opened: OpenVault,
    record: Record,
    typed: str,
    *,
    besides: Collection[str] = (),
    over: bool = True,
) -> KeptOnce:
    """Keep it under the form's own id.

    Went back to the form and pressed it with other words: the words on the screen count. If
    it was changed somewhere else since, both are kept. What she has removed meanwhile is
    kept anew, because she pressed "Keep". What is named in `besides` says nothing by itself,
    such as when she pressed. Without `over` other words never take the place of the first
    ones: a letter is laid beside a letter.
    """
    day = record.at.date()
    if not re.fullmatch("[0-9a-f]{32}", typed):  # not a number that this page made
        return KeptOnce(opened.seal(record, day=day))
    own = bytes.fromhex(typed)
    with suppress(ForeignId):
        opened.seal(record, day=day, id=own)
    kept = next((one for one in opened.open(Record) if one.id == own), None)
    if kept is None or type(kept.record) is not type(record):  # removed since, or not hers
        return KeptOnce(opened.seal(record, day=day))
    words = said(record, besides)
    if said(kept.record, besides) == words:
        return KeptOnce(own)
    if over and kept.revision == FIRST:
        replaced = opened.replace(kept.id, FIRST, record)
        return KeptOnce(replaced.id, replaced.conflict)
    return KeptOnce(laid_beside(opened, kept.id, record, words), beside=True)


def laid_beside(opened: OpenVault, first: bytes, record: Record, words: str) -> bytes:
    """Under an id that follows from what it says; anew, where she has removed that meanwhile."""
    own = opened.own_id(first, words.encode("utf-8", "surrogatepass"))
    opened.seal(record, day=record.at.date(), id=own)
    if any(one.id == own for one in opened.open(Record)):
        return own
    return opened.seal(record, day=record.at.date())


def said(record: Record, besides: Collection[str]) -> str:
    """The same moment is the same on every clock."""
    told = msgspec.structs.asdict(record)
    return repr([(name, spelled(told[name])) for name in sorted(told) if name not in besides])


def spelled(value: object) -> str:
    return repr(value.astimezone(UTC) if isinstance(value, datetime) else value)
