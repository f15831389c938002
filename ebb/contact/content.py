"""The words of this room that are content: what contact promises, lines, answers, advice.

A file that is not whole stops the start instead of reaching a person.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.shared.reviewed import BadContent, Name, Reason, Reviewed, Words, folder, read


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


def load(room: Path) -> Content:
    """Every file of a folder."""
    promises = read(room / "promises.toml", Promises)
    pulls = read(room / "pulls.toml", Pulls)
    whole = read(room / "whole.toml", Whole)
    replies = read(room / "replies.toml", Replies)
    home = read(room / "home.toml", Home)
    about = read(room / "about.toml", About)
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
        any(one.draft for one in files),
    )


@cache
def of_language(language: str) -> Content:
    """The words in her language, or in English where it has none yet."""
    return load(folder("contact", language))


def ours() -> Content:
    return of_language(get_language() or "en")
