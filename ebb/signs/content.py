"""The four signs in plain words, and what the asking rests on: a content file."""

from __future__ import annotations

from functools import cache
from typing import Final

from django.utils.translation import get_language
from msgspec import Struct

from ebb.shared.reviewed import BadContent, Name, Reason, Reviewed, Words, folder, read

SIGNS: Final = ("shame", "urgency", "grip", "clarity")  # as in `ebb.science.scales`


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the four, and what 0 and 10 mean."""

    id: Name
    name: Words
    meaning: Words
    none: Words
    most: Words


class Signs(Reviewed, frozen=True):
    rise: Words
    sign: tuple[Sign, ...]
    reason: tuple[Reason, ...]


@cache
def of_language(language: str) -> Signs:
    """In her language, or in English where it has none yet."""
    found = read(folder("signs", language) / "signs.toml", Signs)
    if tuple(one.id for one in found.sign) != SIGNS:
        raise BadContent(f"signs.toml: the signs are {', '.join(SIGNS)}, in this order")
    return found


def ours() -> Signs:
    return of_language(get_language() or "en")
