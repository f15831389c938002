"""What was written while locked, looked at with the vault open: kept, or let go.

Until then it is no record. Keeping is one transaction: whenever the power fails, an item
waits or is kept, never both and never neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

import msgspec

from ebb.records import (
    Accepted,
    Draft,
    NewerKind,
    Record,
    Unreadable,
    decode_written,
    encode_written,
)
from ebb.vault import _disk, _rows
from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged, ForeignId, NewerThanKnown
from ebb.vault._room import Room
from ebb.vault._rows import ToSeal
from ebb.vault._sealing import stored
from ebb.vault._written import Pairs, seal_to_public
from ebb.vault.models import Pending, Sealed, Tombstone, Vault

AHEAD = timedelta(hours=1)  # as clocks go
FURTHEST_BACK = timedelta(days=1)


class Waiting(NamedTuple):
    """One item; without a record it cannot be opened, or (`newer`) not by this Ebb."""

    id: bytes
    day: date
    record: Record | None
    newer: bool = False
    blob_digest: bytes = b""


def fingerprint(items: Iterable[Waiting]) -> str:
    """32 hex digits for just these items as they are now, to the last sealed byte.

    Whoever brought an item can take it back and bring other words by its id.
    """
    return p.digest(b"".join(one.id + one.blob_digest for one in items)).hex()[:32]


def pending(opened: Room) -> list[Waiting]:
    """All that waits, in time order, what cannot be opened last. About 0.2 ms an item.

    What has been kept or deleted in another way meanwhile waits no more. `Locked` once the
    vault's key has changed.
    """
    rows = Pending.objects.filter(vault_id=opened.vault_id).order_by("day", "pk")
    found = list(rows.values_list("pk", "day", "blob"))
    if not found:
        return []
    done = settled(opened, [stored(one) for one, _, _ in found])
    pairs = Pairs(opened._keys)
    seen = [looked_at(pairs, stored(one), day, stored(blob)) for one, day, blob in found]
    if any(one.record is None for one in seen):
        opened._check_current()
    return sorted((one for one in seen if one.id not in done), key=order)


def order(one: Waiting) -> tuple[bool, float]:
    return one.record is None, one.record.at.timestamp() if one.record else 0.0


def looked_at(pairs: Pairs, item_id: bytes, day: date, blob: bytes) -> Waiting:
    """An item with its record, or without it."""
    seen = p.digest(blob)
    try:
        return Waiting(item_id, day, decode_written(pairs.open(item_id, blob)), blob_digest=seen)
    except (Damaged, Unreadable):
        return Waiting(item_id, day, None, blob_digest=seen)
    except (NewerThanKnown, NewerKind):
        return Waiting(item_id, day, None, newer=True, blob_digest=seen)


def settled(opened: Room, ids: list[bytes]) -> set[bytes]:
    """Those that are kept or deleted already; their waiting rows go."""
    done = _rows.known(opened.vault_id, ids, (Sealed, Tombstone))
    if done:
        with opened._writing():
            remove(opened.vault_id, done)
    return done


def accept(opened: Room, ids: Iterable[bytes], *, at: datetime) -> int:
    """Keep these items under their ids; how many. Drafts and what cannot be opened go on waiting.

    For each wave among them one `Accepted` says that it came so. `at`: now, on her clock.
    """
    with opened._writing():
        chosen = by_now(dict(keepable(opened, set(ids))), at)
        kept = [
            ToSeal(opened.text_apart(record, id=item_id), record.at.date(), item_id)
            for item_id, record in chosen.items()
        ]
        waves = {wave for one in chosen.values() if (wave := getattr(one, "wave_id", None))}
        told = {one.record.wave_id for one in opened.open(Accepted)}
        notes = [noted(wave, at) for wave in waves - told]
        opened.seal_many([*kept, *notes])
        remove(opened.vault_id, set(chosen))
    return len(kept)


def keepable(opened: Room, ids: set[bytes]) -> Iterator[tuple[bytes, Record]]:
    """Those of these items that can be kept as records."""
    pairs = Pairs(opened._keys)
    for part in _rows.parts(sorted(ids)):
        rows = Pending.objects.filter(vault_id=opened.vault_id, pk__in=part)
        for item_id, day, blob in rows.values_list("pk", "day", "blob"):
            one = looked_at(pairs, stored(item_id), day, stored(blob))
            if one.record is not None and not isinstance(one.record, Draft):
                yield one.id, one.record


def by_now(chosen: dict[bytes, Record], at: datetime) -> dict[bytes, Record]:
    """From a clock far ahead, or forged: nothing said later could take it back.

    What is ahead goes back by as much as the latest of its wave, so that a wave keeps its
    order and its shape; never by more than brings it to the day before.
    """
    latest: dict[object, datetime] = {}
    for record in chosen.values():
        latest[of_wave(record)] = max(record.at, latest.get(of_wave(record), at))

    def moved(record: Record) -> Record:
        if latest[of_wave(record)] <= at + AHEAD or record.at <= at:
            return record
        back = record.at - (latest[of_wave(record)] - at)
        return msgspec.structs.replace(record, at=max(back, at - FURTHEST_BACK))

    return {one: moved(record) for one, record in chosen.items()}


def of_wave(record: Record) -> object:
    return getattr(record, "wave_id", None)


def noted(wave_id: bytes, at: datetime) -> ToSeal:
    """Under an id that nobody can know before: whoever forged the wave cannot take its place."""
    return ToSeal(Accepted(at=at, wave_id=wave_id), at.date(), p.random_bytes(16))


def discard(opened: Room, ids: Iterable[bytes], *, today: date) -> int:
    """Let these items go; how many. Their ids stay for 90 days, so that none comes again."""
    with opened._writing():
        own = _rows.known(opened.vault_id, list(ids), (Pending,))
        kept = _rows.known(opened.vault_id, list(own), (Sealed,))
        remove(opened.vault_id, own)
        _rows.stones(opened.vault_id, own - kept, today)
    return len(own)


def remove(vault_id: bytes, ids: set[bytes]) -> None:
    """The waiting rows of these ids go, from the log too."""
    for part in _rows.parts(sorted(ids)):
        Pending.objects.filter(vault_id=vault_id, pk__in=part).delete()
    _disk.forget()


def plain(opened: Room, only: set[bytes] | None) -> Iterator[tuple[bytes, date, bytes | None]]:
    """For a copy: (id, day, plain bytes), with None for what does not open."""
    pairs = Pairs(opened._keys)
    rows = Pending.objects.filter(vault_id=opened.vault_id).order_by("day", "pk")
    for row in rows if only is None else rows.filter(pk__in=only):
        item_id = stored(row.pk)
        try:
            text = pairs.open(item_id, stored(row.blob))
            decode_written(text)
        except (Damaged, NewerThanKnown, Unreadable):
            yield item_id, row.day, None
        except NewerKind:
            yield item_id, row.day, text
        else:
            yield item_id, row.day, text


def put_back(opened: Room, items: list[ToSeal]) -> int:
    """From a copy: waiting again, sealed to the public key; how many were not here."""
    if not items:
        return 0
    ids = [bytes(one.id or b"") for one in items]
    with opened._writing() as vault:
        others = Pending.objects.exclude(vault_id=opened.vault_id)
        if others.filter(pk__in=ids).exists() or _rows.foreign(ids, opened.vault_id):
            raise ForeignId
        known = _rows.known(opened.vault_id, ids, (Pending, Sealed, Tombstone))
        rows = [again(vault, one) for one in items if one.id not in known]
        Pending.objects.bulk_create(rows)
    return len(rows)


def again(vault: Vault, one: ToSeal) -> Pending:
    assert one.id is not None
    public, version, vault_id = stored(vault.public_key), vault.key_version, stored(vault.pk)
    blob = seal_to_public(public, version, vault_id, one.id, encode_written(one.record))
    return Pending(id=one.id, vault=vault, day=one.day, blob=blob)
