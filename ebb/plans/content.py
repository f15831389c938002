"""Ready-made hard moments, safe answers, and what the idea rests on: content files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.records import Window
from ebb.shared.reviewed import BadContent, Name, Reason, Reviewed, Words, folder, read

Kind = Literal["hours", "date", "place", "message"]


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


def load(place: Path) -> Ready:
    ready = read(place / "ready.toml", Ready)
    if {one.kind for one in ready.cue} != {"hours", "date", "place", "message"}:
        raise BadContent("ready.toml: each of the four kinds has a moment")
    if any((one.kind == "hours") != bool(one.days) for one in ready.cue):
        raise BadContent("ready.toml: a moment of the week has its hours, and no other has")
    return ready


@cache
def of_language(language: str) -> Ready:
    """In her language, or in English where it has none yet."""
    return load(folder("plans", language))


def ours() -> Ready:
    return of_language(get_language() or "en")
