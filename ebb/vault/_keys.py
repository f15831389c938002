"""The data key, what is derived from it, and the slots that wrap it.

passphrase --Argon2id--> HKDF --> key of the slot, wraps the data key (32 random bytes)
data key --HKDF--> one key for each purpose and key version
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple, NoReturn

from ebb.vault import _cost
from ebb.vault import _primitives as p
from ebb.vault._cost import Cost
from ebb.vault._errors import Damaged, WrongKey
from ebb.vault._sealing import VERSION, Sealer, bound, check_version, number

CHECK = 8  # bytes of checksum in a slot
WRAPPED = 1 + CHECK + p.NONCE + p.KEY + p.TAG
RECORD, BODY, PRIVATE, PROOF = b"ebb-record/1", b"ebb-body/1", b"ebb-private/1", b"ebb-proof/1"
RETIRED = b"ebb-retired/1"
ID = b"ebb-id/1"
SLOT, WRITTEN = b"ebb-slot/1", b"ebb-written/1"


class Keyring:
    """One vault's data key and its children. Shows nothing of itself and cannot be pickled."""

    def __init__(self, vault_id: bytes, key_version: int, data_key: bytes) -> None:
        self.vault_id = vault_id
        self.key_version = key_version
        self.data_key = data_key

    @classmethod
    def new(cls, vault_id: bytes, key_version: int) -> Keyring:
        """A fresh random data key."""
        return cls(vault_id, key_version, p.random_bytes(p.KEY))

    def __repr__(self) -> str:
        return "<Keyring>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A key is never written down.")

    @cached_property
    def records(self) -> Sealer:
        """Seals records."""
        return self.sealer(RECORD)

    @cached_property
    def bodies(self) -> Sealer:
        """Seals long texts."""
        return self.sealer(BODY)

    def name(self, *parts: bytes) -> bytes:
        """16 bytes that follow from these parts, for whoever has the key and nobody else."""
        told = p.digest(bound(*map(p.digest, parts)))
        info = bound(ID, number(self.key_version), told)
        return p.derive(self.data_key, self.vault_id, info)[:16]

    def sealer(self, purpose: bytes) -> Sealer:
        """The key of one purpose at this key version: a piece never opens as another kind."""
        info = bound(purpose, number(self.key_version))
        key = p.derive(self.data_key, self.vault_id, info)
        return Sealer(key, purpose, self.vault_id, self.key_version)


class Lid(NamedTuple):
    """What a slot's row holds: the cost, the salt and the wrapped data key."""

    cost: Cost
    salt: bytes
    wrapped: bytes


def wrap(keys: Keyring, kind: str, secret: bytes, cost: Cost) -> Lid:
    """Close the data key into a slot. Slow; raises `Busy`."""
    salt, nonce = p.random_bytes(p.SALT), p.random_bytes(p.NONCE)
    place = slot_place(keys.vault_id, kind, cost, salt, keys.key_version)
    cipher = slot_cipher(keys.vault_id, kind, secret, cost, salt)
    sealed = nonce + cipher.seal(nonce, keys.data_key, place)
    return Lid(cost, salt, bytes([VERSION]) + slot_check(place, sealed) + sealed)


def unwrap(vault_id: bytes, key_version: int, kind: str, lid: Lid, secret: bytes) -> Keyring:
    """Open a slot: `WrongKey`, `Damaged` (told by a checksum, before deriving), `Busy`.

    The checksum is not a defence, it tells bit rot from a typing error; who changes a slot
    on purpose can make it fit and then meets the authentication: `WrongKey`.
    """
    check_version(lid.wrapped, WRAPPED)
    _cost.check(lid.cost)
    if len(lid.salt) != p.SALT:
        raise Damaged
    place = slot_place(vault_id, kind, lid.cost, lid.salt, key_version)
    check, sealed = lid.wrapped[1 : 1 + CHECK], lid.wrapped[1 + CHECK :]
    if not p.same(check, slot_check(place, sealed)):
        raise Damaged
    cipher = slot_cipher(vault_id, kind, secret, lid.cost, lid.salt)
    try:
        data_key = cipher.open(sealed[: p.NONCE], sealed[p.NONCE :], place)
    except p.Refused:
        raise WrongKey from None
    return Keyring(vault_id, key_version, data_key)


def slot_place(vault_id: bytes, kind: str, cost: Cost, salt: bytes, key_version: int) -> bytes:
    """What a slot is bound to; a cheaper cost or another vault's slot cannot be slipped in."""
    costs = b"".join(number(part) for part in cost)
    return bound(SLOT, vault_id, kind.encode("ascii"), costs, salt, number(key_version))


def slot_cipher(vault_id: bytes, kind: str, secret: bytes, cost: Cost, salt: bytes) -> p.Cipher:
    """passphrase -> Argon2id -> HKDF -> the key that wraps."""
    stretched = _cost.stretch(secret, salt, cost)
    return p.Cipher(p.derive(stretched, vault_id, bound(SLOT, kind.encode("ascii"))))


def slot_check(place: bytes, sealed: bytes) -> bytes:
    """Eight bytes that any change of the row's own bytes upsets."""
    return p.digest(bound(SLOT, place, sealed))[:CHECK]
