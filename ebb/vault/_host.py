"""What the machine itself must open while a vault is locked: where a nudge goes.

The key lies in a file of the data folder, never in the database: whoever takes the database
or a backup of it learns no address. Whoever runs the machine can open these, and the page
that asks for an address says so. docs/vault.md has every byte.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from ebb.vault import _disk
from ebb.vault import _primitives as p
from ebb.vault._sealing import Sealer, bound, number
from ebb.vault._secret import new_secret_file

HOST = b"ebb-host/1"
FILE = "host-key"


def seal_for_host(vault_id: bytes, id: bytes, plain: bytes) -> bytes:  # noqa: A002
    """A blob that only this machine's key opens, and only under this vault and id (16 bytes).

    Padded as a piece is. The first call makes the key's file. Raises `TooLarge`.
    """
    return sealer(vault_id).seal(id, 1, plain)


def open_for_host(vault_id: bytes, id: bytes, blob: bytes) -> bytes:  # noqa: A002
    """What was sealed; `Damaged` for another machine's key, another place or changed bytes."""
    return sealer(vault_id).open(id, 1, blob)


def sealer(vault_id: bytes) -> Sealer:
    """One key for each vault, so that an address moved to another vault's row does not open."""
    key = p.derive(secret(FILE).encode("ascii"), vault_id, bound(HOST, number(1)))
    return Sealer(key, HOST, vault_id, 1)


def secret(name: str) -> str:
    """The text of a key's file in the data folder, which is made if there is none."""
    path = Path(settings.DATA) / name
    if path.is_file():
        return path.read_text(encoding="ascii").strip()
    return new_secret_file(path)


def forget_deleted() -> None:
    """Rows of other rooms that were deleted leave no trace in SQLite's log either.

    After the transaction that deleted them; on PostgreSQL see "Forgetting" in docs/vault.md.
    """
    _disk.forget()
