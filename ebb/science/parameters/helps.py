"""The learner's numbers. Points are 0-10; an effect is in points at a strength of 6.

A source of "judgement" means chosen with a reason, not fitted to anybody.
"""

from ebb.science.parameters import Parameter

BRIEF = "measured on simulated people before this model was written"
OURS = "judgement"


def _points(value: float, meaning: str, source: str, low: float, high: float) -> Parameter:
    return Parameter(value, "points at a strength of 6", meaning, source, low, high)


EVIDENCE: dict[str, Parameter] = {
    "large": _points(0.8, "falls much", "Haasova 2013, passive controls, so shrunk", 0.3, 1.9),
    "yes": _points(0.5, "falls", "Fincham 2023 g = -.35; Skorka-Brown 2015 -1.4 points", 0.2, 1.4),
    "small": _points(0.3, "falls a little", "Balban 2023: every arm fell", 0.0, 0.6),
    "unknown": _points(0.3, "no good trial", f"{OURS}: treated like a small effect", -0.3, 0.9),
    "mixed": _points(0.2, "falls or rises", "Langeslag & Sanchez 2018", -0.6, 0.9),
    "no": _points(0.0, "acts on behaviour, not on the rating", "Bowen & Marlatt 2009", -0.3, 0.3),
}
"""Expected fall of the rating by the evidence for an exercise: the priors' means."""

CLASS: dict[str, str] = {
    "cyclic-sighing": "small",
    "slow-breathing": "yes",
    "box-breathing": "small",
    "cold-face": "yes",
    "muscle-relaxation": "yes",
    "orienting": "unknown",
    "urge-surfing": "no",
    "picture-task": "yes",
    "brisk-movement": "large",
    "self-compassion": "small",
    "hand-on-heart": "no",
    "naming": "no",
    "if-then": "no",
    "defusion": "yes",
    "whole-picture": "mixed",
    "future-event": "unknown",
    "pleasant-smell": "yes",
    "calm-place": "small",
    "delay": "no",
}
"""The evidence of each exercise; one that is not named here counts as "unknown"."""

EFFECT_SD = _points(0.6, "how much exercises differ within one person", BRIEF, 0.3, 0.9)
KEEPS = Parameter(0.7, "1", "share of a rating that stays (r)", BRIEF, 0.3, 1.1)
KEEPS_SD = Parameter(0.2, "1", "how much people differ in it", BRIEF, 0.1, 0.4)
DECAY = Parameter(0.8, "1/hour", "natural decay of what is above calm (g)", BRIEF, 0.0, 2.0)
DECAY_SD = Parameter(0.5, "1/hour", "how much people differ in it", BRIEF, 0.2, 1.5)
CALM = Parameter(3.0, "points", "where waves fall to by themselves", OURS, 1, 5)
LEVEL = Parameter(0.9, "points", "level a: calm times what does not stay", OURS, 0, 3)
LEVEL_SD = Parameter(1.0, "points", "how much people differ in it", OURS, 0.5, 2)
CALM_SD = Parameter(1.0, "points/hour", "decay's own offset: calm is not known", OURS, 0.3, 2)
NIGHT_SD = Parameter(0.25, "points", "swing of the day, cosine and sine", OURS, 0.1, 0.6)
EASE_SD = Parameter(0.7, "points/100 days", "slow change of level a", OURS, 0.2, 2)
WINDOW = Parameter(60.0, "minutes", "later ratings say nothing about an exercise", OURS, 30, 120)
FIXED = Parameter(15.0, "minutes", "when a rating is asked for, whatever the exercise", BRIEF)

WAVE_SD = (0.55, 0.8, 1.15, 1.6)
"""Points: grid for how much waves differ from what was expected; averaged over."""
RATING_SD = (0.5, 0.75, 1.1)
"""Points: grid for the noise of one rating, rounding included; averaged over."""
SATURATION = (0.25, 1e3)
"""Hours: grid for how soon natural decay tires; 1e3 is the straight line."""
DRIFT = ((0.0, 0.8), (0.5, 0.2))
"""Grid for how far effects walk in 100 days (sd, points), and the chance of each."""
STRENGTH_SD = Parameter(1.5, "points", "spread of ratings before, at first", OURS, 1, 2.5)
STRENGTH_COUNT = Parameter(8.0, "ratings", "weight of that spread", OURS, 4, 16)
WORSE_IF_SILENT = Parameter(1.0, "points", "how much worse unrated waves are assumed", OURS, 0, 2)

# Acting on the pull in the next hours, in log-odds.
ACTS = Parameter(-1.5, "log-odds", "acting after a wave of middle strength", OURS, -4, 1)
ACTS_SD = Parameter(1.0, "log-odds", "how much people differ in it", OURS, 0.5, 2)
STRATA = ((0.0, -0.8), (4.0, 0.0), (7.0, 0.5))
"""Least rating before of each stratum of strength, and its expected log-odds beside ACTS."""
STRATUM_SD = Parameter(0.5, "log-odds", "how surely strata differ", OURS, 0.2, 1)
HOLDS: dict[str, float] = {"no": 0.4}
"""Log-odds of not acting by evidence: Bowen & Marlatt 2009 for what acts on behaviour only."""
HOLDS_ELSE = Parameter(0.3, "log-odds", "not acting after any other exercise", OURS, 0, 0.6)
HOLDS_SD = Parameter(0.5, "log-odds", "how much exercises differ within one person", OURS, 0.2, 1)

# Offers.
FLOOR = Parameter(0.05, "probability", "of each allowed exercise to be offered", BRIEF)
LEADER = Parameter(0.8, "probability", "leader, not challenger", "judgement; Russo 2020", 0.5, 1.0)
STRONG = Parameter(7.0, "points", "from here on nothing unfamiliar is offered", BRIEF)
WORTH = Parameter(3.0, "points", "what not acting surely is worth beside the drop", OURS, 1, 6)
FAMILIAR = Parameter(1.0, "uses", "from here on an exercise is familiar", OURS, 1, 3)
ENOUGH = Parameter(8.0, "uses", "below this there is not enough to tell", OURS, 4, 12)
PROBABLY = Parameter(0.8, "probability", "from here on: probably among her best", OURS, 0.7, 0.95)
