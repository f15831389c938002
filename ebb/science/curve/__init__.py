"""One person's irregular 0-10 ratings: where the pull stands, whether it eases, what may come.

    curve = fit(hours, intensity)
    curve.forecast([hours[-1] + 3])      # chances of the points 0..10
    curve.level(hours)                   # the slow level with an 80 % band
    curve.easing()                       # said late, taken back early

Nothing here is a diagnosis. Not known: why a rating is what it is, what was felt
between ratings, whether contact or practice changed anything.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from ebb.science.curve.easing import Easing, judge
from ebb.science.curve.forecast import Forecast, Forecaster, forecaster
from ebb.science.curve.latent import Association, Band, Latent, weigh
from ebb.science.curve.log import Log, checked

__all__ = ["Association", "Band", "Curve", "Easing", "Forecast", "fit"]


@dataclass(frozen=True, eq=False)
class Curve:
    """What was learned from one log. Made by `fit`; every answer comes from the log alone."""

    log: Log
    forecaster: Forecaster
    latent: Latent

    def forecast(self, hours: ArrayLike) -> Forecast:
        """Chances of a *prompted* rating at `hours` (h,), on the log's clock.

        Raises ValueError for hours before the last rating or not finite. Learned
        separately for the next rating and for 24 hours ahead; in between they
        blend, beyond a day the second is used.
        """
        return self.forecaster.ahead(hours)

    def level(self, hours: ArrayLike) -> Band:
        """The slow level at `hours` (h,): points 0-10, median and 80 % band of the level
        itself (a single rating spreads wider). In silences the band widens.
        Raises ValueError for hours that are not finite.
        """
        at = np.atleast_1d(np.asarray(hours, dtype=np.float64))
        if not np.isfinite(at).all():
            raise ValueError("hours must be finite numbers: no nan, no inf.")
        return self.latent.level(at)

    def easing(self) -> Easing:
        """Whether it has been lower, by the rule of `ebb.science.curve.easing`."""
        return self._easing

    def associations(self) -> list[Association]:
        """How ratings after contact or practice, and self-started ones, differed: points with
        an 80 % band, shrunk to 0. Not effects: people practise when it is bad.
        """
        return self.latent.associations()

    @cached_property
    def _easing(self) -> Easing:
        return judge(self.log)


def fit(
    hours: ArrayLike,
    intensity: ArrayLike,
    *,
    prompted: ArrayLike | None = None,
    contacts: ArrayLike = (),
    practice: ArrayLike = (),
    scale: str = "whole",
) -> Curve:
    """Learn the personal curve from n ratings, n >= 0, in time linear in n.

    hours: (n,) ascending, since a Monday 00:00 local time; same times are allowed.
    intensity: (n,) 0..10 in whole points, or in tenths with `scale="tenths"`.
    prompted: (n,) True where a prompt was answered, False where she began by
    herself; None: all were asked for. contacts, practice: hours of such events.
    Raises ValueError for unsorted, not finite, out-of-range input or lengths that differ.

    Sources: stacking, Yao et al. (2018), Bayesian Anal. 13:917; the models' own are
    beside them. What it claims and does not: docs/science/curve.md.
    """
    log = checked(hours, intensity, prompted, contacts, practice, scale)
    return Curve(log, forecaster(log), weigh(log))
