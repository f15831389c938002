"""Changing the ways in: passphrase, recovery code, a whole new key, and the end of all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched

from django.db import transaction

from ebb.vault import _code, _disk, _halves, _slots, _written
from ebb.vault._errors import Damaged, Locked, NewerThanKnown
from ebb.vault._keys import Keyring
from ebb.vault._passphrase import check_passphrase
from ebb.vault._sealing import Sealer, stored
from ebb.vault._written import Pairs
from ebb.vault.models import (
    Body,
    Marker,
    Pending,
    Piece,
    Retired,
    Sealed,
    Slot,
    Tombstone,
    Vault,
)

RECORDS_AT_ONCE, BODIES_AT_ONCE = 500, 16


def change_passphrase(keys: Keyring, old: str, new: str) -> None:
    """One row changes: the slot. All or nothing, whenever the power fails."""
    check_passphrase(new)
    before = _slots.check(keys, old)
    after = _slots.passphrase_slot(keys, new)
    with transaction.atomic():
        if _slots.hold(keys) is None or not _slots.exchange(before, after):
            raise Locked
        _disk.forget()


def new_recovery_code(keys: Keyring) -> str:
    """A fresh code in place of the old one, not yet confirmed."""
    code = _code.new_code()
    slot = _slots.recovery_slot(keys, code)
    with transaction.atomic():
        if _slots.hold(keys) is None:
            raise Locked
        _slots.replace_recovery(keys, slot)
        _disk.forget()
    return code


def rotate(keys: Keyring, passphrase: str, new_passphrase: str) -> tuple[Keyring, str]:
    """A new data key for everything; what anyone kept of the old one opens nothing written here.

    One transaction: data key, key version, every piece and waiting item sealed again, HPKE
    pair (the old one is retired), passphrase, recovery code, the end of all markers. Then
    every session ends.
    """
    check_passphrase(new_passphrase)
    _slots.check(keys, passphrase)
    fresh = Keyring.new(keys.vault_id, keys.key_version + 1)
    code = _code.new_code()
    slots = [_slots.passphrase_slot(fresh, new_passphrase), _slots.recovery_slot(fresh, code)]
    with transaction.atomic():
        renew(keys, fresh, slots)
        _disk.forget()
    _halves.lock_all(keys.vault_id)
    return fresh, code


def renew(keys: Keyring, fresh: Keyring, slots: list[Slot]) -> None:
    """Everything that changes with the key. Inside a transaction; `Locked`."""
    if (vault := _slots.hold(keys)) is None:
        raise Locked
    reseal(Sealed, keys.records, fresh.records, keys.vault_id, RECORDS_AT_ONCE)
    reseal(Body, keys.bodies, fresh.bodies, keys.vault_id, BODIES_AT_ONCE)
    public, private = _written.new_pair(fresh)
    reseal_waiting(keys, fresh, public)
    _written.retire(keys, fresh, vault)
    vault.key_version, vault.public_key, vault.private_key = fresh.key_version, public, private
    vault.save()
    Marker.objects.filter(vault_id=keys.vault_id).delete()
    Slot.objects.filter(vault_id=keys.vault_id).delete()
    Slot.objects.bulk_create(slots)


def reseal(table: type[Piece], old: Sealer, new: Sealer, vault_id: bytes, at_once: int) -> None:
    """Open each piece with the old key and seal it with the new one, some at a time."""
    ids = list(table._default_manager.filter(vault_id=vault_id).values_list("id", flat=True))
    for some in batched(ids, at_once):
        found = list(table._default_manager.filter(pk__in=some))
        table._default_manager.bulk_create(
            list(resealed(found, old, new)),
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=["blob"],
        )


def resealed(found: list[Piece], old: Sealer, new: Sealer) -> Iterator[Piece]:
    """A damaged piece stays as it is, still damaged; a newer one stops it: it could be lost."""
    for piece in found:
        piece_id = stored(piece.id)
        try:
            plain = old.open(piece_id, piece.revision, stored(piece.blob))
        except NewerThanKnown:
            raise
        except Damaged:
            continue
        piece.blob = new.seal(piece_id, piece.revision, plain)
        yield piece


def reseal_waiting(keys: Keyring, fresh: Keyring, public: bytes) -> None:
    """What waits is sealed to the new pair: who had the old key reads none of it from now on.

    As with pieces, a damaged item stays as it is, and a newer one stops the rotation.
    """
    pairs = Pairs(keys)
    found = Pending.objects.filter(vault_id=keys.vault_id)
    for some in batched(list(found.values_list("pk", flat=True)), BODIES_AT_ONCE):
        for item in found.filter(pk__in=some):
            item_id = stored(item.pk)
            try:
                plain = pairs.open(item_id, stored(item.blob))
            except Damaged:
                continue
            item.blob = _written.seal_to_public(
                public, fresh.key_version, keys.vault_id, item_id, plain
            )
            item.save(update_fields=["blob"])


def erase_everything(vault_id: bytes) -> bool:
    """Shred: first the ways in, at once and for good, then the rows, then the log.

    True when the log could be emptied at once; False while another reader holds it (the
    next write or close will). Interrupted after the first step, what is left opens for
    nobody, and `finish_erasing` clears it away.
    """
    _disk.zero_deleted()
    _halves.lock_all(vault_id)
    Slot.objects.filter(vault_id=vault_id).delete()
    _disk.forgotten()
    with transaction.atomic():
        for table in (Sealed, Body, Tombstone, Pending, Retired, Marker):
            table._default_manager.filter(vault_id=vault_id).delete()
        Vault.objects.filter(pk=vault_id).delete()
    return _disk.forgotten()


def finish_erasing() -> int:
    """Clear away vaults whose erasing was interrupted (no way in is left); how many there were."""
    with_slots = Slot.objects.values("vault_id")
    left = [bytes(v.pk) for v in Vault.objects.exclude(pk__in=with_slots)]
    for vault_id in left:
        erase_everything(vault_id)
    return len(left)
