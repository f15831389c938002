"""The words of getting ready that a clinician may edit."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.shared.reviewed import BadContent, Name, Reviewed, Words, folder, read
from ebb.story.ready_steps import WRITTEN

Lines = Annotated[tuple[Words, ...], Meta(min_length=1)]


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the three things that are written."""

    id: Name
    title: Words
    lines: Lines
    label: Words


class Part(Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a call, so that she knows what comes."""

    name: Words
    line: Words


class Getting(Reviewed, frozen=True):
    title: Words
    lines: Lines
    step: Annotated[tuple[Step, ...], Meta(min_length=1)]
    part: Annotated[tuple[Part, ...], Meta(min_length=1)]

    def named(self, step: str) -> Step:
        return next(one for one in self.step if one.id == step)


@cache
def of_language(language: str) -> Getting:
    """In her language, or in English where it has none yet; `BadContent` with what is wrong."""
    found = read(folder("story", language) / "ready.toml", Getting)
    if tuple(one.id for one in found.step) != WRITTEN:
        raise BadContent("ready.toml: belief, example and wanted are known, in this order")
    return found


def ours() -> Getting:
    return of_language(get_language() or "en")
