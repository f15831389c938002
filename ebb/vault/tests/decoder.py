"""A second reader of the format, written from docs/vault.md and not from the vault.

Slow and obvious: it uses none of `ebb.vault`, so that an error there is not repeated here.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def bound(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">H", len(part)) + part for part in parts)


def u32(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869 for one block of output."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def secret(passphrase: str) -> bytes:
    return unicodedata.normalize("NFKC", passphrase).strip().encode()


def data_key(
    passphrase: bytes, vault: bytes, kind: bytes, version: int, row: dict[str, int | str]
) -> bytes:
    costs = int(row["memory_kib"]), int(row["passes"]), int(row["lanes"])
    salt, wrapped = bytes.fromhex(str(row["salt"])), bytes.fromhex(str(row["wrapped"]))
    memory, passes, lanes = costs
    stretched = hash_secret_raw(passphrase, salt, passes, memory, lanes, 32, Type.ID)
    place = bound(b"ebb-slot/1", vault, kind, u32(*costs), salt, u32(version))
    check, nonce, sealed = wrapped[1:9], wrapped[9:21], wrapped[21:]
    told = hashlib.sha256(bound(b"ebb-slot/1", place, nonce + sealed)).digest()[:8]
    assert wrapped[0] == 1
    assert check == told
    slot_key = hkdf(stretched, vault, bound(b"ebb-slot/1", kind))
    return AESGCM(slot_key).decrypt(nonce, sealed, place)


def piece(
    key: bytes, purpose: bytes, vault: bytes, piece_id: bytes, revision: int, blob: bytes
) -> bytes:
    version = struct.unpack(">I", blob[1:5])[0]
    purpose_key = hkdf(key, vault, bound(purpose, u32(version)))
    place = bound(purpose, vault, piece_id, u32(version), u32(revision))
    padded = AESGCM(purpose_key).decrypt(blob[5:17], blob[17:], place)
    assert blob[0] == 1
    assert len(padded) in {256 * 4**n for n in range(7)}
    (length,) = struct.unpack(">I", padded[:4])
    assert not any(padded[4 + length :])
    return padded[4 : 4 + length]
