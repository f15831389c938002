"""Sealed rows: read in bulk, inserted once, buried with a tombstone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection
from django.db.models import Model

from ebb.records import NewerKind, Record, Unreadable, decode, encode
from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged, ForeignId, NewerThanKnown
from ebb.vault._keys import Keyring
from ebb.vault._sealing import stored
from ebb.vault.models import Body, Pending, Piece, Sealed, Tombstone

TOMBSTONE_DAYS = 90
PLACES = [table._meta.db_table for table in (Sealed, Body, Tombstone)]
BURIED = Tombstone._meta.db_table
AT_ONCE = 500  # ids in one query; SQLite's limit lies higher, the plan is the same


class ToSeal(NamedTuple):
    """A record to keep: its coarse day outside, an id if the writer has made one."""

    record: Record
    day: date
    id: bytes | None = None


def sealed(keys: Keyring, items: Iterable[ToSeal]) -> list[Sealed]:
    """Unsaved rows; all the work that needs no transaction."""
    rows = []
    for record, day, given in items:
        piece_id = given or p.random_bytes(16)
        blob = keys.records.seal(piece_id, 1, encode(record))
        rows.append(Sealed(id=piece_id, vault_id=keys.vault_id, day=day, blob=blob))
    return rows


def rows(table: type[Piece], vault_id: bytes) -> Iterator[tuple[bytes, int, bytes]]:
    """(id, revision, blob) of a vault. Plain tuples: model objects take three times as long."""
    found = table._default_manager.filter(vault_id=vault_id)
    for piece_id, revision, blob in found.values_list("id", "revision", "blob"):
        yield stored(piece_id), revision, stored(blob)


def insert[Row: Piece](table: type[Row], vault_id: bytes, fresh: list[Row]) -> None:
    """Insert what is new; an id that is there or was deleted stays as it is; `ForeignId`."""
    for part in parts(fresh):
        ids = [bytes(row.id) for row in part]
        gone = deleted(ids)
        kept = [row for row in part if bytes(row.id) not in gone] if gone else part
        table._default_manager.bulk_create(kept, ignore_conflicts=True)
        if foreign(ids, vault_id):
            raise ForeignId


def deleted(ids: list[bytes]) -> set[bytes]:
    """Those of these ids that were deleted within the 90 days."""
    found = asked(f"SELECT id FROM {BURIED} WHERE id IN ({marks(ids)})", ids)  # noqa: S608  names of ours
    return {bytes(one) for (one,) in found}


def foreign(ids: list[bytes], vault_id: bytes) -> bool:
    """Whether any of these ids belongs to another vault, in whichever table: one question."""
    each = f"SELECT 1 FROM {{}} WHERE id IN ({marks(ids)}) AND vault_id <> %s"  # noqa: S608
    every = " UNION ALL ".join(each.format(table) for table in PLACES)
    return bool(asked(f"{every} LIMIT 1", [*ids, vault_id] * len(PLACES)))


def asked(question: str, values: list[bytes]) -> list[tuple[bytes, ...]]:
    """Two questions stand before every rating; building them anew each time took half of it."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        found: list[tuple[bytes, ...]] = cursor.fetchall()
    return found


def marks(values: list[bytes]) -> str:
    """A place for each value; the values themselves never enter the question."""
    return ", ".join(["%s"] * len(values))


def bury(vault_id: bytes, ids: set[bytes], today: date) -> None:
    """Delete rows, leave their ids as tombstones, drop tombstones past their days."""
    for part in parts(sorted(ids)):
        own = set[bytes]()
        for table in (Sealed, Body, Pending):
            found = table._default_manager.filter(vault_id=vault_id, pk__in=part)
            own |= {bytes(one) for one in found.values_list("id", flat=True)}
            found.delete()
        stones(vault_id, own, today)
    old = today - timedelta(days=TOMBSTONE_DAYS)
    Tombstone.objects.filter(vault_id=vault_id, deleted_on__lt=old).delete()


def stones(vault_id: bytes, ids: set[bytes], today: date) -> None:
    """These ids stay as deleted ones."""
    made = [Tombstone(id=one, vault_id=vault_id, deleted_on=today) for one in ids]
    Tombstone.objects.bulk_create(made, ignore_conflicts=True)


def known(vault_id: bytes, ids: list[bytes], tables: Iterable[type[Model]]) -> set[bytes]:
    """Those of these ids that this vault has in one of the tables."""
    return {
        stored(one)
        for table in tables
        for part in parts(ids)
        for one in table._default_manager.filter(vault_id=vault_id, pk__in=part).values_list(
            "pk", flat=True
        )
    }


def ids_between(vault_id: bytes, first: date, last: date) -> set[bytes]:
    """Ids of records, bodies and waiting items of these days."""
    days = {"vault_id": vault_id, "day__range": (first, last)}
    return {
        stored(one)
        for table in (Sealed, Body, Pending)
        for one in table._default_manager.filter(**days).values_list("id", flat=True)
    }


def named_bodies(keys: Keyring, ids: set[bytes]) -> set[bytes]:
    """These ids and the ids of the long texts their records name: no letter's text is orphaned."""
    bodies = set[bytes]()
    for part in parts(sorted(ids)):
        found = Sealed.objects.filter(vault_id=keys.vault_id, pk__in=part)
        for piece_id, revision, blob in found.values_list("id", "revision", "blob"):
            body = body_of(keys, bytes(piece_id), revision, stored(blob))
            bodies |= {body} if body else set()
    return ids | bodies


def body_of(keys: Keyring, piece_id: bytes, revision: int, blob: bytes) -> bytes | None:
    """The body a record names; None also when the record cannot be opened."""
    try:
        record = decode(keys.records.open(piece_id, revision, blob))
    except (Damaged, NewerThanKnown, Unreadable, NewerKind):
        return None
    return getattr(record, "body_id", None)


def parts[One](ones: list[One]) -> Iterator[list[One]]:
    """In pieces that one query can name."""
    for at in range(0, len(ones), AT_ONCE):
        yield ones[at : at + AT_ONCE]
