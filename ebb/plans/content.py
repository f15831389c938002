"""Ready-made hard moments, safe answers, and what the idea rests on: content files."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from django.conf import settings
from django.utils.translation import get_language
from msgspec import UNSET, Meta, Struct, UnsetType, ValidationError, convert

from ebb.records import Window

Words = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"\S")]
Name = Annotated[str, Meta(pattern=r"^[a-z][a-z-]{1,30}$")]
Kind = Literal["hours", "date", "place", "message"]
DRAFT: Final = "draft"


class BadPlans(ValueError):
    """A content file that must not reach a person; says which and why."""


class Reviewed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    reviewed_by: Words
    reviewed_on: date | UnsetType = UNSET


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """A hard moment; one of the week brings its usual hours."""

    id: Name
    kind: Kind
    words: Words
    days: tuple[int, ...] = ()
    starts: int = 0
    ends: int = 0

    @property
    def window(self) -> Window | None:
        return Window(days=self.days, starts=self.starts, ends=self.ends) if self.days else None


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """Something small and safe to do."""

    id: Name
    way: Literal["people", "go", "own"]
    words: Words


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    title: Words
    words: Words
    source: Words


class Ready(Reviewed, frozen=True):
    cue: Annotated[tuple[Cue, ...], Meta(min_length=1)]
    then: Annotated[tuple[Answer, ...], Meta(min_length=1)]
    reason: tuple[Reason, ...]

    def cues(self, kind: str) -> tuple[Cue, ...]:
        return tuple(one for one in self.cue if one.kind == kind)

    def cue_of(self, name: str) -> Cue | None:
        return next((one for one in self.cue if one.id == name), None)

    def answer(self, name: str) -> Answer | None:
        return next((one for one in self.then if one.id == name), None)

    @property
    def draft(self) -> bool:
        return self.reviewed_by == DRAFT


class Near(Reviewed, frozen=True):
    phrases: Annotated[tuple[Words, ...], Meta(min_length=1)]
    before: tuple[Words, ...]


def read[Kind: Reviewed](path: Path, kind: type[Kind]) -> Kind:
    """One file, or `BadPlans` with what is wrong."""
    try:
        found = convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadPlans(f"{path.name}: {error}") from error
    if (found.reviewed_by == DRAFT) == (found.reviewed_on is not UNSET):
        raise BadPlans(f"{path.name}: a reviewer comes with a day, a draft without")
    return found


def load(folder: Path) -> Ready:
    ready = read(folder / "ready.toml", Ready)
    read(folder / "near.toml", Near)
    if {one.kind for one in ready.cue} != {"hours", "date", "place", "message"}:
        raise BadPlans("ready.toml: each of the four kinds has a moment")
    if any((one.kind == "hours") != bool(one.days) for one in ready.cue):
        raise BadPlans("ready.toml: a moment of the week has its hours, and no other has")
    return ready


def folder_of(language: str) -> Path:
    content: Path = settings.ROOT / "content"
    folder = content / language / "plans"
    return folder if folder.is_dir() else content / "en" / "plans"


@cache
def of_language(language: str) -> Ready:
    """In her language, or in English where it has none yet."""
    return load(folder_of(language))


@cache
def near_of(language: str) -> Near:
    return read(folder_of(language) / "near.toml", Near)


def ours() -> Ready:
    return of_language(get_language() or "en")
