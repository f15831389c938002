"""One Ebb at a time: half of every session's key lives in the memory of one process."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ebb.commands import Mistake


@contextmanager
def alone() -> Iterator[None]:
    """Held as long as the process lives, so that a crash never leaves it locked."""
    from django.conf import settings

    with (Path(settings.DATA) / "running").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Mistake("Ebb is running with this data folder. Stop it first.", 1) from None
        yield
