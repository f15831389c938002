"""The sentences of the quiz: a content file that a clinician may edit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.shared.reviewed import BadContent, Name, Reviewed, Words, folder, read

DOMAINS = ("settle", "fault", "return", "lovable", "real", "owe")  # of ebb.science.scales, which
ITEMS = 4  # brings a large library: a start does without it, and a test compares
SURVIVAL = "settle-1"  # "I will not survive this": a feeling, or a danger; asked before anything


class Domain(Struct, frozen=True, forbid_unknown_fields=True):
    """Four sentences of one kind, the last the other way round; where they come from, what else."""

    id: Name
    name: Words
    learned: Words
    kind: Words
    items: Annotated[tuple[Words, ...], Meta(min_length=ITEMS, max_length=ITEMS)]


class Item(Struct, frozen=True):
    """One sentence with its key in the form; `turned` where agreeing speaks against the belief."""

    key: str
    words: str
    domain: Domain
    turned: bool


class Quiz(Reviewed, frozen=True):
    domain: tuple[Domain, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """In the order they are asked: one of each domain, then the next of each."""
        return tuple(
            Item(f"{domain.id}-{place}", domain.items[place], domain, place == ITEMS - 1)
            for place in range(ITEMS)
            for domain in self.domain
        )


def load(path: Path) -> Quiz:
    quiz = read(path, Quiz)
    if tuple(one.id for one in quiz.domain) != DOMAINS:
        raise BadContent(f"{path.name}: the domains are {', '.join(DOMAINS)}, in this order")
    if len({one.words for one in quiz.items}) < len(quiz.items):
        raise BadContent(f"{path.name}: a sentence stands there twice")
    return quiz


@cache
def of_language(language: str) -> Quiz:
    """In her language, or in English where it has none yet."""
    return load(folder("quiz", language) / "quiz.toml")


def ours() -> Quiz:
    return of_language(get_language() or "en")
