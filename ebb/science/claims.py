"""What the bond model claims, and in how many simulated people each claim holds.

Frozen before the model was written: every claim, its criterion, what is asked of it and
its label. Two measures were sharpened later (docs/science/bond.md says which, and why).
A measure sees only courses (`ebb.science.bond.Course`), never equations.

    assumed     follows from what was put in, or nearly so
    emergent    nothing in the equations says it
    confounded  rests on a second thing that changes along with the first
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ebb.science.bond.course import Course, Floats

type Courses = Mapping[str, Course]
type Measure = Callable[[Courses], Floats]
type Label = Literal["assumed", "emergent", "confounded"]

SMALLEST_BOND = 0.05  # reward units: below it there is nothing to compare
SMALLEST_PULL = 0.05  # points


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its sentence, its label and why, its effect and when it holds.

    `effect` gives per draw a relative change in the claimed direction (0.1 is 10 %),
    NaN where there is nothing to compare. It holds above `over`, and below `under`.
    `asked` is the least and the most share of draws it was to hold in, set before
    any code; None where nothing was asked.
    """

    id: str
    text: str
    label: Label
    why: str
    effect: Measure
    over: float = 0.10
    under: float = np.inf
    asked: tuple[float, float] | None = None


def _ratio(over: Floats, under: Floats, smallest: float) -> Floats:
    """over / under - 1, NaN where `under` is too small to divide by."""
    safe = np.where(under >= smallest, under, np.nan)
    change: Floats = (over / safe - 1).astype(np.float32)
    return change


def _bonds(stronger: str, weaker: str) -> Measure:
    def effect(courses: Courses) -> Floats:
        strong, weak = courses[stronger], courses[weaker]
        return _ratio(strong.bond_at_leaving(), weak.bond_at_leaving(), SMALLEST_BOND)

    return effect


def _pull(more: str, less: str, first: int, last: int) -> Measure:
    """Change in mean craving from `less` to `more`, days `first` to `last` after leaving."""

    def effect(courses: Courses) -> Floats:
        over, under = (courses[name].days_after(first, last) for name in (more, less))
        return _ratio(over, under, SMALLEST_PULL)

    return effect


def _peaks_after_leaving(courses: Courses) -> Floats:
    cyclic = courses["cyclic-no-contact"]
    return _ratio(cyclic.peak(), cyclic.together(), SMALLEST_PULL)


def _left_after_half_a_year(courses: Courses) -> Floats:
    def left(course: Course) -> Floats:
        peak = course.peak()
        safe = np.where(peak >= SMALLEST_PULL, peak, np.nan)
        return (course.weeks()[24:28].mean(axis=0) / safe).astype(np.float32)

    cyclic, warm = (left(courses[name]) for name in ("cyclic-no-contact", "warm-no-contact"))
    return _ratio(cyclic, warm, 0.01)


def _eases_within_a_year(courses: Courses) -> Floats:
    cyclic = courses["cyclic-no-contact"]
    return -_ratio(cyclic.late(), cyclic.peak(), SMALLEST_PULL)


def _practice_lowers(courses: Courses) -> Floats:
    return -_pull("practice", "cyclic-no-contact", 0, 364)(courses)


def _conviction_is_a_floor(courses: Courses) -> Floats:
    """The smaller of: what conviction adds late on, what belief work takes off."""
    floor = _pull("conviction-high", "conviction-low", 274, 364)(courses)
    worked = -_pull("belief-work", "conviction-high", 274, 364)(courses)
    return np.minimum(floor, worked)


def _knowing_changes(courses: Courses) -> Floats:
    return -_pull("knowing", "cyclic-no-contact", 0, 364)(courses)


def _gradual(courses: Courses) -> Floats:
    """Half minus the share of the year's decline that falls into the week after the peak."""
    weeks = courses["cyclic-no-contact"].weeks()
    late = weeks[-4:].mean(axis=0)
    top = weeks[:12].argmax(axis=0)
    draws = np.arange(weeks.shape[1])
    peak, following = weeks[top, draws], weeks[top + 1, draws]
    decline = np.where(peak - late > SMALLEST_PULL, peak - late, np.nan)
    share: Floats = (0.5 - (peak - following) / decline).astype(np.float32)
    return share


CLAIMS: tuple[Claim, ...] = (
    Claim(
        "1",
        "The pull peaks after leaving above its mean while together.",
        "emergent",
        "leaving takes away threat and relief alike; which wins is not written anywhere",
        _peaks_after_leaving,
        asked=(0.60, 0.90),
    ),
    Claim(
        "2a",
        "The bond is stronger after a cyclic than after a consistently warm relationship.",
        "confounded",
        "claim 9 plus drive reduction: read it beside the equal-threat version",
        _bonds("cyclic-no-contact", "warm-no-contact"),
        asked=(0.80, 1.0),
    ),
    Claim(
        "2a-equal",
        "The same, with the threats of the cyclic one in the warm one too.",
        "confounded",
        "what is left of 2a when threat is equal",
        _bonds("cyclic-no-contact", "equal-threat"),
    ),
    Claim(
        "2b",
        "More of the pull is left after half a year than after a warm relationship.",
        "emergent",
        "rests on the belief that the source is gone: lean relief makes its end hard to notice",
        _left_after_half_a_year,
        asked=(0.80, 1.0),
    ),
    Claim(
        "2d",
        "With threat equal, leaner relief makes the bond stronger.",
        "emergent",
        "a guard: it must stay rare, or the answer was written into the model",
        _bonds("cyclic-no-contact", "rich-relief"),
        asked=(0.0, 0.25),
    ),
    Claim(
        "3a",
        "One contact re-raises the pull for two weeks.",
        "assumed",
        "contact renews reminders and the belief that the source is there",
        _pull("one-contact", "cyclic-no-contact", 61, 74),
        asked=(0.95, 1.0),
    ),
    Claim(
        "3b",
        "Calm contact every fortnight keeps the pull higher while it lasts.",
        "emergent",
        "contact settles, teaches and reminds; which wins is not written, but that a meeting"
        " says 'there' was put in later",
        _pull("calm-contact", "cyclic-no-contact", 28, 196),
        asked=(0.80, 1.0),
    ),
    Claim(
        "3b-quarrel",
        "Quarrel and repair every fortnight keeps the pull higher while it lasts.",
        "assumed",
        "as 3b, and each quarrel is a threat besides",
        _pull("quarrel-contact", "cyclic-no-contact", 28, 196),
    ),
    Claim(
        "4",
        "Without contact the pull a year later is below three quarters of its peak.",
        "assumed",
        "threat load, withdrawal and recency all fade by construction",
        _eases_within_a_year,
        over=0.25,
        asked=(0.95, 1.0),
    ),
    Claim(
        "5",
        "Practice lowers the year's craving.",
        "assumed",
        "skill competes with the partner by construction",
        _practice_lowers,
        asked=(0.95, 1.0),
    ),
    Claim(
        "6",
        "Conviction keeps a floor under the pull, and belief work lowers it.",
        "assumed",
        "rests on conviction arousing (bB above 0)",
        _conviction_is_a_floor,
        asked=(0.95, 1.0),
    ),
    Claim(
        "7",
        "Knowing alone changes the year by less than a fifth.",
        "assumed",
        "rests on w0, what knowing takes off when calm",
        _knowing_changes,
        over=-0.20,
        under=0.20,
        asked=(0.80, 1.0),
    ),
    Claim(
        "8",
        "Easing is gradual: under half of it falls into the week after the peak.",
        "assumed",
        "the slow states make it nearly certain",
        _gradual,
        over=0.0,
        asked=(0.90, 1.0),
    ),
    Claim(
        "9",
        "More threat, stronger bond.",
        "assumed",
        "drive reduction: the more there is to relieve, the more relief is worth",
        _bonds("more-threat", "less-threat"),
        asked=(0.95, 1.0),
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the claims table; shares and effects as fractions.

    `held`, `above` (+10 %), `within` and `below` (-10 %) are shares of the `n`
    draws in which the effect is defined; all are 0 and `median` None where n is 0.
    `asked` is the least and the most that `held` was to be, or None.
    """

    id: str
    text: str
    held: float
    above: float
    within: float
    below: float
    median: float | None
    n: int
    label: Label
    why: str
    asked: tuple[float, float] | None = None

    @property
    def missed(self) -> bool:
        """Whether the claim holds in fewer or more draws than was asked."""
        return self.asked is not None and not self.asked[0] <= self.held <= self.asked[1]

    def as_dict(self) -> dict[str, object]:
        """The row as plain values, ready for JSON; with `missed`."""
        return {**asdict(self), "missed": self.missed}


def row(claim: Claim, courses: Courses) -> Row:
    """Measure one claim on the courses it names; raises `KeyError` if one is missing."""
    effect = claim.effect(courses).astype(np.float64)
    known = effect[np.isfinite(effect)]
    return Row(
        claim.id,
        claim.text,
        held=_share((known > claim.over) & (known < claim.under)),
        above=_share(known > 0.1),
        within=_share(np.abs(known) <= 0.1),
        below=_share(known < -0.1),
        median=float(np.median(known)) if known.size else None,
        n=int(known.size),
        label=claim.label,
        why=claim.why,
        asked=claim.asked,
    )


def table(courses: Courses) -> list[Row]:
    """Every claim measured on the courses of all scenarios, in order."""
    return [row(claim, courses) for claim in CLAIMS]


def _share(mask: NDArray[np.bool_]) -> float:
    return float(mask.mean()) if mask.size else 0.0


def medians(courses: Courses) -> dict[str, float | None]:
    """Figures beside the table, each the median over draws.

    `bond_decline_6_months` is the fall of V in half a year without contact (a
    plausibility check against 0.27, a sum score without a true zero: never a fit);
    the half-peak figures are days, None where more than half never get there.
    """
    alone, practised = courses["cyclic-no-contact"], courses["practice"]
    start, later = alone.bond[alone.left_on - 1], alone.bond[alone.left_on + 182]
    figures = {
        "bond_decline_6_months": float(np.median(1 - later / np.maximum(start, 1e-6))),
        "half_peak_days": float(np.median(alone.half_peak_days())),
        "half_peak_days_with_practice": float(np.median(practised.half_peak_days())),
    }
    return {name: value if np.isfinite(value) else None for name, value in figures.items()}
