"""What is known around a step of a pause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ebb.contact.content import Content
from ebb.shared.settling import Ways
from ebb.steps.step import Step

__all__ = ["Before", "Here", "Step"]

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
    afraid: bool = False  # the door of fear, lately: her vault says so, or this browser
    asked: bool = False  # at the address where she says that she was asked not to make contact
    apart: bool = False  # her vault says that she was
