"""Coming in: begin, unlock, recover, and the session that follows."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from ebb.vault import _code, _disk, _halves, _slots, _written
from ebb.vault import _primitives as p
from ebb.vault._errors import AlreadyBegun, WrongKey
from ebb.vault._keys import Keyring
from ebb.vault._opened import Begun, OpenVault
from ebb.vault._passphrase import check_passphrase, normalise
from ebb.vault.models import Slot, Vault


def begin(passphrase: str, *, today: date, recovery: bool, only: bool = False) -> Begun:
    """Make a vault, its data key and its ways in, in one transaction.

    `only` is for solo mode: a second vault raises `AlreadyBegun`, settled by the database.
    Raises `WeakPassphrase`, `Busy`.
    """
    check_passphrase(passphrase)
    keys = Keyring.new(p.random_bytes(16), key_version=1)
    code = _code.new_code() if recovery else None
    slots = ways_in(keys, passphrase, code)
    public, private = _written.new_pair(keys)
    vault = Vault(id=keys.vault_id, public_key=public, private_key=private, begun_on=today)
    vault.only = only or None
    try:
        with transaction.atomic():
            vault.save(force_insert=True)
            Slot.objects.bulk_create(slots)
    except IntegrityError:
        raise AlreadyBegun from None
    return Begun(vault, OpenVault(keys), code)


def unlock(vault: Vault, passphrase: str) -> OpenVault:
    """Open a vault; opening its slot is the check, there is no second hash to attack.

    Raises `WrongKey`, `Damaged`, `NewerThanKnown`, `Busy`. A slot made at a lower cost than
    this machine can afford is closed anew at today's.
    """
    found, version = _slots.find(bytes(vault.pk), Slot.Kind.PASSPHRASE)
    keys = _slots.open_slot(found, version, normalise(passphrase))
    _slots.strengthen(found, keys, passphrase)
    return OpenVault(keys)


def recover(vault: Vault, code: str, new_passphrase: str, *, today: date) -> Begun:
    """Come in by the recovery code, once: it is used up, and a new one is returned.

    All sessions end. Raises `Mistyped` (before any slow work), `WrongKey`,
    `WeakPassphrase`, `Damaged`, `Busy`.
    """
    secret = _code.parse(code).encode("ascii")
    check_passphrase(new_passphrase)
    found, version = _slots.find(bytes(vault.pk), Slot.Kind.RECOVERY)
    keys = _slots.open_slot(found, version, secret)
    fresh = _code.new_code()
    slots = ways_in(keys, new_passphrase, fresh)
    with transaction.atomic():
        use_up(keys, found)
        Slot.objects.filter(vault_id=keys.vault_id).delete()
        Slot.objects.bulk_create(slots)
        _disk.forget()
    _halves.lock_all(keys.vault_id)
    return Begun(Vault.objects.get(pk=vault.pk), OpenVault(keys), fresh)


def ways_in(keys: Keyring, passphrase: str, code: str | None) -> list[Slot]:
    """Unsaved slots for a passphrase and, if there is one, a code. Slow; `Busy`."""
    slots = [_slots.passphrase_slot(keys, passphrase)]
    return [*slots, _slots.recovery_slot(keys, code)] if code else slots


def use_up(keys: Keyring, found: Slot) -> None:
    """A code opens once, also when it is tried twice at the same moment; `WrongKey`."""
    held = _slots.hold(keys)
    used, _ = Slot.objects.filter(pk=found.pk, wrapped=found.wrapped).delete()
    if held is None or not used:
        raise WrongKey


def enter(opened: OpenVault, *, now: float) -> str:
    """Start a session and return its token: 64 characters for a cookie, opaque.

    `now` in monotonic seconds. Each entry has a fresh id, so a token planted before the
    unlock opens nothing.
    """
    return _halves.close(opened._keys, now=now)


def resume(token: str, *, now: float) -> OpenVault:
    """The vault of a live session, which counts as seen; else `Locked`.

    Touches this process's memory only, never the database. `now` in monotonic seconds.
    """
    return OpenVault(_halves.reopen(token, now=now))


def seal_to_public(vault: Vault, item_id: bytes, plain: bytes) -> bytes:
    """Seal for a locked vault: `item_id` (16 bytes) is the writer's own; raises `TooLarge`."""
    public = bytes(vault.public_key)
    return _written.seal_to_public(public, vault.key_version, bytes(vault.pk), item_id, plain)
