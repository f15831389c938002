"""Backups sealed to a public key: the machine that writes them cannot read them again.

    file   := "ebb-backup/1\\n" name(8) sealed-key(113) chunk* last-chunk
    chunk  := AES-256-GCM(file key, nonce = number(11) || 0 or 1 for the last, 64 KiB)

The file key is new for each backup and sealed by HPKE to the backup key; the head is
authenticated with every chunk. Chunks are numbered, against swapping and leaving out, and
the last one says so, against cutting short. There is no sender's signature: who has the
public key can make a backup that opens, so keep it in the data folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged, NewerThanKnown, WrongKey

MAGIC = b"ebb-backup/1\n"
FAMILY = b"ebb-backup/"
NAME, SEALED_KEY = 8, p.PUBLIC_KEY + p.KEY + p.TAG
CHUNK = 64 * 1024
CHECKSUM = 4
PRIVATE, PUBLIC = "ebb-backup-key-1-", "ebb-backup-public-1-"


def new_key() -> tuple[str, str]:
    """A new pair as text: (the key that opens backups, the public key that makes them)."""
    private, public = p.new_pair()
    return written(PRIVATE, private + public), written(PUBLIC, public)


def seal(pieces: Iterable[bytes], public: str) -> Iterator[bytes]:
    """The parts of a backup file, in order; nothing is kept but one chunk at a time.

    Raises `WrongKey` when the text is not a public backup key.
    """
    point = read(PUBLIC, public, p.PUBLIC_KEY)
    key = p.random_bytes(p.KEY)
    head = MAGIC + name_of(point)
    head += p.seal_to(point, key, info=head)
    yield head
    cipher = p.Cipher(key)
    for number, (chunk, last) in enumerate(chunked(pieces)):
        yield cipher.seal(nonce(number, last=last), chunk, head)


def unseal(file: BinaryIO, private: str) -> Iterator[bytes]:
    """The plain pieces of a backup file. Use none of them before the last has come.

    Raises `WrongKey` for another Ebb's key, `NewerThanKnown` for a later format, and
    `Damaged` for anything that was changed, swapped, left out or cut short.
    """
    both = read(PRIVATE, private, p.KEY + p.PUBLIC_KEY)
    head = head_of(file)
    if head[len(MAGIC) :][:NAME] != name_of(both[p.KEY :]):
        raise WrongKey
    named = len(MAGIC) + NAME
    cipher = p.Cipher(open_or_damaged(both[: p.KEY], head[named:], head[:named]))
    for number, (sealed, last) in enumerate(chunked(iter(lambda: file.read(CHUNK), b""), p.TAG)):
        try:
            yield cipher.open(nonce(number, last=last), sealed, head)
        except p.Refused:
            raise Damaged from None


def head_of(file: BinaryIO) -> bytes:
    head = file.read(len(MAGIC) + NAME + SEALED_KEY)
    if not head.startswith(MAGIC):
        raise NewerThanKnown if head.startswith(FAMILY) else Damaged
    return head


def open_or_damaged(private: bytes, sealed: bytes, info: bytes) -> bytes:
    try:
        return p.open_from(private, sealed, info)
    except p.Refused:
        raise Damaged from None


def chunked(pieces: Iterable[bytes], extra: int = 0) -> Iterator[tuple[bytes, bool]]:
    """Equal chunks and whether each is the last; an empty source still has a last one."""
    size = CHUNK + extra
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > size:
            yield bytes(waiting[:size]), False
            del waiting[:size]
    yield bytes(waiting), True


def nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(p.NONCE - 1) + bytes([last])


def name_of(public: bytes) -> bytes:
    """Which key a backup is for, so that a wrong key and a damaged file are told apart."""
    return p.digest(b"ebb-backup-name" + public)[:NAME]


def written(kind: str, content: bytes) -> str:
    return kind + (content + p.digest(content)[:CHECKSUM]).hex()


def read(kind: str, text: str, size: int) -> bytes:
    """The bytes of a key's text; raises `WrongKey` for anything else, typing errors included."""
    try:
        both = bytes.fromhex(text.strip().removeprefix(kind))
    except ValueError:
        raise WrongKey from None
    content, check = both[:size], both[size:]
    if not p.same(check, p.digest(content)[:CHECKSUM]):
        raise WrongKey
    return content
