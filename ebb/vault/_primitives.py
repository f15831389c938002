"""Every cryptographic primitive the vault uses, on one page. Nothing else calls one, but for
the library that speaks to push services (`_push.py`).

Keys are 32 bytes, nonces 12, salts 16. Random numbers come from the operating system only.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY, NONCE, TAG, SALT, PUBLIC_KEY = 32, 12, 16, 16, 65
SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Refused(Exception):
    """Authentication failed: a wrong key or changed bytes. The vault gives it its name."""


class NoRoom(Exception):
    """This machine has not got the memory for a derivation."""


def random_bytes(count: int) -> bytes:
    """So many bytes from the operating system's generator."""
    return secrets.token_bytes(count)


def digest(content: bytes) -> bytes:
    """SHA-256, 32 bytes. For checksums and public names, never for passphrases."""
    return hashlib.sha256(content).digest()


def same(left: bytes, right: bytes) -> bool:
    """Compare in constant time, against guessing byte by byte."""
    return hmac.compare_digest(left, right)


def stretch(secret: bytes, salt: bytes, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Argon2id, 32 bytes: slow and hungry, against guessing a stolen slot. RFC 9106. `NoRoom`."""
    try:
        return hash_secret_raw(secret, salt, passes, memory_kib, lanes, KEY, Type.ID)
    except HashingError:
        raise NoRoom from None


def derive(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256, 32 bytes: one key for each purpose, none tells of another. RFC 5869."""
    return HKDF(hashes.SHA256(), KEY, salt, info).derive(key)


class Cipher:
    """AES-256-GCM under one key. NIST SP 800-38D: at most 2**32 random nonces a key."""

    __slots__ = ("_aes",)

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key)

    def seal(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Ciphertext and 16-byte tag; `bound` is authenticated, not kept."""
        return self._aes.encrypt(nonce, plain, bound)

    def open(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The plain bytes, or `Refused` when key, nonce, bytes or `bound` differ."""
        try:
            return self._aes.decrypt(nonce, sealed, bound)
        except InvalidTag:
            raise Refused from None


def new_pair() -> tuple[bytes, bytes]:
    """A P-256 pair: (private scalar, 32 bytes; public point, 65 bytes uncompressed)."""
    key = ec.generate_private_key(ec.SECP256R1())
    form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    return key.private_numbers().private_value.to_bytes(32), key.public_key().public_bytes(*form)


def scalar_from(seed: bytes) -> bytes:
    """A P-256 private scalar from 32 derived bytes: 1 to the order less 1, even but for 2**-32."""
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    return (int.from_bytes(seed) % (order - 1) + 1).to_bytes(32)


def public_of(private: bytes) -> bytes:
    """The public point (65 bytes, uncompressed) of a private scalar."""
    key = ec.derive_private_key(int.from_bytes(private), ec.SECP256R1())
    form = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    return key.public_key().public_bytes(*form)


def seal_to(public: bytes, plain: bytes, info: bytes) -> bytes:
    """HPKE base mode, single shot: enc || ciphertext. RFC 9180; `info` stands in for AAD."""
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    return SUITE.encrypt(plain, key, info=info)


def open_from(private: bytes, sealed: bytes, info: bytes) -> bytes:
    """The plain bytes of `seal_to`, or `Refused`."""
    key = ec.derive_private_key(int.from_bytes(private), ec.SECP256R1())
    try:
        return SUITE.decrypt(sealed, key, info=info)
    except (InvalidTag, ValueError):
        raise Refused from None
