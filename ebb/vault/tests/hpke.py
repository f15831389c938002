"""HPKE base mode as RFC 9180 writes it, line by line: the referee of the library's own."""

from __future__ import annotations

import hmac
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEM = b"KEM" + struct.pack(">H", 0x10)  # DHKEM(P-256, HKDF-SHA256)
AES_128, AES_256 = (1, 16), (2, 32)  # (aead id, key length)


def extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, "sha256")


def expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = struct.pack(">H", length) + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, labelled + b"\x01", "sha256")[:length]


def shared_secret(private: bytes, public: bytes, enc: bytes, recipient: bytes) -> bytes:
    """DH of one's private and the other's public key, bound to both public keys."""
    own = ec.derive_private_key(int.from_bytes(private), ec.SECP256R1())
    other = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    dh = own.exchange(ec.ECDH(), other)
    key = extract(KEM, b"", b"eae_prk", dh)
    return expand(KEM, key, b"shared_secret", enc + recipient, 32)


def schedule(shared: bytes, info: bytes, aead: tuple[int, int]) -> tuple[bytes, bytes]:
    """(key, base nonce) of base mode with HKDF-SHA256."""
    suite = b"HPKE" + struct.pack(">HHH", 0x10, 1, aead[0])
    ids = extract(suite, b"", b"psk_id_hash", b""), extract(suite, b"", b"info_hash", info)
    context = b"\x00" + ids[0] + ids[1]
    secret = extract(suite, shared, b"secret", b"")
    key = expand(suite, secret, b"key", context, aead[1])
    return key, expand(suite, secret, b"base_nonce", context, 12)


def public_of(private: bytes) -> bytes:
    key = ec.derive_private_key(int.from_bytes(private), ec.SECP256R1()).public_key()
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
