"""Makes vectors/format.json again: .venv/bin/python -m ebb.vault.tests.make_vectors

Only ever run for a new version of the format. The test compares; it does not write.
"""

from __future__ import annotations

import json
from pathlib import Path

from ebb.vault._code import new_code
from ebb.vault._cost import Cost
from ebb.vault._keys import Keyring, wrap
from ebb.vault._passphrase import normalise
from ebb.vault.tests.fixed import fixed_bytes

FILE = Path(__file__).parent / "vectors" / "format.json"
PASSPHRASE = "  Caf\u0065\u0301 by the \ufb01sh market "
COST = Cost(19 * 1024, 2, 1)
RECORD = (
    b'{"kind":"wave-begun/1","at":"2026-11-22T01:30:00+01:00","wave_id":"AAAAAAAAAAAAAAAAAAAAAA=="}'
)
PIECES = [(b"", 1), (RECORD, 1), (b"x" * 252, 2), (b"y" * 253, 3), ("ü".encode() * 600, 4)]


def made() -> dict[str, object]:
    """Everything that a reader of the format needs to try itself."""
    with fixed_bytes("ebb/1"):
        keys = Keyring.new(bytes(range(16)), key_version=7)
        code = new_code()
        slots = [
            slot(keys, "passphrase", normalise(PASSPHRASE)),
            slot(keys, "recovery", code.replace("-", "").encode()),
        ]
        pieces = [piece(keys, plain, revision) for plain, revision in PIECES]
    return {
        "format": 1,
        "vault": keys.vault_id.hex(),
        "key_version": keys.key_version,
        "passphrase": PASSPHRASE,
        "recovery_code": code,
        "data_key": keys.data_key.hex(),
        "slots": slots,
        "pieces": pieces,
    }


def slot(keys: Keyring, kind: str, secret: bytes) -> dict[str, object]:
    lid = wrap(keys, kind, secret, COST)
    return {
        "kind": kind,
        **COST._asdict(),
        "salt": lid.salt.hex(),
        "wrapped": lid.wrapped.hex(),
    }


def piece(keys: Keyring, plain: bytes, revision: int) -> dict[str, object]:
    piece_id = bytes(range(revision, revision + 16))
    return {
        "purpose": "ebb-record/1",
        "id": piece_id.hex(),
        "revision": revision,
        "plain": plain.hex(),
        "blob": keys.records.seal(piece_id, revision, plain).hex(),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(made(), indent=1, ensure_ascii=True) + "\n", encoding="ascii")
