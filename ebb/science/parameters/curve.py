"""The personal curve's numbers. Points are 0-10; "judgement" means chosen, not fitted."""

from ebb.science.parameters import Parameter

PARAMETERS: dict[str, Parameter] = {}


def _number(
    name: str,
    value: float,
    unit: str,
    meaning: str,
    source: str,
    low: float | None = None,
    high: float | None = None,
) -> float:
    PARAMETERS[name] = Parameter(value, unit, meaning, source, low, high)
    return value


BRIEF = "SCIENCE.md, section 2 (several hundred real series)"
OURS = "judgement"

# What stands before the first rating.
PRIOR_MEAN = _number("prior_mean", 3.5, "points", "level before any rating", OURS, 2, 5)
PRIOR_COUNT = _number("prior_count", 1.0, "ratings", "weight of that level", OURS, 0.5, 4)
PRIOR_VARIANCE = _number("prior_variance", 3.0, "points^2", "spread before any rating", OURS, 1, 6)
VARIANCE_COUNT = _number("variance_count", 4.0, "ratings", "weight of that spread", OURS, 2, 8)
LEVEL_PRECISION = 0.3  # in 1/v: the level of the mean course
COURSE_FREEDOMS = (1.5, 40.0)  # in 1/v: swings of day and week, free or nearly none
PRIOR_POINTS = (0.20, 0.10, 0.10, 0.10, 0.09, 0.11, 0.09, 0.08, 0.06, 0.04, 0.03)  # heavy at 0

# Experts.
FADING = (0.04, 0.15, 0.4)  # shares of the exponentially weighted means
LAST_FADES = _number(
    "last_fades", 4.0, "hours", "how fast the last rating loses force", BRIEF, 2, 8
)
NESTS = ((1e9, 4.0), (240.0, 4.0), (30.0, 2.0))  # hours back, pseudo-count
CLOCK_ORDER = 4  # cos(angle/2)^8: about three hours either way
WEEK_ORDER = 6  # cos(angle/2)^12: about a day either way
CLOCK_COUNT = _number("clock_count", 4.0, "ratings", "shrinks hour kernels", OURS, 2, 8)
SLOPE_MEAN = (0.0, 0.3, 0.3, 0.1, 0.1, 0.15, 0.3, 0.2)
SLOPE_SD = (0.2, 0.3, 0.3, 0.3, 0.2, 0.2, 0.3, 0.3)
NOISE_VARIANCE = _number(
    "noise_variance", 2.0, "points^2", "residual of the regression", OURS, 1, 4
)
NOISE_COUNT = _number("noise_count", 6.0, "ratings", "weight of that residual", OURS, 2, 12)
TILT_WIDE = _number("tilt_wide", 1.6, "sd", "width of the gentle tilt", OURS, 1.2, 2.5)
TILT_NARROW = _number("tilt_narrow", 0.9, "sd", "width of the sharp tilt", OURS, 0.6, 1.2)
ANALOG_WIDTH = _number("analog_width", 0.6, "points", "past forecasts this near are analogs", BRIEF)
ANALOG_COUNT = _number("analog_count", 6.0, "ratings", "shrinks analogs to the regression", OURS)
OU_GRID = tuple((tau, share) for tau in (3.0, 20.0, 200.0) for share in (0.45, 0.7, 0.93))
READER = (20.0, 0.7)  # hours, share: the filter that reads the ends of the scale
SOFT_ROUNDS = 3  # forecasts by which ratings at the ends of the scale are read
SLIDER_POINT = 5  # where a slider starts
LEFT_COUNT = _number("left_count", 15.0, "ratings", "shrinks sliders left alone to 0", OURS, 5, 40)
LEFT_LEAST, LEFT_MOST = 0.003, 0.5  # share of sliders left alone
WAVE_GRID = tuple(
    (calm, wave, stay_calm, stay_wave)
    for calm, wave in ((0.5, 5.0), (1.5, 6.5), (3.0, 7.5), (0.3, 7.5))  # points
    for stay_calm, stay_wave in ((40.0, 4.0), (16.0, 6.0), (60.0, 20.0))  # hours
)
CALM_WIDTH = _number("calm_width", 1.3, "points", "spread of ratings in calm", OURS, 0.7, 2)
WAVE_WIDTH = _number("wave_width", 1.5, "points", "spread of ratings in a wave", OURS, 0.7, 2.5)
STATE_COUNT = _number("state_count", 4.0, "ratings", "shrinks states to their guess", OURS, 2, 8)
RESHAPE_COUNT = _number("reshape_count", 20.0, "ratings", "shrinks reshaped points", OURS, 5, 50)

# Stacking.
DIRICHLET = _number("dirichlet", 1.2, "ratings", "how alike the weights are", OURS, 0.5, 10)
LATER_COUNTS = _number(
    "later_counts", 0.6, "fraction", "day-ahead outcomes share news", OURS, 0.3, 1
)
FLOOR = _number("floor", 0.004, "fraction", "least weight of an expert", OURS, 0.001, 0.02)
MIXTURES = 128  # weights considered
EXPERT_SHARES = (0.05, 0.03, 0.03, 0.05, 0.03, 0.03, 0.48, 0.15, 0.15)  # prior means
JUDGED = 500  # newest forecasts by which experts are weighed
REMEMBERED = 500  # newest ratings that the forecast learns from; the level reads all
SOON, LATER = 12.0, 24.0  # hours ahead: "next" up to 12, blending into "24 h ahead" at 24

# Self-started ratings.
PULL_MEAN = _number("pull_mean", 0.2, "1/point", "log logging rate per point", OURS, 0, 0.5)
PULL_SD = _number("pull_sd", 0.15, "1/point", "its spread between people", OURS, 0.05, 0.3)

# The latent curve.
LEVEL_SPREAD = _number("level_spread", 3.0, "v", "variance of the level before ratings", OURS, 1, 9)
EVENT_FADES = _number("event_fades", 24.0, "hours", "freshness of contact or practice", OURS, 6, 72)
EVENT_SD = _number("event_sd", 0.5, "points", "shrinks contact and practice to 0", OURS, 0.2, 1)
LEVEL_GRID = tuple(
    (tau, share, drift)
    for tau in (4.0, 24.0, 120.0)  # hours
    for share in (0.5, 0.85)
    for drift in (0.002, 0.02, 0.2)  # of v, a week
)

# The easing rule.
CLAIM_ABOVE = _number("claim_above", 0.9, "probability", "needed at two looks running", BRIEF)
STAY_ABOVE = _number("stay_above", 0.7, "probability", "below this a claim is taken back", BRIEF)
SLOPE_THAT_COUNTS = _number("slope_that_counts", 0.05, "points/week", "least slope", BRIEF)
SLOPE_A_WEEK = _number(
    "slope_a_week", 0.55, "points/week", "sd of slopes before looking", OURS, 0.2, 1
)
SLOPE_DAYS = 56  # days that a look reads
SLOPE_LEAST_DAYS = 14  # days that must lie between first and last rating
SLOPE_RATINGS = 20  # ratings that a look needs
SLOPE_LOOKS = 26  # weekly looks replayed
SLOPE_GRID = tuple(
    (tau, share, 1.0) for tau in (12.0, 48.0, 168.0, 336.0) for share in (0.3, 0.6, 0.9)
)  # hours, fraction, prior weight
