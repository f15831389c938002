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
    end. `left_on` is the index of the first day after leaving. `half` and `other_half`
    are the craving over one half of the streams and over the other (the same twice
    where there is one stream only).
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
    half: Floats
    other_half: Floats

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
        """Craving in the highest fortnight of the first twelve weeks, array (people,)."""
        return self.highest_fortnight(0)

    def highest_fortnight(self, first: int) -> Floats:
        """The same for twelve weeks from day `first` after leaving (below 0: together).

        The fortnight is found in one half of the streams and read in the other, both
        ways round: the highest of several noisy means lies above them, a fortnight
        chosen elsewhere does not (sample splitting; Cox 1975, Biometrika 62:441).
        """
        halves = (self.half, self.other_half)
        one, other = (_fortnights(half, self.left_on + first) for half in halves)
        people = np.arange(one.shape[1])
        read = one[other.argmax(axis=0), people] + other[one.argmax(axis=0), people]
        highest: Floats = read * np.float32(0.5)
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


def _fortnights(daily: Floats, first: int) -> Floats:
    """Means of the fortnights beginning in each week but the last, array (weeks, people)."""
    days = daily[first : first + 84]
    weeks = days[: len(days) // 7 * 7].reshape(-1, 7, days.shape[1]).mean(axis=1)
    means: Floats = (weeks[1:] + weeks[:-1]) * np.float32(0.5)
    return means
