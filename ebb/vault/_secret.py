"""Ids and the web server's own secret: needed before anything else has been set up.

Chance comes straight from the system here: `_primitives` would load the cryptography
libraries before the settings are even read.
"""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_bytes, token_hex, token_urlsafe


def new_id() -> bytes:
    """16 random bytes: the id of a record, a wave, an event."""
    return token_bytes(16)


def new_secret_file(path: Path | str) -> str:
    """Make a file (0600) of 64 random characters in a folder (0700) and return its text.

    Whole or not at all: it is written aside and linked into place, so a start that is
    interrupted leaves no half secret, and of two starts at once both use the first.
    """
    path = Path(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{token_hex(8)}")
    try:
        write_new(aside, token_urlsafe(48))
        link_once(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    return path.read_text(encoding="ascii").strip()


def write_new(path: Path, text: str) -> None:
    """Write a file that did not exist, readable by its owner only, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def link_once(aside: Path, path: Path) -> None:
    """Give the finished file its name unless another start was first."""
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        return
