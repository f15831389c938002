"""A step of a pause, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from ebb.contact.content import Content
from ebb.records.carried import AnyEvent, Carried
from ebb.shared.settling import Ways

Before = Literal["message", "answer"]


@dataclass(frozen=True)
class Here:
    """What is known around a step: the time, the words, and what her vault says of her."""

    now: datetime
    before: Before
    content: Content
    ways: Ways
    low: bool = False  # her vault says so: a door of the last day, or a low hour
    quieted: bool = False


@dataclass(frozen=True)
class Step:
    """The pause after the press, and the screen that comes next."""

    carried: Carried
    screen: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def with_event(self, event: AnyEvent) -> Step:
        return replace(self, carried=self.carried.with_event(event))

    def to(self, screen: str, **facts: object) -> Step:
        return replace(self, screen=screen, facts={**self.facts, **facts})
