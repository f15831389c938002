"""How it went: what a simulation hands back, day by day."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.floating]  # single precision while simulating


@dataclass(frozen=True, slots=True)
class Course:
    """Daily courses of a scenario, each an array (days, people), mean over noise streams.

    `craving` and `arousal` in points 0..10 (means of the day); `bond` is V, what is
    still expected of the partner, and `learned` is W, both in reward units; `gone`
    (q), `skill` (S) and `conviction` (B) are 0..1; `relief` is the slow relief set
    point in points per slot. States other than the first two are read at the day's
    end. `left_on` is the index of the first day after leaving.
    """

    left_on: int
    craving: Floats
    arousal: Floats
    bond: Floats
    learned: Floats
    gone: Floats
    skill: Floats
    conviction: Floats
    relief: Floats

    def weeks(self) -> Floats:
        """Craving after leaving as weekly means, array (weeks, people)."""
        after = self.craving[self.left_on :]
        whole = len(after) // 7 * 7
        weekly: Floats = after[:whole].reshape(-1, 7, after.shape[1]).mean(axis=1)
        return weekly

    def days_after(self, first: int, last: int) -> Floats:
        """Mean craving from day `first` to day `last` after leaving, array (people,)."""
        days = self.craving[self.left_on + first : self.left_on + last + 1]
        mean: Floats = days.mean(axis=0)
        return mean

    def peak(self) -> Floats:
        """The highest fortnight of craving in the first twelve weeks, array (people,).

        A highest of several lies a little above their mean even where nothing
        changes; the documentation says by how much.
        """
        weeks = self.weeks()[:12]
        highest: Floats = ((weeks[1:] + weeks[:-1]) * np.float32(0.5)).max(axis=0)
        return highest

    def late(self) -> Floats:
        """Mean craving in the last four weeks after leaving, array (people,)."""
        mean: Floats = self.weeks()[-4:].mean(axis=0)
        return mean

    def together(self) -> Floats:
        """Mean craving in the last half year together, array (people,)."""
        mean: Floats = self.craving[max(self.left_on - 182, 0) : self.left_on].mean(axis=0)
        return mean

    def bond_at_leaving(self) -> Floats:
        """Mean of V over the last four weeks together, array (people,)."""
        mean: Floats = self.bond[max(self.left_on - 28, 0) : self.left_on].mean(axis=0)
        return mean

    def half_peak_days(self) -> NDArray[np.float64]:
        """Days after leaving until a week's craving is half the peak; inf if never."""
        weeks, half = self.weeks(), self.peak() / 2
        after_peak = np.arange(len(weeks))[:, None] >= weeks[:12].argmax(axis=0)
        below = (weeks <= half) & after_peak
        return np.where(below.any(axis=0), below.argmax(axis=0) * 7.0, np.inf)
