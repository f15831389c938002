"""Numbers of the bond model: unit, plausible range, meaning, source.

Frozen before the model was written, but for `c` (docs/science/bond.md says why). Some
ranges were given with the equations; every other range states its reason. "Slot" means
six hours. Arousal and craving are points on 0-10; a reward is points to the power n.
"""

from ebb.science.parameters import Parameter, constant, log_uniform, uniform

GIVEN = "given with the equations, before any code"
JUDGED = "no measurement known; judged: "

RELATIONSHIP: dict[str, Parameter] = {
    "cyclic_threat": uniform(0.05, 0.30, "per slot", "chance of a threat, cyclic (pT)", GIVEN),
    "cyclic_away": uniform(0.2, 0.6, "per slot", "chance that the partner is away (pI)", GIVEN),
    "cyclic_relief": uniform(0.10, 0.40, "per slot", "chance of relief, cyclic (pR)", GIVEN),
    "warm_threat": uniform(0.0, 0.03, "per slot", "chance of a threat, warm (pT)", GIVEN),
    "warm_away": uniform(
        0.1, 0.4, "per slot", "chance that a warm partner is away", JUDGED + "work and sleep apart"
    ),
    "warm_relief": uniform(0.75, 0.95, "per slot", "chance of relief, warm (pR)", GIVEN),
}

AROUSAL: dict[str, Parameter] = {
    "phi": uniform(
        0.5,
        0.9,
        "per slot",
        "share of arousal gone by itself in a slot",
        "half-life of 2 to 6 h, from the inertia of negative affect (Houben 2015)",
    ),
    "theta": uniform(1.0, 5.0, "points", "jump at a threat", GIVEN),
    "s": uniform(
        0.2, 0.8, "points per slot", "everyday stress", JUDGED + "resting arousal of 0.2 to 1.6"
    ),
    "beta": uniform(
        0.2,
        0.7,
        "fraction",
        "how much presence alone buffers",
        "social buffering depends on the bond's quality (Coan 2006)",
    ),
    "c": uniform(
        2.5,
        5.0,
        "points",
        "jump at a reminder where the bond is strongest",
        "cue reactivity of about 1.2 SD, 2 to 2.5 points at a typical bond (Carter & Tiffany 1999);"
        " restated once, see docs/science/bond.md",
    ),
    "gT": uniform(
        0.2,
        1.0,
        "per slot",
        "how much past threat keeps arousing (hypervigilance)",
        JUDGED + "up to as much as the threat itself",
    ),
    "tL": uniform(7.0, 45.0, "days", "fading of threat load and of the relief set point", GIVEN),
    "gD": uniform(
        0.5,
        2.0,
        "per slot",
        "arousal per point of missing relief",
        "opponent process; half to twice what the partner took away (Solomon & Corbit 1974)",
    ),
    "tX": log_uniform(0.5, 3.0, "days", "averaging time of the relief level", GIVEN),
    "bB": uniform(
        0.15,
        0.6,
        "points per slot",
        "arousal at full conviction",
        JUDGED + "of the size of everyday stress",
    ),
}

LEARNING: dict[str, Parameter] = {
    "rho": uniform(
        0.4, 0.8, "fraction", "share of arousal that one relief takes away", JUDGED + "never all"
    ),
    "n": uniform(1.0, 1.6, "exponent", "convexity of the drive (Keramati & Gutkin 2014)", GIVEN),
    "ap": log_uniform(
        0.008,
        0.08,
        "per relief",
        "learning rate",
        "months to two years until a bond is complete (Hazan & Zeifman 1994)",
    ),
    "asy": uniform(
        0.3,
        1.0,
        "fraction",
        "learning rate where relief disappoints, relative",
        "disappointment teaches less (Lefebvre 2017)",
    ),
    "an": log_uniform(2e-4, 5e-3, "per reminder", "unlearning at a reminder met alone", GIVEN),
    "tau_W": log_uniform(1.5, 8.0, "years", "forgetting", GIVEN),
    "gam": log_uniform(
        0.02, 0.2, "per relief", "updating of associability", "slow, as in Pearce & Hall 1980"
    ),
    "v0": uniform(
        0.5, 2.0, "reward", "expected relief at which half the need is pull", JUDGED + "one relief"
    ),
}

GONE: dict[str, Parameter] = {
    "apr": log_uniform(
        0.02,
        0.1,
        "per encounter",
        "learning rate of the rate of relief",
        JUDGED + "ten to fifty encounters",
    ),
    "w": log_uniform(0.03, 0.4, "fraction", "weight of a reminder as evidence", GIVEN),
    "wr": uniform(
        0.3, 1.0, "fraction", "weight of a real encounter as evidence", JUDGED + "more than a cue"
    ),
    "eps": uniform(
        0.01,
        0.05,
        "per slot",
        "chance of relief, or of a meeting, if the source were gone",
        JUDGED + "relief from elsewhere, or a stranger, is taken for theirs now and then",
    ),
    "q0": log_uniform(
        3e-4,
        3e-3,
        "probability",
        "least belief that the source is gone",
        "hazard of a parting per slot, 3 months to 2 years",
    ),
    "h0": log_uniform(
        2e-4, 2e-3, "per slot", "hope that returns by itself", JUDGED + "over months to years"
    ),
    "h1": log_uniform(5e-4, 1e-2, "per slot", "hope that conviction adds", GIVEN),
}

REMINDERS: dict[str, Parameter] = {
    "cue": log_uniform(
        0.04,
        0.16,
        "per slot",
        "chance of a reminder long after contact",
        JUDGED + "once in one to six days' waking slots a year on",
    ),
    "kR": uniform(
        2.0,
        5.0,
        "factor",
        "how much recent contact adds to reminders",
        "most waking hours are filled with the person at first (Fisher 2010)",
    ),
    "tR": uniform(5.0, 30.0, "days", "fading of recency of contact", GIVEN),
}

SKILL: dict[str, Parameter] = {
    "S0": uniform(0.1, 0.4, "fraction", "self-regulation skill at the start", JUDGED + "some"),
    "sig": uniform(
        0.2,
        0.6,
        "fraction",
        "how much full skill speeds settling",
        JUDGED + "helps, never all",
    ),
    "vS": uniform(
        1.0,
        4.0,
        "reward",
        "how much full skill competes with the partner",
        JUDGED + "of the size of what a partner gives",
    ),
    "eu": log_uniform(
        2e-4, 2e-3, "per settling", "skill gained by settling alone", JUDGED + "years"
    ),
    "ed": log_uniform(
        2e-4, 2e-3, "per relief", "skill lost when the partner settles", JUDGED + "as eu"
    ),
    "ep": log_uniform(
        4e-3,
        2e-2,
        "per session",
        "skill gained by one practice",
        "programmes of 8 weeks' daily practice give a third to two thirds",
    ),
    "tS": uniform(1.0, 4.0, "years", "slow loss of skill", JUDGED + "like other unused skills"),
}

CONVICTION: dict[str, Parameter] = {
    "B0": uniform(0.0, 0.2, "fraction", "conviction at the start", JUDGED + "little"),
    "eB": log_uniform(
        2e-4, 2e-3, "per relief", "conviction gained by relief", JUDGED + "months to years"
    ),
    "eD": log_uniform(
        1e-4, 2e-3, "per settling", "conviction lost by settling alone", JUDGED + "as eB, or slower"
    ),
    "eW": log_uniform(
        0.04,
        0.12,
        "per session",
        "conviction lost in one session of belief work",
        "rated beliefs halve in 6 to 17 sessions of cognitive therapy",
    ),
    "w0": uniform(0.0, 0.4, "fraction", "what knowing takes off the pull when calm", GIVEN),
    "Aw": uniform(
        1.0,
        4.0,
        "points",
        "arousal at which knowing has lost two thirds",
        "stress weakens deliberate control (Otto 2013)",
    ),
}

FIXED: dict[str, Parameter] = {
    "start_rate": constant(
        0.3, "per slot", "rate of relief expected from a stranger", JUDGED + "some"
    ),
    "start_associability": constant(1.0, "fraction", "all is new at first", "Pearce & Hall 1980"),
    "unsettled": constant(2.0, "points", "arousal from which settling counts", JUDGED + "felt"),
    "settled": constant(0.5, "fraction", "what must be left of it at most", JUDGED + "half"),
}

BOND: dict[str, Parameter] = {
    **RELATIONSHIP,
    **AROUSAL,
    **LEARNING,
    **GONE,
    **REMINDERS,
    **SKILL,
    **CONVICTION,
}
