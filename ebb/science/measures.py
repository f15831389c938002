"""How the effect of each claim is measured on courses, per simulated person.

Every measure gives an array (people,): a relative change in the claimed direction (0.1
is 10 %), NaN where there is nothing to compare. It sees only courses, never equations.
"""

from collections.abc import Callable, Mapping

import numpy as np

from ebb.science.bond.course import Course, Floats

type Courses = Mapping[str, Course]
type Measure = Callable[[Courses], Floats]

SMALLEST_BOND = 0.05  # reward units: below it there is nothing to compare
SMALLEST_PULL = 0.05  # points


def ratio(over: Floats, under: Floats, smallest: float) -> Floats:
    """over / under - 1, NaN where `under` is too small to divide by."""
    safe = np.where(under >= smallest, under, np.nan)
    change: Floats = (over / safe - 1).astype(np.float32)
    return change


def bonds(stronger: str, weaker: str) -> Measure:
    """Change of the bond at leaving, from scenario `weaker` to `stronger`."""

    def effect(courses: Courses) -> Floats:
        strong, weak = courses[stronger], courses[weaker]
        return ratio(strong.bond_at_leaving(), weak.bond_at_leaving(), SMALLEST_BOND)

    return effect


def pull(more: str, less: str, first: int, last: int) -> Measure:
    """Change in mean craving from `less` to `more`, days `first` to `last` after leaving."""

    def effect(courses: Courses) -> Floats:
        over, under = (courses[name].days_after(first, last) for name in (more, less))
        return ratio(over, under, SMALLEST_PULL)

    return effect


def peaks_after_leaving(courses: Courses) -> Floats:
    """The highest fortnight after leaving, over the last half year together."""
    cyclic = courses["cyclic-no-contact"]
    return ratio(cyclic.peak(), cyclic.together(), SMALLEST_PULL)


def left_after_half_a_year(courses: Courses) -> Floats:
    """The pull of weeks 25 to 28 as a share of its peak: cyclic over warm."""

    def left(course: Course) -> Floats:
        peak = course.peak()
        safe = np.where(peak >= SMALLEST_PULL, peak, np.nan)
        return (course.weeks()[24:28].mean(axis=0) / safe).astype(np.float32)

    cyclic, warm = (left(courses[name]) for name in ("cyclic-no-contact", "warm-no-contact"))
    return ratio(cyclic, warm, 0.01)


def eases_within_a_year(courses: Courses) -> Floats:
    """How far the last four weeks of the year lie below the peak."""
    cyclic = courses["cyclic-no-contact"]
    return -ratio(cyclic.late(), cyclic.peak(), SMALLEST_PULL)


def practice_lowers(courses: Courses) -> Floats:
    """What daily practice takes off the year's craving."""
    return -pull("practice", "cyclic-no-contact", 0, 364)(courses)


def conviction_is_a_floor(courses: Courses) -> Floats:
    """The smaller of: what conviction adds late on, what belief work takes off."""
    floor = pull("conviction-high", "conviction-low", 274, 364)(courses)
    worked = -pull("belief-work", "conviction-high", 274, 364)(courses)
    return np.minimum(floor, worked)


def knowing_changes(courses: Courses) -> Floats:
    """What knowing takes off the year's craving."""
    return -pull("knowing", "cyclic-no-contact", 0, 364)(courses)


def gradual(courses: Courses) -> Floats:
    """Half minus the share of the year's decline that falls into the week after the peak."""
    weeks = courses["cyclic-no-contact"].weeks()
    late = weeks[-4:].mean(axis=0)
    top = weeks[:12].argmax(axis=0)
    draws = np.arange(weeks.shape[1])
    peak, following = weeks[top, draws], weeks[top + 1, draws]
    decline = np.where(peak - late > SMALLEST_PULL, peak - late, np.nan)
    share: Floats = (0.5 - (peak - following) / decline).astype(np.float32)
    return share
