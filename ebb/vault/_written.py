"""What is written while the vault is locked: sealed to its public key, opened when it opens.

HPKE (RFC 9180) base mode: P-256, HKDF-SHA256, AES-256-GCM, empty AAD. `info` binds the
format, the vault and the writer's id of the item, so that nothing can be replayed into
another vault or under another id. Who wrote it is not proven: anyone who has the public
key can write, so what comes out is marked and may be discarded.
"""

from __future__ import annotations

from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged
from ebb.vault._keys import PRIVATE, RETIRED, WRITTEN, Keyring
from ebb.vault._sealing import VERSION, bound, check_version, number, pad, stored, unpad
from ebb.vault.models import Retired, Vault

HEAD = 1 + 4  # version, key version
LEAST = HEAD + p.PUBLIC_KEY + p.TAG


def seal_to_public(
    public_key: bytes, key_version: int, vault_id: bytes, item_id: bytes, plain: bytes
) -> bytes:
    """A blob only the vault's owner opens. `public_key` 65 bytes, ids 16; raises `TooLarge`."""
    sealed = p.seal_to(public_key, pad(plain), bound(WRITTEN, vault_id, item_id))
    return bytes([VERSION]) + number(key_version) + sealed


def open_sealed(keys: Keyring, private_key: bytes, item_id: bytes, blob: bytes) -> bytes:
    """The plain bytes; `Damaged` for another vault, id, key version or changed bytes."""
    check_version(blob, LEAST)
    if blob[1:HEAD] != number(keys.key_version):
        raise Damaged
    return opened(keys.vault_id, private_key, item_id, blob)


def opened(vault_id: bytes, private_key: bytes, item_id: bytes, blob: bytes) -> bytes:
    """By this very key; its version has been looked at."""
    try:
        return unpad(p.open_from(private_key, blob[HEAD:], bound(WRITTEN, vault_id, item_id)))
    except p.Refused:
        raise Damaged from None


class Pairs:
    """The private keys of a vault, of today and of earlier key versions; each opened once.

    An item names its key version outside the seal. Changed there, it meets another key and
    does not open.
    """

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys
        self._known: dict[int, bytes | None] = {}

    def __repr__(self) -> str:
        return "<Pairs>"

    def open(self, item_id: bytes, blob: bytes) -> bytes:
        """The plain bytes; `Damaged` for another vault, id, key or changed bytes.

        Raises `NewerThanKnown` for a later format.
        """
        check_version(blob, LEAST)
        version = int.from_bytes(blob[1:HEAD])
        if version not in self._known:
            self._known[version] = self._private(version)
        private = self._known[version]
        if private is None:
            raise Damaged
        return opened(self._keys.vault_id, private, item_id, blob)

    def _private(self, version: int) -> bytes | None:
        """None where there is no such key, or its row is damaged."""
        vault_id, current = self._keys.vault_id, self._keys.key_version
        try:
            if version == current:
                kept = Vault.objects.filter(pk=vault_id, key_version=current)
                sealed = kept.values_list("private_key", flat=True).first()
                return open_private(self._keys, stored(sealed))
            old = Retired.objects.filter(vault_id=vault_id, key_version=version)
            sealed = old.values_list("private_key", flat=True).first()
            return self._keys.sealer(RETIRED).open(vault_id, version, stored(sealed))
        except Damaged:
            return None


def new_pair(keys: Keyring) -> tuple[bytes, bytes]:
    """(public key, private key sealed under the data key): one pair for each key version."""
    private, public = p.new_pair()
    return public, keys.sealer(PRIVATE).seal(keys.vault_id, 1, private)


def open_private(keys: Keyring, sealed: bytes) -> bytes:
    """The private key, 32 bytes; `Damaged`."""
    return keys.sealer(PRIVATE).open(keys.vault_id, 1, sealed)


def retire(keys: Keyring, fresh: Keyring, vault: Vault) -> None:
    """Inside a rotation: the private key of today, and those retired before, under the new key.

    What an offline device has sealed to one of them still opens when it arrives. A damaged
    key is left as it is: it opens nothing before or after.
    """
    old, new = keys.sealer(RETIRED), fresh.sealer(RETIRED)
    for row in Retired.objects.filter(vault=vault):
        try:
            private = old.open(keys.vault_id, row.key_version, stored(row.private_key))
        except Damaged:
            continue
        row.private_key = new.seal(keys.vault_id, row.key_version, private)
        row.save()
    try:
        private = open_private(keys, stored(vault.private_key))
    except Damaged:
        return
    sealed = new.seal(keys.vault_id, keys.key_version, private)
    Retired.objects.create(vault=vault, key_version=keys.key_version, private_key=sealed)
