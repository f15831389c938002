"""What is written while the vault is locked: sealed to its public key, opened when it opens.

HPKE (RFC 9180) base mode: P-256, HKDF-SHA256, AES-256-GCM, empty AAD. `info` binds the
format, the vault and the writer's id of the item, so that nothing can be replayed into
another vault or under another id. Who wrote it is not proven: anyone who has the public
key can write, so what comes out is marked and may be discarded.
"""

from __future__ import annotations

from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged
from ebb.vault._keys import PRIVATE, WRITTEN, Keyring
from ebb.vault._sealing import VERSION, bound, check_version, number, pad, unpad

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
    try:
        return unpad(p.open_from(private_key, blob[HEAD:], bound(WRITTEN, keys.vault_id, item_id)))
    except p.Refused:
        raise Damaged from None


def new_pair(keys: Keyring) -> tuple[bytes, bytes]:
    """(public key, private key sealed under the data key): one pair for each key version."""
    private, public = p.new_pair()
    return public, keys.sealer(PRIVATE).seal(keys.vault_id, 1, private)


def open_private(keys: Keyring, sealed: bytes) -> bytes:
    """The private key, 32 bytes; `Damaged`."""
    return keys.sealer(PRIVATE).open(keys.vault_id, 1, sealed)
