"""Content files that a clinician may edit: who has looked at each, and one that is not whole stops.

class Lines(Reviewed, frozen=True):
    lines: tuple[Words, ...]

found = read(folder("story", "en") / "lines.toml", Lines)
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from django.conf import settings
from msgspec import UNSET, Meta, Struct, UnsetType, ValidationError, convert

Words = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"\S")]
Name = Annotated[str, Meta(pattern=r"^[a-z][a-z-]{1,30}$")]
DRAFT: Final = "draft"


class BadContent(ValueError):
    """A content file that must not reach a person; says which and why."""


class Reviewed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every text that can steer says: who has looked at it, and when."""

    reviewed_by: Words
    reviewed_on: date | UnsetType = UNSET

    @property
    def draft(self) -> bool:
        return self.reviewed_by == DRAFT


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why something is as it is here, and where that was found."""

    title: Words
    words: Words
    source: Words


def read[Kind: Reviewed](path: Path, kind: type[Kind]) -> Kind:
    """One file, or `BadContent` with what is wrong."""
    try:
        found = convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadContent(f"{path.name}: {error}") from error
    if found.draft == (found.reviewed_on is not UNSET):
        raise BadContent(f"{path.name}: a reviewer comes with a day, a draft without")
    return found


def folder(room: str, language: str) -> Path:
    """Where the words of a room are in her language, or in English where it has none yet."""
    content: Path = settings.ROOT / "content"
    own = content / language / room
    return own if own.is_dir() else content / "en" / room
