"""Bring a backup back: everything in it is checked before anything here is touched."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ebb.commands import Mistake
from ebb.commands import keys as stored
from ebb.commands.durable import require_promises
from ebb.commands.ready import django_ready, migrate, own_folder
from ebb.commands.running import alone

if TYPE_CHECKING:
    from ebb.commands.rows import Message

NAME = "restore"
HELP = "Bring back what a backup holds. Ebb must not be running."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup")
    parser.add_argument(
        "--key", type=Path, metavar="KEYFILE", required=True, help="the key that opens it"
    )
    parser.add_argument(
        "--replace", action="store_true", help="put it in the place of what is kept here now"
    )


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    django_ready()
    own_folder(settings.DATA)
    with alone():
        migrate()
        require_promises()
        bring_back(args.file, stored.private_key(args.key), replace=args.replace)
    print("Everything in the backup is back. The passphrase of that time opens it.")
    return 0


def bring_back(file: Path, private: str, *, replace: bool) -> None:
    """Read it twice: once to check the whole of it, once to put it in place at a stroke."""
    from ebb.commands import load, rows

    for message in read(file, private):
        if isinstance(message, rows.Manifest):
            load.require_fit(message)
    if rows.anything_kept() and not replace:
        raise Mistake("Something is kept here already. To put the backup in its place: --replace")
    load.put_in_place(read(file, private))


def read(file: Path, private: str) -> Iterator[Message]:
    """The messages of a backup; whatever is wrong with it is said in one line."""
    from ebb.commands import rows
    from ebb.vault import Damaged, NewerThanKnown, WrongKey, backups

    try:
        with file.open("rb") as opened:
            yield from rows.checked(rows.unframed(backups.unseal(opened, private)))
    except WrongKey:
        raise Mistake("This key does not open this backup.", 1) from None
    except NewerThanKnown:
        raise Mistake("This backup was made by a newer Ebb.", 1) from None
    except (Damaged, rows.Unreadable):
        raise Mistake("This backup is damaged or not whole. Nothing was changed.", 1) from None
    except OSError as problem:
        raise Mistake(f"{file} cannot be read: {problem.strerror}.") from None
