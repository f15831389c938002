"""The slots as rows: made, opened, replaced. Deriving happens before any transaction begins."""

from __future__ import annotations

from ebb.vault import _code, _cost
from ebb.vault._cost import Cost
from ebb.vault._errors import Damaged, WrongKey
from ebb.vault._keys import PROOF, Keyring, Lid, unwrap, wrap
from ebb.vault._passphrase import normalise
from ebb.vault._sealing import stored
from ebb.vault.models import Slot, Vault

PASSPHRASE, RECOVERY = Slot.Kind.PASSPHRASE, Slot.Kind.RECOVERY


def passphrase_slot(keys: Keyring, passphrase: str) -> Slot:
    """An unsaved slot for a passphrase."""
    return slot(keys, PASSPHRASE, normalise(passphrase))


def recovery_slot(keys: Keyring, code: str) -> Slot:
    """An unsaved slot for a code, with its last group sealed so that it can be confirmed."""
    made = slot(keys, RECOVERY, _code.parse(code).encode("ascii"))
    proof = _code.last_group(code).encode("ascii")
    made.proof = keys.sealer(PROOF).seal(keys.vault_id, 1, proof)
    return made


def slot(keys: Keyring, kind: Slot.Kind, secret: bytes) -> Slot:
    """Wrap the data key at today's cost."""
    lid = wrap(keys, kind.value, secret, _cost.choose())
    return Slot(vault_id=keys.vault_id, kind=kind, **row(lid))


def row(lid: Lid) -> dict[str, object]:
    """A lid as columns."""
    return {**lid.cost._asdict(), "salt": lid.salt, "wrapped": lid.wrapped}


def find(vault_id: bytes, kind: Slot.Kind) -> tuple[Slot, int]:
    """The slot and its vault's key version; `WrongKey` where there is none."""
    found = Slot.objects.select_related("vault").filter(vault_id=vault_id, kind=kind).first()
    if found is None:
        raise WrongKey
    return found, found.vault.key_version


def open_slot(found: Slot, key_version: int, secret: bytes) -> Keyring:
    """The keys behind a slot; `WrongKey`, `Damaged`, `NewerThanKnown`, `Busy`."""
    cost = Cost(found.memory_kib, found.passes, found.lanes)
    lid = Lid(cost, stored(found.salt), stored(found.wrapped))
    return unwrap(bytes(found.vault_id), key_version, found.kind, lid, secret)


def exchange(old: Slot, new: Slot) -> bool:
    """Put `new` in the row of `old` unless someone changed it meanwhile. One UPDATE."""
    columns = ("memory_kib", "passes", "lanes", "salt", "wrapped", "confirmed", "proof")
    changed = {name: getattr(new, name) for name in columns}
    return Slot.objects.filter(pk=old.pk, wrapped=old.wrapped).update(**changed) == 1


def strengthen(old: Slot, keys: Keyring, passphrase: str) -> None:
    """Carry a slot made at a lower cost up to today's; it never goes down."""
    if _cost.choose().work > Cost(old.memory_kib, old.passes, old.lanes).work:
        exchange(old, passphrase_slot(keys, passphrase))


def confirm(keys: Keyring, typed: str) -> None:
    """Mark the recovery code as written down; `WrongKey` when its last group differs."""
    found, _ = find(keys.vault_id, RECOVERY)
    if found.confirmed:
        return
    proof = keys.sealer(PROOF).open(keys.vault_id, 1, stored(found.proof))
    if _code.last_group(typed).encode("utf-8") != proof:
        raise WrongKey
    Slot.objects.filter(pk=found.pk, wrapped=found.wrapped).update(confirmed=True, proof=b"")


def check(keys: Keyring, passphrase: str) -> Slot:
    """The passphrase's slot if this passphrase opens it to these very keys; else `WrongKey`."""
    found, version = find(keys.vault_id, PASSPHRASE)
    if version != keys.key_version:
        raise WrongKey
    if open_slot(found, version, normalise(passphrase)).data_key != keys.data_key:
        raise Damaged
    return found


def replace_recovery(keys: Keyring, new: Slot) -> None:
    """Only one code at a time: the old one opens nothing any more. Inside a transaction."""
    Slot.objects.filter(vault_id=keys.vault_id, kind=RECOVERY).delete()
    new.save(force_insert=True)


def hold(keys: Keyring) -> Vault | None:
    """The vault's row, held until the transaction ends; None if these keys are no longer its."""
    held = Vault.objects.select_for_update().filter(pk=keys.vault_id)
    return held.filter(key_version=keys.key_version).first()
