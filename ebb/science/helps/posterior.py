"""What seems to help this person: the belief, what it offers, and what it may say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ebb.science.helps import acting, drop
from ebb.science.helps.acting import Acting
from ebb.science.helps.drop import Drop
from ebb.science.helps.history import Array, History, Use, check, in_time, rows, set_aside, used
from ebb.science.helps.offer import Offer, best_chances, floored, samples, top_two
from ebb.science.parameters import helps as known

type Says = Literal["too_few", "unclear", "perhaps", "probably"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said about one exercise. Effects in points (of 0-10) at a strength of 6.

    `effect` with the 80 % band `low`..`high`: fall of the rating beyond what waves do alone.
    `uses`: times done; `rated`: those with ratings before and after. `best_third`: chance of
    being among her best third, None while fewer than three were tried. `p_not_acting`: chance
    of not acting on a middling wave. `if_silent_worse`: the effect, had each wave without a
    rating after been a point worse than expected. `says`: "probably" among her best,
    "perhaps", "unclear", or "too_few" to tell; never "the best". `aside`: set aside by her.
    """

    exercise: str
    effect: float
    low: float
    high: float
    uses: int
    rated: int
    best_third: float | None
    p_not_acting: float
    if_silent_worse: float
    says: Says
    aside: bool


@dataclass(frozen=True, slots=True)
class Posterior:
    """The belief about k tried exercises (`names`); made by `update`."""

    names: tuple[str, ...]
    drop: Drop
    acting: Acting
    uses: Mapping[str, int]
    rated: Mapping[str, int]
    aside: frozenset[str]
    classes: Mapping[str, str]

    def familiar(self, exercise: str) -> bool:
        """Whether she has done it before, in a wave or in calm."""
        return self.uses.get(exercise, 0) >= known.FAMILIAR.value

    def effects(self, names: Sequence[str]) -> tuple[Array, Array]:
        """Mean (k,) and covariance of the effects of `names`; untried ones keep their prior."""
        where = self._where(names)
        centre = effect_prior(names, self.classes)
        return _widened(self.drop.mean, self.drop.cov, where, centre, known.EFFECT_SD.value)

    def log_odds(self, names: Sequence[str]) -> tuple[Array, Array]:
        """Mean and covariance of [alpha, gamma, delta of `names`] of `ebb.science.helps.acting`."""
        common = list(range(acting.COMMON))
        where = common + [-1 if i < 0 else i + acting.COMMON for i in self._where(names)]
        deltas = acting.holding([label(name, self.classes) for name in names])
        centre = np.concatenate([self.acting.mean[: acting.COMMON], deltas])
        return _widened(self.acting.mean, self.acting.cov, where, centre, known.HOLDS_SD.value)

    def chances(self, allowed: Iterable[str], *, intensity: float | None) -> dict[str, float]:
        """The chance of each exercise that may be offered now to be offered first.

        `allowed`: what she may do (nothing that is not for her). Set-aside ones are left out,
        and at an intensity of 7 or more, or not known (None), so is whatever is unfamiliar.
        Empty if nothing is left. Raises `ValueError` if intensity is not 0 to 10.
        """
        if intensity is not None and not 0.0 <= intensity <= 10.0:
            raise ValueError("Intensity is 0 to 10")
        names = sorted(set(allowed) - self.aside)
        if intensity is None or intensity >= known.STRONG.value:
            names = [name for name in names if self.familiar(name)]
        if not names:
            return {}
        chances = floored(top_two(best_chances(self._worths(names, intensity))))
        return dict(zip(names, chances.tolist(), strict=True))

    def offer(
        self, rng: np.random.Generator, allowed: Iterable[str], *, intensity: float | None
    ) -> Offer:
        """Draw two exercises to offer; arguments and errors as in `chances`.

        One by top-two Thompson sampling on both outcomes with a floor of 5 % each; the other is
        the familiar one with the highest expected worth. She is free to take any other.
        """
        allowed = sorted(set(allowed))
        chances = self.chances(allowed, intensity=intensity)
        if not chances:
            return Offer(None, None, None)
        names = list(chances)
        drawn = int(np.searchsorted(np.cumsum(list(chances.values())), rng.random(), "right"))
        first = names[min(drawn, len(names) - 1)]
        known_ones = [name for name in names if self.familiar(name) and name != first]
        second = None
        if known_ones:
            second = known_ones[int(self._worths(known_ones, intensity).mean(axis=0).argmax())]
        return Offer(first, second, chances[first])

    def summary(self) -> tuple[Finding, ...]:
        """A `Finding` for each tried exercise, by name: never a ranking."""
        mean, cov = self.effects(self.names)
        band = Z80 * np.sqrt(np.diag(cov))
        third = best_third(mean, cov) if len(self.names) >= 3 else None
        odds, _ = self.log_odds(self.names)
        acts = odds[0] + odds[1 + acting.stratum(None)] - odds[acting.COMMON :]
        found = []
        for i, name in enumerate(self.names):
            chance = None if third is None else float(third[i])
            finding = Finding(
                exercise=name,
                effect=float(mean[i]),
                low=float(mean[i] - band[i]),
                high=float(mean[i] + band[i]),
                uses=self.uses[name],
                rated=self.rated[name],
                best_third=chance,
                p_not_acting=float(1.0 / (1.0 + np.exp(acts[i]))),
                if_silent_worse=float(self.drop.silent[i]),
                says=says(chance, self.rated[name]),
                aside=name in self.aside,
            )
            found.append(finding)
        return tuple(found)

    def _where(self, names: Sequence[str]) -> list[int]:
        index = {name: i for i, name in enumerate(self.names)}
        return [index.get(name, -1) for name in names]

    def _worths(self, names: Sequence[str], intensity: float | None) -> Array:
        """Draws (4093, k) of what each is worth now: its drop, and not acting, in points."""
        mean, cov = self.effects(names)
        odds, spread = self.log_odds(names)
        both = np.zeros((mean.size + odds.size,) * 2)
        both[: mean.size, : mean.size] = cov
        both[mean.size :, mean.size :] = spread
        draws = samples(np.concatenate([mean, odds]), both)
        fall = draws[:, : mean.size] * (6.0 if intensity is None else intensity) / 6.0
        draws = draws[:, mean.size :]
        acts = draws[:, 0] + draws[:, 1 + acting.stratum(intensity)]
        holds = 1.0 / (1.0 + np.exp(acts[:, None] - draws[:, acting.COMMON :]))
        return np.asarray(fall + known.WORTH.value * holds)


Z80 = 1.2816  # normal quantile of an 80 % band


def label(name: str, classes: Mapping[str, str]) -> str:
    """The evidence of an exercise; "unknown" if it is not named."""
    return classes.get(name, "unknown")


def effect_prior(names: Sequence[str], classes: Mapping[str, str]) -> Array:
    """Prior means (k,) of the effects by the evidence, points at a strength of 6."""
    return np.array([known.EVIDENCE[label(name, classes)].value for name in names], dtype=float)


def best_third(mean: Array, cov: Array) -> Array:
    """Chance (k,) that each of k effects is among the best third: k / 3 rounded, at least one."""
    draws = samples(mean, cov)
    places = max(1, round(mean.size / 3))
    edge = np.sort(draws, axis=1)[:, -places]
    return np.asarray((draws >= edge[:, None]).mean(axis=0))


def says(chance: float | None, rated: int) -> Says:
    """What may be said of a chance to be among the best third after `rated` uses."""
    if chance is None or rated < known.ENOUGH.value:
        return "too_few"
    if chance >= known.PROBABLY.value:
        return "probably"
    return "perhaps" if chance >= 0.5 else "unclear"


def _widened(
    mean: Array, cov: Array, where: list[int], centre: Array, sd: float
) -> tuple[Array, Array]:
    """Rows `where` of a Gaussian; where it is -1 an independent one, (`centre`, `sd`)."""
    known_at = np.array([i for i, at in enumerate(where) if at >= 0], dtype=np.int64)
    at = np.array([at for at in where if at >= 0], dtype=np.int64)
    found, spread = centre.copy(), np.eye(len(where)) * sd**2
    found[known_at] = mean[at]
    spread[np.ix_(known_at, known_at)] = cov[np.ix_(at, at)]
    return found, spread


def update(history: History, *, classes: Mapping[str, str] = known.CLASS) -> Posterior:
    """What a whole history says; an empty one gives the prior.

    `history`: `Use` and `TakenBack` in any order. `classes`: the evidence of each exercise, by
    the keys of `ebb.science.parameters.helps.EVIDENCE`. Offered and chosen uses count alike:
    the rating before and the hour are covariates. Linear in the number of uses. Raises
    `ValueError` for hours, minutes or ratings that cannot be, or an unknown kind of evidence.
    """
    check(history)
    if not set(classes.values()) <= set(known.EVIDENCE):
        raise ValueError(f"Evidence is one of {', '.join(known.EVIDENCE)}")
    uses = [event for event in history if isinstance(event, Use)]
    counts = used(uses)
    names = tuple(sorted(counts))
    seen = [use for use in uses if use.before and in_time(use)]
    return Posterior(
        names=names,
        drop=_drop(uses, seen, names, classes),
        acting=acting.fit(uses, names, [label(name, classes) for name in names]),
        uses=counts,
        rated={name: sum(use.exercise == name for use in seen) for name in names},
        aside=set_aside(history),
        classes=classes,
    )


def _drop(
    uses: Sequence[Use], seen: Sequence[Use], names: Sequence[str], classes: Mapping[str, str]
) -> Drop:
    hours = [use.hours for use in uses] or [0.0]
    span = (min(hours), max(hours))
    asked = ((known.FIXED.value, 5.0),)  # the rating is replaced by what was expected
    missed = [replace(use, after=asked) for use in uses if use.before and not in_time(use)]
    done = [use for use in missed if use.exercise is not None]
    effects = effect_prior(names, classes)
    return drop.fit(rows(seen, names, span=span), rows(done, names, span=span), effects)
