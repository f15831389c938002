"""Every version that was ever written, kept for ever, and the step to the next one."""

from __future__ import annotations

from ebb.records.wave import Intensity, Rated, WaveEvent


class Rated1(WaveEvent, frozen=True, kw_only=True, tag="rated/1"):
    """A rating from before Ebb told asked-for ratings from her own."""

    intensity: Intensity

    def upgrade(self) -> Rated:
        """Nothing had asked yet, so it was her own."""
        return Rated(wave_id=self.wave_id, at=self.at, intensity=self.intensity, prompted=False)
