"""Four worlds of simulated people; frozen before the learner was written.

Simulated people test the code, they are no evidence about anybody. In each world a wave
falls by itself, is rated with noise on whole points 0-10, and one of six exercises may
change it. What an exercise does is `theta * strength / 6`, in points, lasting 5-30 minutes.

    level(t) = calm + ease * days + kept * 2^(-t / half_life) * (strength - calm)
               + night * cos(2 pi (hour - 3) / 24) - theta_k * strength / 6 + wave

The two noise sizes were set once, by `oracle.py` alone and before any learner existed, so
that an oracle names the truly best exercise about as often as the one of an earlier study
(.47/.58/.69 after 20/40/80 uses) in a plain world without missing ratings: it does in
.49/.59/.67 of 8,000 people, with one rating before and one 15 minutes after.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

EXERCISES = ("one", "two", "three", "four", "five", "six")
MINUTES = np.array([1.0, 3.0, 5.0, 5.0, 8.0, 10.0])  # how long each exercise takes
FIXED = 15.0  # minutes after which a rating is asked for whatever the exercise
EFFECTS = {"large": 0.8, "yes": 0.5, "small": 0.3, "unknown": 0.3, "mixed": 0.2, "no": 0.0}


@dataclass(frozen=True)
class World:
    """What differs between worlds; every size is in points or minutes unless named."""

    name: str
    half_life: tuple[float, float] = (35.0, 70.0)  # minutes, log-uniform between people
    offered: float = 0.5  # share of exercises drawn evenly; the rest she chooses
    taste: float = 0.5  # sd of log-odds of her liking
    tilt: float = 0.3  # sd of log-odds per 2 points of strength
    evidence: tuple[str, ...] = ("small",) * 6
    drift: float = 0.0  # sd of theta after 100 days, random walk
    ease: float = 0.0  # sd of points per 100 days of the calm level
    silent: float = 0.0  # share of ratings left out at level 5
    silent_slope: float = 0.0  # log-odds of leaving one out, per point of level


PLAIN = World("plain")  # not one of the four: noise was set here
FAST = World("fast decay", half_life=(5.0, 20.0))
CHOSEN = World("person-chosen", offered=0.1, taste=1.0, tilt=0.8, silent=0.12, silent_slope=0.35)
CLASSES = World("class effects", evidence=("large", "yes", "small", "unknown", "mixed", "no"))
DRIFTING = World("drifting effects", drift=0.5, ease=0.5)
WORLDS = (FAST, CHOSEN, CLASSES, DRIFTING)


@dataclass(frozen=True)
class People:
    """`p` people; arrays (p,) or (p, 6)."""

    calm: Array
    kept: Array
    half_life: Array
    night: Array
    ease: Array
    wave_noise: Array
    rating_noise: Array
    strength: Array
    spread: Array
    theta: Array
    taste: Array
    tilt: Array
    act_base: Array
    act_effect: Array


@dataclass(frozen=True)
class Waves:
    """Everything that happens to `p` people in `n` waves, whatever they do: arrays (p, n, ...).

    The noise is drawn beforehand, so that two learners meet the same evening.
    """

    hours: Array
    strength: Array
    wave: Array
    theta: Array  # (p, n + 1, 6): what each exercise does at each wave, and after the last
    before: Array  # (p, n, 2) ratings 0-10
    after_noise: Array  # (p, n, 3)
    late: Array  # (p, n) minutes of the last extra rating
    quiet: Array  # (p, n, 3) uniform: left out if below the chance of leaving out
    luck: Array  # (p, n, 3) uniform: offered or chosen, which, acted or not


def _log_uniform(rng: np.random.Generator, low: float, high: float, size: int) -> Array:
    return np.asarray(np.exp(rng.uniform(np.log(low), np.log(high), size)))


def draw_people(world: World, p: int, rng: np.random.Generator) -> People:
    """Draw `p` people of one world."""
    effects = np.array([EFFECTS[label] for label in world.evidence])
    return People(
        calm=rng.normal(3.0, 0.8, p),
        kept=np.clip(rng.normal(0.8, 0.12, p), 0.3, 1.0),
        half_life=_log_uniform(rng, *world.half_life, p),
        night=rng.normal(0.0, 0.25, p),
        ease=rng.normal(-0.5, 1.0, p) * world.ease / 100.0,
        wave_noise=np.exp(rng.normal(np.log(WAVE_NOISE), 0.2, p)),
        rating_noise=np.exp(rng.normal(np.log(RATING_NOISE), 0.2, p)),
        strength=rng.normal(6.2, 0.6, p),
        spread=_log_uniform(rng, 1.1, 2.0, p),
        theta=effects + rng.normal(0.0, 0.6, (p, 6)),
        taste=rng.normal(0.0, world.taste, (p, 6)),
        tilt=rng.normal(0.0, world.tilt, (p, 6)),
        act_base=rng.normal(-1.5, 0.7, p),
        act_effect=rng.normal(0.3, 0.5, (p, 6)),
    )


WAVE_NOISE = 0.85  # median sd between waves, points
RATING_NOISE = 0.65  # median sd of one rating, points


def rate(level: Array, noise: Array) -> Array:
    """The whole number 0-10 nearest to a level that is felt with noise."""
    return np.asarray(np.clip(np.round(level + noise), 0.0, 10.0))


def draw_waves(world: World, people: People, n: int, rng: np.random.Generator) -> Waves:
    """Draw `n` waves for each of them, two days apart on average."""
    p = people.calm.size
    hours = np.cumsum(rng.exponential(48.0, (p, n)), axis=1)
    gaps = np.diff(hours, axis=1, prepend=hours[:, :1]) / 24.0
    steps = rng.normal(size=(p, n, 6)) * (world.drift / 10.0 * np.sqrt(gaps))[:, :, None]
    path = people.theta[:, None, :] + np.cumsum(steps, axis=1)
    strength = people.strength[:, None] + people.spread[:, None] * rng.normal(size=(p, n))
    strength = np.clip(strength, 1.0, 10.0)
    noise = people.rating_noise[:, None, None]
    return Waves(
        hours=hours,
        strength=strength,
        wave=people.wave_noise[:, None] * rng.normal(size=(p, n)),
        theta=np.concatenate([path, path[:, -1:]], axis=1),
        before=rate(strength[:, :, None], noise * rng.normal(size=(p, n, 2))),
        after_noise=noise * rng.normal(size=(p, n, 3)),
        late=rng.uniform(20.0, 30.0, (p, n)),
        quiet=rng.uniform(size=(p, n, 3)),
        luck=rng.uniform(size=(p, n, 3)),
    )


def untouched(people: People, hours: Array, strength: Array, minutes: Array) -> Array:
    """The level `minutes` after a wave of `strength` when nothing is done; arrays (p, n)."""
    calm = people.calm[:, None] + people.ease[:, None] * hours / 24.0
    kept = people.kept[:, None] * 2.0 ** (-minutes / people.half_life[:, None])
    night = people.night[:, None] * np.cos(2.0 * np.pi * (hours - 3.0) / 24.0)
    return np.asarray(calm + kept * (strength - calm) + night)


def liking(world: World, people: People, strength: Array) -> Array:
    """Chance that she takes each exercise when a wave has `strength`: (p, n) -> (p, n, 6)."""
    pull = people.taste[:, None] + people.tilt[:, None] * (strength[:, :, None] - 6.0) / 2.0
    odds = np.exp(pull - pull.max(axis=2, keepdims=True))
    chosen = odds / odds.sum(axis=2, keepdims=True)
    return np.asarray(world.offered / 6.0 + (1.0 - world.offered) * chosen)


def choose(world: World, people: People, waves: Waves) -> Whole:
    """Which exercise she does in each wave when no learner offers one: (p, n)."""
    reached = np.cumsum(liking(world, people, waves.strength), axis=2)
    return np.asarray((waves.luck[:, :, 1:2] > reached).sum(axis=2).clip(0, 5), dtype=np.int64)


def ratings_after(world: World, people: People, waves: Waves, which: Whole) -> tuple[Array, Array]:
    """Minutes and ratings (p, n, 3) after exercise `which` (p, n); NaN where none was given.

    The first is the one at the fixed delay, the second when the exercise ends, the third later.
    """
    effect = np.take_along_axis(waves.theta[:, :-1], which[:, :, None], axis=2)
    times = np.stack([np.full(which.shape, FIXED), MINUTES[which], waves.late], axis=2)
    levels = np.empty(times.shape)
    for j in range(3):
        fallen = untouched(people, waves.hours, waves.strength, times[:, :, j])
        levels[:, :, j] = fallen - effect[:, :, 0] * waves.strength / 6.0 + waves.wave
    ratings = rate(levels, waves.after_noise)
    if world.silent:
        odds = np.log(world.silent / (1.0 - world.silent)) + world.silent_slope * (levels - 5.0)
        ratings[waves.quiet < 1.0 / (1.0 + np.exp(-odds))] = np.nan
    return times, ratings


def acted(people: People, waves: Waves, which: Whole) -> NDArray[np.bool_]:
    """Whether she acted on the pull in the next hours: (p, n)."""
    effect = np.take_along_axis(people.act_effect, which, axis=1)
    odds = people.act_base[:, None] + 0.3 * (waves.strength - 6.0) - effect
    return np.asarray(waves.luck[:, :, 2] < 1.0 / (1.0 + np.exp(-odds)))
