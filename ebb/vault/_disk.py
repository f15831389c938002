"""Making SQLite forget: what was deleted must not linger in the write-ahead log.

On PostgreSQL this does nothing; docs/vault.md says how long deleted rows live there.
"""

from __future__ import annotations

from django.db import connection, transaction


def forget() -> None:
    """After the transaction has ended, move the log into the database and cut it to nothing.

    With `secure_delete` deleted rows are zeros in the main file; the log still held them
    (found by scanning raw bytes).
    """
    if connection.vendor == "sqlite":
        transaction.on_commit(truncate_log)


def truncate_log() -> bool:
    """True when the log is empty; False while another reader still needs it."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
    return not busy


def forgotten() -> bool:
    """Whether the log could be emptied now; True where there is none."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    return truncate_log()


def zero_deleted() -> None:
    """Ask SQLite to overwrite what is deleted on this connection, whatever the settings say."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
