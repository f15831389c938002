"""What a press leads to, in every room that guides: what is carried, and the next screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from django.http import QueryDict

from ebb.records import Settled
from ebb.records.carried import AnyEvent, Carried
from ebb.shared.number import whole_number

LONGEST_STAY = 86_400  # seconds; what is longer was a phone left lying


@dataclass(frozen=True)
class Step:
    """What she carries after the press, and the screen that comes next."""

    carried: Carried
    screen: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def with_event(self, event: AnyEvent) -> Self:
        return replace(self, carried=self.carried.with_event(event))

    def to(self, screen: str, **facts: object) -> Self:
        return replace(self, screen=screen, facts={**self.facts, **facts})

    def settled(self, exercise: str, post: QueryDict, now: datetime) -> Self:
        """The exercise that was open until this press, with the time she gave it."""
        seconds = whole_number(post.get("seconds", ""))
        given = None if seconds is None else min(seconds, LONGEST_STAY)
        worse = "worse" if "worse" in post else None
        wave = self.carried.wave
        done = Settled(at=now, wave_id=wave, exercise=exercise, seconds=given, worse=worse)
        return self.with_event(done)
