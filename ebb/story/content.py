"""The words of the cycle, the whole picture and reasons that a clinician may edit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.shared.reviewed import BadContent, Name, Reason, Reviewed, Words, folder, read

KINDS = ("hard", "threat", "relief", "turning", "leaving")
MOVES = ("romanticise", "minimise", "replay", "imagine", "crave")  # as a wave's tags have them
Some = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Ready(Struct, frozen=True, forbid_unknown_fields=True):
    """A headline to take as it is."""

    id: Name
    name: Words


class Kind(Struct, frozen=True, forbid_unknown_fields=True):
    """What a headline is about."""

    id: Name
    name: Words
    line: Words
    ready: Annotated[tuple[Ready, ...], Meta(min_length=1)]

    def knows(self, word: str) -> bool:
        return any(one.id == word for one in self.ready)

    def named(self, word: str) -> str:
        """The words of a key; a key from another Ebb is shown as it is."""
        return next((one.name for one in self.ready if one.id == word), word)


class Move(Struct, frozen=True, forbid_unknown_fields=True):
    """What the mind does, and beginnings for both sides of an answer."""

    id: Name
    name: Words
    line: Words
    good: Some
    cost: Some


class Cycle(Reviewed, frozen=True):
    kind: tuple[Kind, ...]


class Whole(Reviewed, frozen=True):
    move: tuple[Move, ...]


class Reasons(Reviewed, frozen=True):
    starters: Some


class About(Reviewed, frozen=True):
    reason: Annotated[tuple[Reason, ...], Meta(min_length=1)]


class Content(Struct, frozen=True):
    """All of it in one language."""

    kinds: tuple[Kind, ...]
    moves: tuple[Move, ...]
    starters: tuple[str, ...]
    about: tuple[Reason, ...]
    draft: bool

    def kind(self, name: str) -> Kind | None:
        return next((one for one in self.kinds if one.id == name), None)


def load(where: Path) -> Content:
    """Every file of a folder."""
    cycle, whole = read(where / "cycle.toml", Cycle), read(where / "whole.toml", Whole)
    reasons, about = read(where / "reasons.toml", Reasons), read(where / "about.toml", About)
    if tuple(one.id for one in cycle.kind) != KINDS:
        raise BadContent("cycle.toml: five kinds are known, in their order")
    if tuple(one.id for one in whole.move) != MOVES:
        raise BadContent("whole.toml: five moves are known, in their order")
    files: tuple[Reviewed, ...] = (cycle, whole, reasons, about)
    draft = any(one.draft for one in files)
    return Content(cycle.kind, whole.move, reasons.starters, about.reason, draft)


@cache
def of_language(language: str) -> Content:
    return load(folder("story", language))


def ours() -> Content:
    return of_language(get_language() or "en")
