"""Getting Django and the data folder ready, for every command that needs them."""

from __future__ import annotations

import atexit
import os
from pathlib import Path

from ebb.commands import Mistake


def django_ready() -> None:
    """Load the settings; a setting that is wrong is a person's mistake, said in one line."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.umask(0o077)  # what a command writes is for its owner only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ebb.settings")
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise Mistake(" ".join(str(wrong).split())) from None
    atexit.register(hang_up)
    solo_only()


def hang_up() -> None:
    """Close what is open to the database; PostgreSQL's pool would delay the end by seconds."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]


def solo_only() -> None:
    """This release runs on one person's own machine."""
    from django.conf import settings

    if settings.MODE != "solo":
        raise Mistake("Hosted mode is not part of this release yet: leave EBB_MODE out.")


def own_folder(folder: Path) -> None:
    """The data folder exists, and nobody else on this machine can look into it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
