"""Where rooms that stand side by side find ways to settle, without knowing each other.

The room `settle` provides them at the start; others ask here. Only what they need is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import datetime
from typing import Protocol

from django.http import HttpRequest

NONE: Set[str] = frozenset()


class Exercise(Protocol):
    """One way to settle, as far as another room knows it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def mild(self) -> bool: ...
    @property
    def about_pull(self) -> bool: ...
    def lasting(self, minutes: int) -> Exercise: ...


class Ways(Protocol):
    """The ways to settle of whoever asks: locked, only gentle ones and those she chose for then.

    `without`: what made it worse, a moment ago.
    """

    def every(self) -> Sequence[Exercise]: ...
    def get(self, exercise_id: str) -> Exercise | None: ...
    def gentle(self, without: Set[str] = NONE) -> Sequence[Exercise]: ...
    def offered(self, without: Set[str] = NONE) -> Sequence[Exercise]: ...
    def another(self, after: str, without: Set[str] = NONE) -> Exercise | None: ...
    def put_aside(self, exercise_id: str, *, at: datetime) -> bool: ...


_provided: list[Callable[[HttpRequest], Ways]] = []


def provide(ways: Callable[[HttpRequest], Ways]) -> None:
    """Said once, when the program starts."""
    _provided[:] = [ways]


def ways(request: HttpRequest) -> Ways:
    return _provided[0](request)
