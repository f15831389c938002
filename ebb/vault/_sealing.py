"""One sealed piece: version, key version, nonce, ciphertext. docs/vault.md has every byte."""

from __future__ import annotations

from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged, NewerThanKnown, TooLarge

VERSION = 1
HEAD = 1 + 4 + p.NONCE  # version, key version, nonce
LENGTH = 4  # bytes in front of the padded text
BUCKETS = tuple(256 * 4**power for power in range(7))  # 256 bytes ... 1 MiB
LARGEST = BUCKETS[-1] - LENGTH


def bound(*parts: bytes) -> bytes:
    """Join so that no two lists of parts look alike: each with its length (2 bytes) first."""
    return b"".join(len(part).to_bytes(2) + part for part in parts)


def number(value: int) -> bytes:
    """Four bytes, most significant first; `Damaged` for what no row of ours holds."""
    if type(value) is not int or not 0 <= value < 2**32:
        raise Damaged
    return value.to_bytes(4)


def stored(value: object) -> bytes:
    """What a column gave, as bytes: SQLite takes text or a number in any column.

    Anything else than bytes becomes none, which opens nowhere (a number would else ask for
    so many zeros).
    """
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def pad(plain: bytes) -> bytes:
    """Length, bytes, zeros up to the next bucket: outside, only seven sizes exist."""
    if len(plain) > LARGEST:
        raise TooLarge
    framed = number(len(plain)) + plain
    return framed.ljust(next(size for size in BUCKETS if size >= len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """What `pad` was given. The bytes are authenticated; a wrong length is still `Damaged`."""
    end = LENGTH + int.from_bytes(padded[:LENGTH])
    if end > len(padded):
        raise Damaged
    return padded[LENGTH:end]


def check_version(blob: bytes, least: int) -> None:
    """Raise `Damaged` for what is too short, `NewerThanKnown` for a later version byte."""
    if len(blob) < least or blob[0] == 0:
        raise Damaged
    if blob[0] > VERSION:
        raise NewerThanKnown


class Sealer:
    """Seals and opens pieces of one purpose (records, bodies, ...) under one key version.

    The place a piece belongs to is authenticated with it: moved to another vault, id,
    purpose, key version or revision it does not open. That stops whoever can write to
    the database from swapping an old answer for a new one.
    """

    __slots__ = ("_before", "_between", "_cipher", "_head")

    def __init__(self, key: bytes, purpose: bytes, vault_id: bytes, key_version: int) -> None:
        self._cipher = p.Cipher(key)
        self._head = bytes([VERSION]) + number(key_version)
        self._before = bound(purpose, vault_id) + (16).to_bytes(2)
        self._between = bound(number(key_version)) + (4).to_bytes(2)

    def seal(self, piece_id: bytes, revision: int, plain: bytes) -> bytes:
        """A blob of one of seven sizes. `piece_id` 16 bytes; raises `TooLarge`."""
        nonce = p.random_bytes(p.NONCE)
        sealed = self._cipher.seal(nonce, pad(plain), self._place(piece_id, revision))
        return self._head + nonce + sealed

    def open(self, piece_id: bytes, revision: int, blob: bytes) -> bytes:
        """The plain bytes; raises `Damaged` or `NewerThanKnown`."""
        if blob[:5] != self._head:
            check_version(blob, HEAD + p.TAG)
            raise Damaged
        place = self._place(piece_id, revision)
        try:
            return unpad(self._cipher.open(blob[5:HEAD], blob[HEAD:], place))
        except (p.Refused, ValueError):
            raise Damaged from None

    def _place(self, piece_id: bytes, revision: int) -> bytes:
        return self._before + piece_id + self._between + number(revision)
