"""Every version that was ever written, kept for ever, and the step to the next one."""

from __future__ import annotations

from ebb.records.practice import Practised, SetAside
from ebb.records.record import Line, Record, Word
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
