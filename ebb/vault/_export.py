"""A file under a passphrase, for what she takes away. docs/vault.md has every byte.

"ebb-export/1\\n"  memory(4) passes(4) lanes(4)  salt(16)  nonce(12)  check(8)  sealed
"""

from __future__ import annotations

import re
import struct

from ebb.vault import _cost
from ebb.vault import _primitives as p
from ebb.vault._cost import Cost
from ebb.vault._errors import Damaged, NewerThanKnown, WrongKey
from ebb.vault._passphrase import check_passphrase, normalise

MAGIC = b"ebb-export/1\n"
LATER = re.compile(rb"ebb-export/[1-9][0-9]*\n")
HEAD = struct.Struct(f">{len(MAGIC)}s3I{p.SALT}s{p.NONCE}s")
CHECK = 8


def seal_export(plain: bytes, passphrase: str) -> bytes:
    """The bytes of a file that this passphrase opens, anywhere, without Ebb.

    Slow once; raises `WeakPassphrase`, `Busy`. The passphrase may be the vault's own or
    another: nothing of the vault's keys is in the file.
    """
    check_passphrase(passphrase)
    cost, salt, nonce = _cost.choose(), p.random_bytes(p.SALT), p.random_bytes(p.NONCE)
    head = HEAD.pack(MAGIC, *cost, salt, nonce)
    sealed = cipher(passphrase, salt, cost).seal(nonce, plain, head)
    return head + check(head, sealed) + sealed


def open_export(blob: bytes, passphrase: str) -> bytes:
    """What was sealed; `WrongKey`, `Damaged` (told before deriving), `NewerThanKnown`, `Busy`."""
    if not blob.startswith(MAGIC):
        raise NewerThanKnown if LATER.match(blob) else Damaged
    head, told, sealed = blob[: HEAD.size], blob[HEAD.size :][:CHECK], blob[HEAD.size + CHECK :]
    if len(sealed) < p.TAG or not p.same(told, check(head, sealed)):
        raise Damaged
    _, *costs, salt, nonce = HEAD.unpack(head)
    try:
        return cipher(passphrase, salt, Cost(*costs)).open(nonce, sealed, head)
    except p.Refused:
        raise WrongKey from None


def cipher(passphrase: str, salt: bytes, cost: Cost) -> p.Cipher:
    """passphrase -> Argon2id -> HKDF -> the file's key."""
    stretched = _cost.stretch(normalise(passphrase), salt, cost)
    return p.Cipher(p.derive(stretched, salt, MAGIC))


def check(head: bytes, sealed: bytes) -> bytes:
    """Tells a file cut short on the way from a wrong passphrase."""
    return p.digest(head + sealed)[:CHECK]
