"""Words for contact that has to be, by occasion: content that a clinician can edit."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.records.low import Role
from ebb.shared.reviewed import Name, Reviewed, Words, folder, read


class Occasion(Struct, frozen=True, forbid_unknown_fields=True):
    """A reason to write, and sentences that can be taken as they are."""

    id: Name
    name: Words
    line: Words
    templates: Annotated[tuple[Words, ...], Meta(min_length=1)]
    roles: tuple[Role, ...] = ()  # whom it is about; empty is anyone


class Occasions(Reviewed, frozen=True):
    source: Words
    occasion: Annotated[tuple[Occasion, ...], Meta(min_length=1, max_length=26)]

    def get(self, name: str) -> Occasion | None:
        return next((one for one in self.occasion if one.id == name), None)

    def at(self, letter: str) -> Occasion | None:
        """By the letter in its address: the browser's history is read."""
        found = dict(zip(ascii_lowercase, self.occasion, strict=False))
        return found.get(letter)

    def letter(self, one: Occasion) -> str:
        return ascii_lowercase[self.occasion.index(one)]

    def about(self, role: Role) -> tuple[Occasion, ...]:
        """Those that fit a role; all of them where she did not say."""
        return tuple(one for one in self.occasion if not (one.roles and role) or role in one.roles)


@cache
def of_language(language: str) -> Occasions:
    """In her language, or in English where it has none yet."""
    return read(folder("low", language) / "occasions.toml", Occasions)


def ours() -> Occasions:
    return of_language(get_language() or "en")
