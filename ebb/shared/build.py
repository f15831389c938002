"""Which build this is: one id that changes whenever a page that a device keeps could change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings

LEFT_OUT = {"tests", "migrations", "__pycache__"}


@cache
def build_id() -> str:
    """The same for the same files and the same exit; 32 hex digits, no secret."""
    build = uuid5(NAMESPACE_OID, settings.EXIT_URL)
    for path in files(Path(settings.ROOT)):
        name = path.relative_to(settings.ROOT).as_posix()
        build = uuid5(build, name.encode() + b"\n" + path.read_bytes())
    return build.hex


def files(root: Path) -> Iterator[Path]:
    """Words, styles, scripts, content, and the code that puts them together."""
    for path in sorted(root.rglob("*")):
        if not LEFT_OUT & set(path.relative_to(root).parts) and path.is_file():
            yield path
