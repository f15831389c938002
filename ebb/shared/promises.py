"""Where rooms that stand side by side find what contact promises, and ways to get some of it here.

The room `contact` provides them at the start; others ask here, so the words stand in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol


class Promise(Protocol):
    """Something that contact promises, as far as another room knows it."""

    @property
    def id(self) -> str: ...
    @property
    def here(self) -> Sequence[str]: ...
    @property
    def exercise(self) -> str | None: ...
    @property
    def people(self) -> bool: ...


_provided: list[Callable[[], Sequence[Promise]]] = []


def provide(promises: Callable[[], Sequence[Promise]]) -> None:
    """Said once, when the program starts."""
    _provided[:] = [promises]


def promises() -> dict[str, Promise]:
    """By id, in the language of whoever asks."""
    return {one.id: one for one in _provided[0]()}
