"""Static files, gathered again only when one of them has changed."""

from __future__ import annotations

from pathlib import Path


def fingerprint() -> str:
    """Every static file with its size and time: what changes when a build changes."""
    from django.contrib.staticfiles.finders import get_finders

    from ebb import __version__

    found = [__version__]
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = Path(storage.path(path)).stat()
            found.append(f"{path} {file.st_size} {file.st_mtime_ns}")
    return "\n".join(sorted(found)) + "\n"


def gathered() -> bool:
    return note().is_file() and note().read_text(encoding="utf-8") == fingerprint()


def gather() -> None:
    from django.core.management import call_command

    if gathered():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    note().write_text(fingerprint(), encoding="utf-8")


def note() -> Path:
    """Beside the folder, not in it: what lies in it is served."""
    from django.conf import settings

    return Path(settings.STATIC_ROOT).with_name("static.txt")
