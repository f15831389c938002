"""What the bond model claims, and in how many simulated people each claim holds.

Frozen before the model was written: every claim, its criterion, what is asked of it and
its label; the measures are in `ebb.science.measures`. Two measures were sharpened later
(docs/science/bond.md says which, and why).

    assumed     follows from what was put in, or nearly so
    emergent    nothing in the equations says it
    confounded  rests on a second thing that changes along with the first
"""

from dataclasses import asdict, dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ebb.science import measures
from ebb.science.measures import Courses, Measure

type Label = Literal["assumed", "emergent", "confounded"]


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


CLAIMS: tuple[Claim, ...] = (
    Claim(
        "1",
        "The pull peaks after leaving above its mean while together.",
        "emergent",
        "leaving takes away threat and relief alike; which wins is not written anywhere",
        measures.peaks_after_leaving,
        asked=(0.60, 0.90),
    ),
    Claim(
        "2a",
        "The bond is stronger after a cyclic than after a consistently warm relationship.",
        "confounded",
        "claim 9 plus drive reduction: read it beside the equal-threat version",
        measures.bonds("cyclic-no-contact", "warm-no-contact"),
        asked=(0.80, 1.0),
    ),
    Claim(
        "2a-equal",
        "The same, with the threats of the cyclic one in the warm one too.",
        "confounded",
        "what is left of 2a when threat is equal",
        measures.bonds("cyclic-no-contact", "equal-threat"),
    ),
    Claim(
        "2b",
        "More of the pull is left after half a year than after a warm relationship.",
        "emergent",
        "rests on the belief that the source is gone: lean relief makes its end hard to notice",
        measures.left_after_half_a_year,
        asked=(0.80, 1.0),
    ),
    Claim(
        "2d",
        "With threat equal, leaner relief makes the bond stronger.",
        "emergent",
        "a guard: it must stay rare, or the answer was written into the model",
        measures.bonds("cyclic-no-contact", "rich-relief"),
        asked=(0.0, 0.25),
    ),
    Claim(
        "3a",
        "One contact re-raises the pull for two weeks.",
        "assumed",
        "contact renews reminders and the belief that the source is there",
        measures.pull("one-contact", "cyclic-no-contact", 61, 74),
        asked=(0.95, 1.0),
    ),
    Claim(
        "3b",
        "Calm contact every fortnight keeps the pull higher while it lasts.",
        "emergent",
        "contact settles, teaches and reminds; which wins is not written, but that a meeting"
        " says 'there' was put in later",
        measures.pull("calm-contact", "cyclic-no-contact", 28, 196),
        asked=(0.80, 1.0),
    ),
    Claim(
        "3b-quarrel",
        "Quarrel and repair every fortnight keeps the pull higher while it lasts.",
        "assumed",
        "as 3b, and each quarrel is a threat besides",
        measures.pull("quarrel-contact", "cyclic-no-contact", 28, 196),
    ),
    Claim(
        "4",
        "Without contact the pull a year later is below three quarters of its peak.",
        "assumed",
        "threat load, withdrawal and recency all fade by construction",
        measures.eases_within_a_year,
        over=0.25,
        asked=(0.95, 1.0),
    ),
    Claim(
        "5",
        "Practice lowers the year's craving.",
        "assumed",
        "skill competes with the partner by construction",
        measures.practice_lowers,
        asked=(0.95, 1.0),
    ),
    Claim(
        "6",
        "Conviction keeps a floor under the pull, and belief work lowers it.",
        "assumed",
        "rests on conviction arousing (bB above 0)",
        measures.conviction_is_a_floor,
        asked=(0.95, 1.0),
    ),
    Claim(
        "7",
        "Knowing alone changes the year by less than a fifth.",
        "assumed",
        "rests on w0, what knowing takes off when calm",
        measures.knowing_changes,
        over=-0.20,
        under=0.20,
        asked=(0.80, 1.0),
    ),
    Claim(
        "8",
        "Easing is gradual: under half of it falls into the week after the peak.",
        "assumed",
        "the slow states make it nearly certain",
        measures.gradual,
        over=0.0,
        asked=(0.90, 1.0),
    ),
    Claim(
        "9",
        "More threat, stronger bond.",
        "assumed",
        "drive reduction: the more there is to relieve, the more relief is worth",
        measures.bonds("more-threat", "less-threat"),
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
