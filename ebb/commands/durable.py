"""What the database must promise before anything is written to it."""

from __future__ import annotations

from ebb.commands import Mistake

FULL = 2  # SQLite's number for synchronous=FULL
PROMISES = {
    "journal_mode": ("wal", "a reader never waits for a writer"),
    "synchronous": (FULL, "nothing acknowledged is lost when the power goes"),
    "secure_delete": (1, "what is deleted is overwritten"),
    "foreign_keys": (1, "no row is left without its owner"),
}


def broken_promises() -> list[str]:
    """The pragmas of a SQLite database that are not as they must be, in plain words."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return []
    broken = []
    with connection.cursor() as cursor:
        for pragma, (wanted, why) in PROMISES.items():
            found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if found != wanted:
                broken.append(f"{pragma} is {found}, not {wanted} ({why})")
    return broken


def require_promises() -> None:
    if broken := broken_promises():
        raise Mistake(f"The database cannot be trusted: {'; '.join(broken)}.", status=1)
