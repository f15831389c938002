"""What was logged, checked once: hours, ratings, who asked, contacts and practice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Log:
    """Checked ratings in time order.

    `hours` (n,) since a Monday 00:00 local time, ascending; `value` (n,) points
    0-10; `asked` (n,) True where a prompt was answered, False where she began by
    herself; `contacts` and `practice`: hours of events, sorted.
    """

    hours: Floats
    value: Floats
    asked: Bools
    contacts: Floats
    practice: Floats

    @property
    def size(self) -> int:
        """Number of ratings."""
        return int(self.hours.size)

    @property
    def point(self) -> NDArray[np.intp]:
        """The whole point 0..10 nearest to each rating, (n,)."""
        return np.floor(self.value + 0.5).astype(np.intp)

    def last(self, count: int) -> "Log":
        """The same log with only its newest `count` ratings."""
        cut = slice(max(self.size - count, 0), None)
        return Log(self.hours[cut], self.value[cut], self.asked[cut], self.contacts, self.practice)

    def where(self, chosen: Bools) -> "Log":
        """The same log with only the `chosen` (n,) ratings."""
        return Log(
            self.hours[chosen], self.value[chosen], self.asked[chosen], self.contacts, self.practice
        )


def _numbers(name: str, given: ArrayLike) -> Floats:
    found = np.asarray(given, dtype=np.float64)
    if found.ndim != 1:
        raise ValueError(f"{name} must be a list of numbers, not {found.ndim}-dimensional.")
    if not np.isfinite(found).all():
        raise ValueError(f"{name} must be finite numbers: no nan, no inf.")
    return found


def _asked(prompted: ArrayLike | None, size: int) -> Bools:
    if prompted is None:
        return np.ones(size, dtype=np.bool_)
    found = np.asarray(prompted)
    if found.shape != (size,):
        raise ValueError(f"prompted must hold one truth value per rating: {size}.")
    if found.dtype != np.bool_ and not np.isin(found, (0, 1)).all():
        raise ValueError("prompted must hold only True and False.")
    return found.astype(np.bool_)


def _ratings(intensity: ArrayLike, scale: str) -> Floats:
    value = _numbers("intensity", intensity)
    if scale not in {"whole", "tenths"}:
        raise ValueError('scale must be "whole" or "tenths".')
    if value.size and (value.min() < 0 or value.max() > 10):
        raise ValueError("intensity must lie between 0 and 10.")
    steps = value * (1 if scale == "whole" else 10)
    if not np.allclose(steps, np.round(steps), atol=1e-6):
        raise ValueError(f'intensity must be in {scale} points, as scale="{scale}" says.')
    return value


def checked(
    hours: ArrayLike,
    intensity: ArrayLike,
    prompted: ArrayLike | None = None,
    contacts: ArrayLike | Sequence[float] = (),
    practice: ArrayLike | Sequence[float] = (),
    scale: str = "whole",
) -> Log:
    """The log, or a ValueError that names what is wrong with it.

    Same times are allowed (two ratings within a minute count as one moment);
    decreasing times, lengths that differ, values outside 0-10 or off the scale's
    steps, and anything not finite are not.
    """
    at, value = _numbers("hours", hours), _ratings(intensity, scale)
    if at.size != value.size:
        raise ValueError(f"hours and intensity differ in length: {at.size} and {value.size}.")
    if (np.diff(at) < 0).any():
        raise ValueError("hours must be ascending: sort the ratings by time first.")
    events = [np.sort(_numbers(n, e)) for n, e in (("contacts", contacts), ("practice", practice))]
    return Log(at, value, _asked(prompted, at.size), *events)
