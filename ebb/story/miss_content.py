"""What can be missed, in words that a clinician may edit, and a little of each, here."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from django.utils.translation import get_language
from msgspec import Meta, Struct

from ebb.shared import promises
from ebb.shared.promises import Promise
from ebb.shared.reviewed import Name, Reviewed, Words, folder, read


class Thing(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is missed; `promise` is one of what contact promises, and lends its ways."""

    id: Name
    name: Words
    here: Annotated[tuple[Words, ...], Meta(min_length=1)]
    promise: Name | None = None

    @property
    def lent(self) -> Promise | None:
        return promises.promises().get(self.promise or "")


class Missing(Reviewed, frozen=True):
    """The whole page."""

    title: Words
    lines: Annotated[tuple[Words, ...], Meta(min_length=1)]
    missed: Annotated[tuple[Thing, ...], Meta(min_length=1)]

    def chosen(self, keys: tuple[str, ...]) -> list[Thing]:
        return [one for one in self.missed if one.id in keys]

    def names(self, keys: tuple[str, ...]) -> list[str]:
        """The words of kept keys; a key from another Ebb is shown as it is."""
        known = {one.id: one.name for one in self.missed}
        return [known.get(key, key) for key in keys]


@cache
def of_language(language: str) -> Missing:
    """In her language, or in English where it has none yet."""
    return read(folder("miss", language) / "missed.toml", Missing)


def ours() -> Missing:
    return of_language(get_language() or "en")
