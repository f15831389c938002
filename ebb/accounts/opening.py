"""What is found in an open vault. Every opening reads all there is, so a page opens it once."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404

from ebb.records import Record
from ebb.vault import Opened, OpenVault


def of[Kind: Record](kind: type[Kind], every: Iterable[Opened[Record]]) -> list[Opened[Kind]]:
    """Those of one kind, in the order they have."""
    return [one for one in every if isinstance(one.record, kind)]  # type: ignore[misc]


def found[Kind: Record](known: Iterable[Opened[Kind]], piece_id: bytes) -> Opened[Kind]:
    """In her own vault; for anyone else there is nothing here."""
    for one in known:
        if one.id == piece_id:
            return one
    raise Http404


def records[Kind: Record](every: Iterable[Opened[Kind]]) -> list[Record]:
    return [one.record for one in every]


def all_records(opened: OpenVault) -> list[Record]:
    """For rules that look at more than one kind."""
    return records(opened.open(Record))
