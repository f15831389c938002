"""Keep a copy that only the backup key opens."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from ebb.commands import Mistake
from ebb.commands import keys as stored
from ebb.commands.ready import django_ready, own_folder

NAME = "backup"
HELP = "Write everything to FILE, sealed so that only the backup key opens it."
LIFE = 30  # days; published in docs/hosting.md
SUFFIX = ".ebb-backup"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help=f"a new file; or a folder, where backups older than {LIFE} days are removed",
    )
    what.add_argument(
        "--new-key",
        type=Path,
        metavar="KEYFILE",
        help="make a new backup key: the part that opens backups goes to KEYFILE",
    )


def run(args: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils.timezone import localdate

    django_ready()
    own_folder(settings.DATA)
    if args.new_key:
        stored.make_keys(args.new_key)
        print(f"The key is in {args.new_key}. Move it away from this machine, and keep it.")
        return 0
    written = keep(args.file, localdate())
    print(f"Everything is in {written}, sealed. A backup is meant to live {LIFE} days.")
    return 0


def keep(place: Path, today: date) -> Path:
    """Write one backup; in a folder, then remove those that have outlived their days."""
    file = place / f"ebb-{today.isoformat()}{SUFFIX}" if place.is_dir() else place
    write(file, today)
    stored.last_backup_file().write_text(today.isoformat() + "\n", encoding="ascii")
    if place.is_dir():
        for old in outlived(place, today):
            old.unlink()
    return file


def write(file: Path, today: date) -> None:
    """Whole or not at all: a backup that breaks off leaves no file of that name."""
    from ebb.commands.rows import snapshot
    from ebb.vault import WrongKey, backups

    if file.exists():
        raise Mistake(f"{file} is there already, and nothing is ever written over.")
    aside = file.with_name(file.name + ".part")
    aside.unlink(missing_ok=True)
    try:
        save(aside, backups.seal(snapshot(today), stored.public_key()))
        aside.rename(file)
    except WrongKey:
        raise Mistake(f"{stored.public_key_file()} is not a backup key.", 1) from None
    except OSError as problem:
        raise Mistake(f"{file} cannot be written: {problem.strerror}.", 1) from None
    finally:
        aside.unlink(missing_ok=True)


def save(path: Path, parts: Iterable[bytes]) -> None:
    with stored.open_new(path) as out:
        for part in parts:
            out.write(part)
        out.flush()
        os.fsync(out.fileno())


def outlived(folder: Path, today: date) -> list[Path]:
    """By the day in the name: a copy's own times change when it is moved."""
    oldest = today - timedelta(days=LIFE)
    found = []
    for path in folder.glob(f"ebb-*{SUFFIX}"):
        try:
            made_on = date.fromisoformat(path.name.removeprefix("ebb-").removesuffix(SUFFIX))
        except ValueError:
            continue
        if made_on < oldest:
            found.append(path)
    return found
