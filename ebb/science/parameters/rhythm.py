"""The rhythm's numbers. Slopes act on the log odds; "judgement" means chosen, not fitted."""

from ebb.science.parameters import Parameter

PARAMETERS: dict[str, Parameter] = {}


def _number(name: str, value: float, unit: str, meaning: str, source: str) -> float:
    PARAMETERS[name] = Parameter(value, unit, meaning, source)
    return value


BRIEF = "SCIENCE.md, section 2"
OURS = "judgement"

# next_probability
RATE_YES = _number("rate_yes", 1.0, "reports", "imagined reports with an episode", OURS)
RATE_NO = _number("rate_no", 3.0, "reports", "imagined reports without one", OURS)
PER_REPORT = (0.9, 0.65)  # kept per report
PER_HOURS = (12.0, 72.0, 240.0)  # hours over which a report fades
LAST_FADES = _number("last_fades", 4.0, "hours", "how fast the last report loses force", BRIEF)
CLOCK_FADES = _number("clock_fades", 240.0, "hours", "the day kernel forgets over", BRIEF)
CLOCK_COUNT = _number("clock_count", 4.0, "reports", "shrinks kernels to the base rate", OURS)
FADING_COUNT = _number("fading_count", 1.0, "reports", "shrinks recency to the base rate", OURS)
DAY_ORDER = 4  # cos(angle/2)^8: about three hours either way
WEEK_ORDER = 6  # cos(angle/2)^12: about a day either way
# intercept, log odds of the base rate, .9, .65, 12 h, 3 d, 10 d, last, day, day and week
SLOPE_MEAN = (0.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0, 0.5)
SLOPE_SD = (0.3, 0.3, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
REMEMBERED = 3000  # newest reports read

# risk
LEAST_WAVES = 30  # below this no pattern is shown
LEAST_DAYS = _number("least_days", 14.0, "days", "below this no pattern is shown", BRIEF)
WAVE_COUNT = _number("wave_count", 8.0, "waves", "shrinks an hour's rate to the plain rate", OURS)
GAIN_TO_SHOW = _number("gain_to_show", 2.0, "nats", "by which a pattern must win", OURS)
