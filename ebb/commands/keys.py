"""Where backup keys lie: the public one in the data folder, the other away from this machine."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import BinaryIO

from ebb.commands import Mistake

KEY_FILE = """\
# This key opens the backups of one Ebb. Whoever has it and a backup can restore it.
# Keep it away from the machine that Ebb runs on, and keep it: without it no backup opens.
{key}
"""


def public_key_file() -> Path:
    from django.conf import settings

    return Path(settings.DATA) / "backup-key.public"


def last_backup_file() -> Path:
    from django.conf import settings

    return Path(settings.DATA) / "backup-last.txt"


def make_keys(path: Path) -> None:
    """A new pair. Backups made before it open with their old key only."""
    from ebb.vault import backups

    private, public = backups.new_key()
    write_new(path, KEY_FILE.format(key=private))
    aside = public_key_file().with_suffix(".new")
    aside.unlink(missing_ok=True)
    write_new(aside, public + "\n")
    aside.replace(public_key_file())


def public_key() -> str:
    try:
        return public_key_file().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise Mistake(
            "There is no backup key yet. Make one with: ebb backup --new-key KEYFILE", 1
        ) from None


def private_key(path: Path) -> str:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        raise Mistake(f"There is no key file {path}.") from None
    except (OSError, ValueError):
        raise Mistake(f"{path} cannot be read as a key file.") from None
    return "".join(line for line in lines if not line.startswith("#")).strip()


def write_new(path: Path, text: str) -> None:
    """A file that was not there before, for its owner only, down to the disk."""
    with open_new(path) as file:
        file.write(text.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


def open_new(path: Path) -> BinaryIO:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Mistake(f"{path} is there already, and nothing is ever written over.") from None
    except OSError as problem:
        raise Mistake(f"{path} cannot be written: {problem.strerror}.", 1) from None
    return os.fdopen(handle, "wb")


def last_backup() -> date | None:
    try:
        return date.fromisoformat(last_backup_file().read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
