"""Open a copy without Ebb: python open_copy.py copy.bin > copy.json

Needs Python 3.10 or newer and two packages:  pip install cryptography argon2-cffi
It sends nothing anywhere and writes only what you ask for. docs/export.md has the format.
"""

import getpass
import hashlib
import struct
import sys
import unicodedata
import zlib
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"ebb-export/1\n"
HEAD = struct.Struct(">13s3I16s12s")  # magic, memory in KiB, passes, lanes, salt, nonce
CHECK = 8


def open_copy(blob: bytes, passphrase: str) -> bytes:
    """The JSON inside a copy, as UTF-8."""
    if not blob.startswith(MAGIC):
        raise SystemExit("This is not a copy that this program knows.")
    head, check, sealed = blob[: HEAD.size], blob[HEAD.size :][:CHECK], blob[HEAD.size + CHECK :]
    if hashlib.sha256(head + sealed).digest()[:CHECK] != check:
        raise SystemExit("This file is damaged or not whole.")
    _, memory_kib, passes, lanes, salt, nonce = HEAD.unpack(head)
    secret = unicodedata.normalize("NFKC", passphrase).strip().encode()
    stretched = hash_secret_raw(secret, salt, passes, memory_kib, lanes, 32, Type.ID)
    key = HKDF(hashes.SHA256(), 32, salt, MAGIC).derive(stretched)
    try:
        padded = AESGCM(key).decrypt(nonce, sealed, head)
    except InvalidTag:
        raise SystemExit("That passphrase does not open this copy.") from None
    length = int.from_bytes(padded[:8], "big")
    return zlib.decompress(padded[8 : 8 + length])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Usage: python open_copy.py copy.bin > copy.json")
    given = Path(sys.argv[1]).read_bytes()
    sys.stdout.buffer.write(open_copy(given, getpass.getpass("Passphrase: ")))
