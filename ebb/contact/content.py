"""The words of this room that are content: what contact promises, lines, answers, advice.

A file that is not whole stops the start instead of reaching a person.
"""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from django.conf import settings
from django.utils.translation import get_language
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


class Promise(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that contact promises, and ways to get a little of it here."""

    id: Name
    name: Words
    line: Words
    here: Annotated[tuple[Words, ...], Meta(min_length=1)]
    exercise: Name | None = None
    people: bool = False


class Pull(Struct, frozen=True, forbid_unknown_fields=True):
    """Something else that a message can pull on."""

    id: Name
    name: Words


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of answer, with sentences that can be taken as they are."""

    id: Name
    name: Words
    line: Words
    templates: tuple[Words, ...]


class Advice(Struct, frozen=True, forbid_unknown_fields=True):
    """A few lines under one heading."""

    title: Words
    lines: Annotated[tuple[Words, ...], Meta(min_length=1)]


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why something is as it is here, and where that was found."""

    title: Words
    words: Words
    source: Words


class Promises(Reviewed, frozen=True):
    promise: Annotated[tuple[Promise, ...], Meta(min_length=1)]


class Pulls(Reviewed, frozen=True):
    pull: tuple[Pull, ...]


class Whole(Reviewed, frozen=True):
    lines: Annotated[tuple[Words, ...], Meta(min_length=1)]


class Replies(Reviewed, frozen=True):
    kind: tuple[Reply, ...]


class Home(Reviewed, frozen=True):
    advice: tuple[Advice, ...]


class About(Reviewed, frozen=True):
    reason: tuple[Reason, ...]


class Content(Struct, frozen=True):
    """All of it in one language."""

    promises: tuple[Promise, ...]
    pulls: tuple[Pull, ...]
    lines: tuple[str, ...]
    replies: tuple[Reply, ...]
    home: tuple[Advice, ...]
    reasons: tuple[Reason, ...]
    draft: bool

    def promise(self, name: str) -> Promise | None:
        return next((one for one in self.promises if one.id == name), None)

    def reply(self, name: str) -> Reply | None:
        return next((one for one in self.replies if one.id == name), None)

    @property
    def names(self) -> dict[str, str]:
        """Of promises and pulls, as records keep them."""
        promised = {one.id: one.name for one in self.promises}
        return promised | {one.id: one.name for one in self.pulls}


def read[Kind: Reviewed](path: Path, kind: type[Kind]) -> Kind:
    """One file, or `BadContent` with what is wrong."""
    try:
        found = convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadContent(f"{path.name}: {error}") from error
    if (found.reviewed_by == DRAFT) == (found.reviewed_on is not UNSET):
        raise BadContent(f"{path.name}: a reviewer comes with a day, a draft without")
    return found


def load(folder: Path) -> Content:
    """Every file of a folder."""
    promises = read(folder / "promises.toml", Promises)
    pulls = read(folder / "pulls.toml", Pulls)
    whole = read(folder / "whole.toml", Whole)
    replies = read(folder / "replies.toml", Replies)
    home = read(folder / "home.toml", Home)
    about = read(folder / "about.toml", About)
    if {one.id for one in replies.kind} != {"none", "brief", "boundary"}:
        raise BadContent("replies.toml: three kinds of answer are known")
    files: tuple[Reviewed, ...] = (promises, pulls, whole, replies, home, about)
    return Content(
        promises.promise,
        pulls.pull,
        whole.lines,
        replies.kind,
        home.advice,
        about.reason,
        any(one.reviewed_by == DRAFT for one in files),
    )


@cache
def of_language(language: str) -> Content:
    """The words in her language, or in English where it has none yet."""
    content: Path = settings.ROOT / "content"
    folder = content / language / "contact"
    return load(folder if folder.is_dir() else content / "en" / "contact")


def ours() -> Content:
    return of_language(get_language() or "en")
