"""Every version that was ever written, kept for ever, and the step to the next one."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.nudge import AskedLater, Hour, Moments, NudgePlan
from ebb.records.practice import Practised, SetAside
from ebb.records.record import Id, Line, Record, Word
from ebb.records.wave import Intensity, Rated, Seconds, WaveEvent

LONGEST_WORD = 64


class Rated1(WaveEvent, frozen=True, kw_only=True, tag="rated/1"):
    """A rating from before Ebb told asked-for ratings from her own."""

    intensity: Intensity

    def upgrade(self) -> Rated:
        """Nothing had asked yet, so it was her own."""
        return Rated(wave_id=self.wave_id, at=self.at, intensity=self.intensity, prompted=False)


class Practised1(Record, frozen=True, kw_only=True, tag="practised/1"):
    """Practice from before Ebb asked how it felt."""

    exercise: Word
    seconds: Seconds | None = None

    def upgrade(self) -> Practised:
        return Practised(at=self.at, exercise=self.exercise, seconds=self.seconds)


class SetAside1(Record, frozen=True, kw_only=True, tag="set-aside/1"):
    """Set aside before her own words had a place of their own."""

    exercise: Word
    reason: Line = ""

    def upgrade(self) -> SetAside:
        """A word of ours stays the reason; a sentence can only have been hers."""
        if len(self.reason) <= LONGEST_WORD:
            return SetAside(at=self.at, exercise=self.exercise, reason=self.reason)
        return SetAside(at=self.at, exercise=self.exercise, words=self.reason)


Reason1 = Literal["check", "after", "hold", "practice"]


class NudgePlan1(Record, frozen=True, kw_only=True, tag="nudge-plan/1"):
    """What nudges were for before there were plans for hard moments."""

    reasons: Annotated[tuple[Reason1, ...], msgspec.Meta(max_length=4)]
    practise_at: Hour = 17
    quiet_from: Hour = 21
    quiet_until: Hour = 9
    zone: Word = "UTC"
    seed: Id

    def upgrade(self) -> NudgePlan:
        return NudgePlan(**msgspec.structs.asdict(self))


class AskedLater1(Record, frozen=True, kw_only=True, tag="asked-later/1"):
    """What was asked for later before there were plans for hard moments."""

    about: Literal["after", "hold"]
    times: Moments
    of: Id | None = None

    def upgrade(self) -> AskedLater:
        return AskedLater(at=self.at, about=self.about, times=self.times, of=self.of)
