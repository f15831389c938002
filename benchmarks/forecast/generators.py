"""Simulated people for the forecast bench. FROZEN: committed before the model was written.

Simulated data test the code; they are not evidence about anybody. Change nothing
here to suit the model: add a new world beside the old ones and say so in its docs.

A rating is `round(clip(mean(t) + x(t) + e, 0, 10))`, sometimes replaced by the
point where a slider starts; `x` is an Ornstein-Uhlenbeck process, so a filter on
a fine grid (`exact.py`) knows the best possible forecast. Two worlds (`switch`,
`waves`) are of another kind.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DAY, WEEK = 24.0, 168.0


@dataclass(frozen=True)
class Truth:
    """What made the ratings. Points 0-10, hours; `trend` in points a week."""

    level: float
    sd: float
    tau: float
    noise: float
    spike: float = 0.0  # chance that the slider was left where it starts, at 5
    day: float = 0.0  # swing over the day, points
    peak: float = 21.0  # hour at which the day's swing is highest
    week: float = 0.0  # swing over the week, points
    trend: float = 0.0

    def mean(self, hours: Floats) -> Floats:
        """The expected latent value (points) at `hours`."""
        day = self.day * np.cos(2 * np.pi * (hours - self.peak) / DAY)
        week = self.week * np.cos(2 * np.pi * (hours - 156.0) / WEEK)
        return self.level + day + week + self.trend * hours / WEEK


@dataclass(frozen=True)
class Switch:
    """Two hidden states, calm and wave, each with its own eleven chances."""

    stay_calm: float  # mean hours in calm
    stay_wave: float
    calm: Floats
    wave: Floats


@dataclass(frozen=True)
class Person:
    """One simulated log: `hours` since a Monday 00:00, whole ratings 0-10."""

    name: str
    world: str
    hours: Floats
    intensity: Floats
    truth: Truth | Switch | None


def schedule(rng: np.random.Generator, count: int, *, gaps: bool = False) -> Floats:
    """Waking prompts, four to eight a day, a fifth unanswered; `gaps` adds silences of days."""
    per_day = int(rng.integers(4, 9))
    days = int(np.ceil(count / per_day / 0.8)) + 2
    slots = np.linspace(8.5, 22.5, per_day)
    hours = (
        np.arange(days)[:, None] * DAY + slots + rng.uniform(-0.8, 0.8, (days, per_day))
    ).ravel()
    hours = np.sort(hours[rng.random(hours.size) < 0.8])[:count]
    if gaps:
        for start in rng.choice(hours.size, 3, replace=False):
            hours[start:] += DAY * rng.integers(3, 21)
    return np.asarray(hours, dtype=np.float64)


def ou_path(rng: np.random.Generator, hours: Floats, sd: float, tau: float) -> Floats:
    """An exact draw of an Ornstein-Uhlenbeck process with mean 0 at `hours`."""
    path = np.empty(hours.size)
    x = rng.normal(0, sd)
    for i, gap in enumerate(np.diff(hours, prepend=hours[0])):
        kept = np.exp(-gap / tau)
        x = x * kept + sd * np.sqrt(1 - kept**2) * rng.normal()
        path[i] = x
    return path


def rate(rng: np.random.Generator, latent: Floats, truth: Truth) -> Floats:
    """Whole ratings of a latent course."""
    seen = np.round(np.clip(latent + rng.normal(0, truth.noise, latent.size), 0, 10))
    return np.where(rng.random(latent.size) < truth.spike, 5.0, seen)


def _smooth_person(rng: np.random.Generator, truth: Truth, hours: Floats) -> Floats:
    return rate(rng, truth.mean(hours) + ou_path(rng, hours, truth.sd, truth.tau), truth)


def _with_bursts(rng: np.random.Generator, hours: Floats, truth: Truth) -> tuple[Floats, Floats]:
    """After a rating of 6 or more she often rates again every quarter of an hour."""
    at: list[float] = []
    out: list[float] = []
    x, last = rng.normal(0, truth.sd), float(hours[0])
    queue = list(hours[::-1])
    extra = 0
    while queue and len(at) < hours.size:
        now = queue.pop()
        kept = np.exp(-(now - last) / truth.tau)
        x, last = x * kept + truth.sd * np.sqrt(1 - kept**2) * rng.normal(), now
        value = rate(rng, truth.mean(np.array([now])) + x, truth)[0]
        at.append(now)
        out.append(value)
        extra = int(rng.integers(2, 6)) if value >= 6 and extra == 0 else max(extra - 1, 0)
        soon = now + 0.25
        if extra and (not queue or soon < queue[-1] - 0.2):
            queue.append(soon)
    return np.array(at), np.array(out)


def _switch(rng: np.random.Generator, hours: Floats, truth: Switch) -> Floats:
    share = truth.stay_wave / (truth.stay_calm + truth.stay_wave)
    speed = 1 / truth.stay_calm + 1 / truth.stay_wave
    wave, out = rng.random() < share, np.empty(hours.size)
    for i, gap in enumerate(np.diff(hours, prepend=hours[0])):
        chance = share + (float(wave) - share) * np.exp(-gap * speed)
        wave = rng.random() < chance
        out[i] = rng.choice(11, p=truth.wave if wave else truth.calm)
    return out


def _waves(rng: np.random.Generator, hours: Floats) -> Floats:
    """Shots that come at random and halve in one to three hours, over a quiet floor."""
    span = hours[-1] + DAY
    starts = np.sort(rng.uniform(-DAY, span, rng.poisson(rng.uniform(0.5, 2.0) * (span / DAY + 1))))
    tall = np.minimum(rng.exponential(3.0, starts.size) + 2.0, 10)
    half = rng.uniform(1, 3)
    ages = hours[:, None] - starts
    shots = np.where(ages >= 0, tall * 0.5 ** (np.maximum(ages, 0) / half), 0.0).max(
        axis=1, initial=0
    )
    return np.round(np.clip(shots + rng.normal(rng.uniform(0, 1.5), 0.5, hours.size), 0, 10))


def _bell(rng: np.random.Generator, low: float, high: float) -> Floats:
    weights = np.exp(-0.5 * ((np.arange(11) - rng.uniform(low, high)) / rng.uniform(0.7, 1.8)) ** 2)
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def _truths(world: str, rng: np.random.Generator) -> Truth:
    u = rng.uniform
    return {
        "floor": lambda: Truth(u(-2, 1), u(1, 2.5), u(6, 60), u(0.3, 1.0)),
        "slider": lambda: Truth(u(3, 6), u(1, 2.2), u(6, 60), u(0.5, 1.2), spike=u(0.1, 0.35)),
        "bursts": lambda: Truth(u(3, 6), u(1.5, 2.5), u(2, 12), u(0.3, 0.8)),
        "gaps": lambda: Truth(u(2, 6), u(1, 2.2), u(12, 120), u(0.5, 1.2)),
        "drifter": lambda: Truth(u(3, 6), u(2, 3), u(400, 1500), u(0.7, 1.5)),
        "reverter": lambda: Truth(u(2, 6), u(1.2, 2.4), u(3, 24), u(0.4, 1.2)),
        "clock": lambda: Truth(
            u(2, 5), u(0.7, 1.6), u(4, 40), u(0.5, 1.2), day=u(1, 2.5), peak=u(18, 26)
        ),
        "week": lambda: Truth(u(3, 6), u(0.7, 1.6), u(4, 40), u(0.5, 1.2), week=u(0.8, 2)),
        "easing": lambda: Truth(u(6, 8), u(1, 2), u(12, 72), u(0.5, 1.2), trend=-u(0.3, 0.8)),
        "still": lambda: Truth(u(0, 5), u(0.05, 0.25), u(12, 60), u(0.05, 0.3)),
    }[world]()


SMOOTH = (
    "floor",
    "slider",
    "bursts",
    "gaps",
    "drifter",
    "reverter",
    "clock",
    "week",
    "easing",
    "still",
)
WORLDS = (*SMOOTH, "switch", "waves")


def person(world: str, number: int, seed: int = 2026) -> Person:
    """Person `number` of a world: the same for ever. 80 to 250 ratings."""
    rng = np.random.default_rng([seed, WORLDS.index(world), number])
    hours = schedule(rng, int(rng.integers(80, 251)), gaps=world == "gaps")
    truth: Truth | Switch | None = None
    if world == "switch":
        truth = Switch(rng.uniform(12, 60), rng.uniform(2, 10), _bell(rng, 0, 3), _bell(rng, 5, 9))
        intensity = _switch(rng, hours, truth)
    elif world == "waves":
        intensity = _waves(rng, hours)
    else:
        truth = _truths(world, rng)
        if world == "bursts":
            hours, intensity = _with_bursts(rng, hours, truth)
        else:
            intensity = _smooth_person(rng, truth, hours)
    return Person(f"{world}-{number:03d}", world, hours, intensity, truth)


def people(each: int = 25, worlds: tuple[str, ...] = WORLDS) -> list[Person]:
    """`each` people of every world: 300 by default."""
    return [person(world, number) for world in worlds for number in range(each)]


def trending(number: int, *, tau: float, per_week: float, days: int = 84, seed: int = 84) -> Person:
    """Someone rating five times a day whose level moves by `per_week` points a week.

    Standard deviation of the passing ups and downs 1.2 points with time constant
    `tau` hours, rating noise 1.0. Used for the error rates of the easing rule.
    """
    rng = np.random.default_rng([seed, number, int(tau), int(abs(per_week) * 1000)])
    slots = np.array([9.0, 12.5, 16.0, 19.0, 22.0])
    hours = (np.arange(days)[:, None] * DAY + slots + rng.uniform(-1, 1, (days, 5))).ravel()
    hours = np.sort(hours[rng.random(hours.size) < 0.75])
    truth = Truth(5.0 - per_week * days / 14, 1.2, tau, 1.0, trend=per_week)
    return Person(f"trend-{number}", "trend", hours, _smooth_person(rng, truth, hours), truth)
