"""The five moves in words that a clinician may edit: what each is, its answer, a practice of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.records.move import MOVES, Move
from ebb.shared.reviewed import BadContent, Name, Reviewed, Words, folder, read

Some = Annotated[tuple[Words, ...], Meta(min_length=1)]
LETTERS = "abcde"  # in addresses: they stay in the browser's history
FIELDS = {"line": 0, "name": 3, "notice": 3, "ride": 0}  # labels of each kind of practice


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """What was found, where, and how far it carries."""

    words: Words
    source: Words
    reach: Words


class Sentence(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the mind to be named; `pick` is the label that fits it, as we hear it."""

    words: Words
    pick: Annotated[int, Meta(ge=0, le=2)]
    reply: Words


class Practice(Struct, frozen=True, forbid_unknown_fields=True):
    """About two minutes of the answer, on a calm day."""

    kind: Literal["line", "name", "notice", "ride"]
    title: Words
    intro: Words
    labels: tuple[Words, ...]
    done: Words
    sentence: tuple[Sentence, ...] = ()
    exercise: Name | None = None


class Page(Reviewed, frozen=True):
    """One move."""

    id: Move
    name: Words
    line: Words
    what: Some
    shows: Some
    why: Some
    answer: Some
    claim: Annotated[tuple[Claim, ...], Meta(min_length=1)]
    practice: Practice

    @property
    def letter(self) -> str:
        return LETTERS[MOVES.index(self.id)]


def load(where: Path) -> tuple[Page, ...]:
    """One file for each move, in the order in which the wave names them."""
    pages = tuple(read(where / f"{move}.toml", Page) for move in MOVES)
    for move, page in zip(MOVES, pages, strict=True):
        practice = page.practice
        whole = (
            page.id == move
            and len(practice.labels) == FIELDS[practice.kind]
            and bool(practice.sentence) == (practice.kind == "name")
            and bool(practice.exercise) == (practice.kind == "ride")
        )
        if not whole:
            raise BadContent(f"{move}.toml: its id or its practice is not whole")
    return pages


@cache
def of_language(language: str) -> tuple[Page, ...]:
    """In her language, or in English where it has none yet."""
    return load(folder("moves", language))


def ours() -> tuple[Page, ...]:
    return of_language(get_language() or "en")
