"""What comes in while the vault is locked: counted, limited, kept once, never looked into.

Whoever holds a marker can write. So each marker has limits, and an item only waits: it is
no record before she has looked at it (`_waiting`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import date
from threading import Lock
from typing import Literal, NamedTuple

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import Length

from ebb.records import Record, encode_written
from ebb.vault import _disk, _rows, _written
from ebb.vault import _primitives as p
from ebb.vault._markers import MarkerFacts
from ebb.vault._opened import OpenVault
from ebb.vault._sealing import BUCKETS, VERSION, stored
from ebb.vault.models import Marker, Pending, Retired, Sealed, Tombstone, Vault

Answer = Literal["stored", "full", "refused"]
Writer = MarkerFacts | OpenVault

AN_HOUR, MOST_AN_HOUR = 3600.0, 60  # seconds; items of one marker
MOST_WAITING, MOST_BYTES = 500, 8 * 1024 * 1024  # of one marker, or of all open sessions
HERE = Pending, Sealed, Tombstone  # waiting, kept, or deleted within the 90 days
SIZES = {_written.HEAD + p.PUBLIC_KEY + bucket + p.TAG for bucket in BUCKETS}


class Item(NamedTuple):
    """One thing that was written: the writer's own id (16 bytes), and the sealed bytes."""

    id: bytes
    blob: bytes


class Hours:
    """When each marker brought what, in this process's memory: no time reaches the database."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._brought: dict[str, deque[float]] = {}

    def left(self, name: str, now: float) -> int:
        """How many more this marker may bring. `now` in monotonic seconds."""
        with self._guard:
            times = self._brought.get(name, deque())
            while times and now - times[0] >= AN_HOUR:
                times.popleft()
            return MOST_AN_HOUR - len(times)

    def count(self, name: str, many: int, now: float) -> None:
        with self._guard:
            self._brought.setdefault(name, deque()).extend([now] * many)

    def forget(self) -> None:
        """As at the start of the process."""
        with self._guard:
            self._brought.clear()


hours = Hours()


def put_sealed(
    writer: Writer | None, items: Sequence[Item], *, today: date, now: float
) -> list[Answer]:
    """Take in what was sealed to the public key; an answer for each item, in their order.

    "stored": it is on the disk, or was before (waiting, kept, or deleted on purpose). "full":
    a limit, try later. "refused": no authority, or not an item of this vault. `now` in
    monotonic seconds. All that is stored is on the disk when this returns.
    """
    if writer is None or not items:
        return ["refused"] * len(items)
    with transaction.atomic():
        vault = Vault.objects.select_for_update().filter(pk=writer.vault_id).first()
        if vault is None or not current(writer, vault):
            return ["refused"] * len(items)
        answers, fresh = sorted_out(writer, vault, items, now)
        rows = [row(writer, item, today) for item in fresh]
        Pending.objects.bulk_create(rows)
    if isinstance(writer, MarkerFacts):
        hours.count(writer.name, len(fresh), now)
    return answers


def sorted_out(
    writer: Writer, vault: Vault, items: Sequence[Item], now: float
) -> tuple[list[Answer], list[Item]]:
    """What each item is told, and those to insert. Inside the transaction."""
    ids = [item.id for item in items]
    known, elsewhere = _rows.known(bytes(vault.pk), ids, HERE), foreign(bytes(vault.pk), ids)
    versions = {vault.key_version} | set(
        Retired.objects.filter(vault=vault).values_list("key_version", flat=True)
    )
    room, space = places(writer, now)
    answers: list[Answer] = []
    fresh: list[Item] = []
    for item in items:
        if item.id in known:
            answers.append("stored")
        elif item.id in elsewhere or not fits(item, versions):
            answers.append("refused")
        elif room < 1 or space < len(item.blob):
            answers.append("full")
        else:
            room, space = room - 1, space - len(item.blob)
            known.add(item.id)
            fresh.append(item)
            answers.append("stored")
    return answers, fresh


def current(writer: Writer, vault: Vault) -> bool:
    """Not ended, and not from before a rotation, in the very moment of writing."""
    if isinstance(writer, OpenVault):
        return writer._keys.key_version == vault.key_version
    return Marker.objects.filter(pk=bytes.fromhex(writer.name), vault=vault).exists()


def places(writer: Writer, now: float) -> tuple[int, int]:
    """(items, bytes) that may still come. An open session has no hour: it could seal anyway."""
    marker = bytes.fromhex(writer.name) if isinstance(writer, MarkerFacts) else None
    own = Pending.objects.filter(vault_id=writer.vault_id, marker_id=marker)
    if marker is None:
        own = Pending.objects.filter(vault_id=writer.vault_id, marker_id__isnull=True)
    sums = own.aggregate(many=Count("pk"), size=Sum(Length("blob")))
    room = MOST_WAITING - sums["many"]
    if isinstance(writer, MarkerFacts):
        room = min(room, hours.left(writer.name, now))
    return room, MOST_BYTES - (sums["size"] or 0)


def fits(item: Item, versions: set[int]) -> bool:
    """One of seven sizes, our format, and a key this vault has or had."""
    head, blob = _written.HEAD, item.blob
    return (
        len(item.id) == 16
        and len(blob) in SIZES
        and blob[0] == VERSION
        and int.from_bytes(blob[1:head]) in versions
    )


def foreign(vault_id: bytes, ids: list[bytes]) -> set[bytes]:
    """Those that belong to another vault; one by one only where there is any."""
    others = Pending.objects.exclude(vault_id=vault_id)
    waiting = {stored(one) for one in others.filter(pk__in=ids).values_list("pk", flat=True)}
    if not _rows.foreign(ids, vault_id):
        return waiting
    return waiting | {one for one in ids if _rows.foreign([one], vault_id)}


def row(writer: Writer, item: Item, today: date) -> Pending:
    marker = bytes.fromhex(writer.name) if isinstance(writer, MarkerFacts) else None
    return Pending(
        id=item.id, vault_id=writer.vault_id, marker_id=marker, day=today, blob=item.blob
    )


def seal_written(
    marker: MarkerFacts, records: Iterable[tuple[bytes, Record]], *, today: date, now: float
) -> bool:
    """For a page without script: seal each record to the public key, under its own id.

    True when all of them are stored. Raises `TooLarge`, `Unreadable`. The server sees them
    on their way.
    """
    given = dict(records)
    known = _rows.known(marker.vault_id, list(given), HERE)
    items = [
        Item(one, sealed(marker, one, record)) for one, record in given.items() if one not in known
    ]
    return set(put_sealed(marker, items, today=today, now=now)) <= {"stored"}


def sealed(marker: MarkerFacts, item_id: bytes, record: Record) -> bytes:
    return _written.seal_to_public(
        marker.public_key, marker.key_version, marker.vault_id, item_id, encode_written(record)
    )


def drop_written(marker: MarkerFacts, ids: Sequence[bytes]) -> None:
    """Take back what this very marker brought and nobody has looked at yet.

    Only the page that wrote it knows the ids. They stay free: nothing was hers before.
    """
    own = Pending.objects.filter(vault_id=marker.vault_id, marker_id=bytes.fromhex(marker.name))
    for part in _rows.parts(list(ids)):
        own.filter(pk__in=part).delete()
    _disk.forget()
