"""The vault's door. Nothing outside this room takes or returns a key.

    begun = begin(passphrase, today=today, recovery=True)
    token = enter(begun.opened, now=monotonic())      # goes into the cookie
    resume(token, now=monotonic()).seal(record, day=today)

How it is made, byte by byte, and whom it does not protect against: docs/vault.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ebb.vault._errors import (
    AlreadyBegun,
    Busy,
    Damaged,
    ForeignId,
    Locked,
    Mistyped,
    NewerThanKnown,
    TooLarge,
    VaultError,
    WeakPassphrase,
    WrongKey,
)
from ebb.vault._secret import new_id, new_secret_file

if TYPE_CHECKING:
    from ebb.vault._aside import bring_back, put_aside
    from ebb.vault._copies import (
        Copy,
        Imported,
        export_plain,
        export_sealed,
        ids_of_days,
        import_sealed,
        keep_copy,
    )
    from ebb.vault._doors import begin, enter, recover, resume, seal_to_public, unlock
    from ebb.vault._export import open_export, seal_export
    from ebb.vault._halves import (
        SessionFacts,
        lock,
        lock_all,
        lock_name,
        session_name,
        sessions,
        set_idle,
    )
    from ebb.vault._markers import MarkerFacts, end_marker, marker_of, markers, new_marker
    from ebb.vault._opened import Begun, OpenVault
    from ebb.vault._passphrase import check_passphrase
    from ebb.vault._pending import Answer, Item, drop_written, put_sealed, seal_written
    from ebb.vault._room import Contents, Opened, Replaced
    from ebb.vault._rows import ToSeal
    from ebb.vault._waiting import Waiting, fingerprint
    from ebb.vault._ways import finish_erasing

LATER = {  # they need the models, and settings come through this door before there are any
    **dict.fromkeys(("begin", "enter", "recover", "resume", "seal_to_public", "unlock"), "_doors"),
    **dict.fromkeys(("SessionFacts", "lock", "lock_all", "lock_name"), "_halves"),
    **dict.fromkeys(("session_name", "sessions", "set_idle"), "_halves"),
    **dict.fromkeys(("Begun", "OpenVault"), "_opened"),
    **dict.fromkeys(("Contents", "Opened", "Replaced"), "_room"),
    **dict.fromkeys(("open_export", "seal_export"), "_export"),
    **dict.fromkeys(("Copy", "Imported", "import_sealed", "keep_copy"), "_copies"),
    **dict.fromkeys(("export_plain", "export_sealed", "ids_of_days"), "_copies"),
    **dict.fromkeys(("bring_back", "put_aside"), "_aside"),
    **dict.fromkeys(("MarkerFacts", "end_marker", "marker_of", "markers"), "_markers"),
    "new_marker": "_markers",
    **dict.fromkeys(("Answer", "Item", "drop_written", "put_sealed", "seal_written"), "_pending"),
    "ToSeal": "_rows",
    **dict.fromkeys(("Waiting", "fingerprint"), "_waiting"),
    "check_passphrase": "_passphrase",
    "finish_erasing": "_ways",
}

__all__ = [
    "AlreadyBegun",
    "Answer",
    "Begun",
    "Busy",
    "Contents",
    "Copy",
    "Damaged",
    "ForeignId",
    "Imported",
    "Item",
    "Locked",
    "MarkerFacts",
    "Mistyped",
    "NewerThanKnown",
    "OpenVault",
    "Opened",
    "Replaced",
    "SessionFacts",
    "ToSeal",
    "TooLarge",
    "VaultError",
    "Waiting",
    "WeakPassphrase",
    "WrongKey",
    "begin",
    "bring_back",
    "check_passphrase",
    "drop_written",
    "end_marker",
    "enter",
    "export_plain",
    "export_sealed",
    "fingerprint",
    "finish_erasing",
    "ids_of_days",
    "import_sealed",
    "keep_copy",
    "lock",
    "lock_all",
    "lock_name",
    "marker_of",
    "markers",
    "new_id",
    "new_marker",
    "new_secret_file",
    "open_export",
    "put_aside",
    "put_sealed",
    "recover",
    "resume",
    "seal_export",
    "seal_to_public",
    "seal_written",
    "session_name",
    "sessions",
    "set_idle",
    "unlock",
]


def __getattr__(name: str) -> object:
    """Fetch what needs the models when it is first asked for."""
    if name not in LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{LATER[name]}"), name)
