"""Numbers of the scales: the beliefs quiz and the four weekly signs."""

from ebb.science.parameters import constant, uniform

INTER_ITEM = uniform(
    0.35,
    0.45,
    "correlation",
    "mean correlation between two items of a domain",
    "given; no answers to these items exist yet, so it is a range and not a finding",
)
SPREAD = constant(
    25.0,
    "points",
    "standard deviation of a domain score between people",
    "judged: gives standard errors of 12 to 14 points; 11 to 14 were expected",
)
SURE = constant(1.96, "standard errors", "two-sided 95 %", "Jacobson & Truax 1991")
FEWEST = constant(2.0, "items", "answers below which a domain has no score", "judged")
RETEST = uniform(
    0.70,
    0.90,
    "correlation",
    "one sentence rated 0..100 twice, some days apart, with nothing changed",
    "judged: no such ratings of these sentences exist; single visual analogue scales vary "
    "widely (Williams, Morlock & Feltner 2010)",
)
RELATED = uniform(
    0.0,
    0.5,
    "correlation",
    "between the wobbles of two ratings a week apart: a bad week is not over in a day",
    "judged",
)
LOOKED = constant(
    2.576,
    "standard errors",
    "two-sided 99 %, because somebody looks at the same sentence each week",
    "judged: with it, a false change within half a year stays rare (docs/science/scales.md)",
)
FEW = constant(3.0, "ratings", "at most so many at each end are averaged", "judged")
