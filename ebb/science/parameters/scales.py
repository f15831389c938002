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
