"""The beliefs quiz and the weekly signs: scores that say how unsure they are.

Six domains of four items each, 0..100 "how true does this feel right now", one item
of each four reversed; an item may not apply. Not validated, no cut-off, no type, no
comparison with others, no diagnosis. A single belief followed weekly says more about
change than a domain does.

A belief followed over weeks is one sentence (`moved`): what such a number wobbles by itself is
judged from other scales and raised where her own numbers wobble more.

Sources: Spearman (1910) and Brown (1910), standard error of measurement; Jacobson &
Truax (1991), J Consult Clin Psychol 59:12, reliable change; von Neumann (1941), Ann Math
Stat 12:367, spread from successive differences.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite, sqrt
from typing import Literal

from ebb.science.parameters import scales as parameters

DOMAINS = ("settle", "fault", "return", "lovable", "real", "owe")
MEANING = {
    "settle": "only they can settle me; I will not survive this without them",
    "fault": "it was my fault",
    "return": "they will change; it will come back",
    "lovable": "I am not lovable otherwise",
    "real": "the good was the real them",
    "owe": "I owe them; I may not be angry",
}
ITEMS = 4
REVERSED = 3  # index of the balancing item of each domain
SIGNS = ("shame", "urgency", "grip", "clarity")
RISING = ("clarity",)  # better when higher; the others are better when lower

type Answer = float | None  # 0..100, None: does not apply
type Direction = Literal["lower", "higher", "unclear"]


@dataclass(frozen=True, slots=True)
class Score:
    """One domain: mean 0..100 of `answered` items, its standard error and 95 % band.

    `value`, `error`, `low` and `high` are None with fewer than two answers.
    """

    domain: str
    answered: int
    value: float | None
    error: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """From one score to a later one: points, the least that means something, and which way."""

    points: float
    needed: float
    direction: Direction


def reliability(items: int, inter_item: float | None = None) -> float:
    """Spearman-Brown: alpha of `items` >= 1 items with mean correlation `inter_item` (0..1).

    .68 to .77 for four items at .35 to .45. Raises `ValueError` out of range.
    """
    r = parameters.INTER_ITEM.value if inter_item is None else inter_item
    if items < 1 or not 0 <= r <= 1:
        raise ValueError("At least one item, and a correlation from 0 to 1.")
    return items * r / (1 + (items - 1) * r)


def standard_error(items: int, inter_item: float | None = None) -> float:
    """Standard error, in points, of a domain score from `items` >= 1 answered items.

    Spread is that of a full score; with fewer items the true part stays and the
    noise of an item (spread^2 k (1 - alpha) for k items) is shared among fewer.
    """
    noise = ITEMS * (1 - reliability(ITEMS, inter_item))
    reliability(items, inter_item)  # refuses what is out of range
    return parameters.SPREAD.value * sqrt(noise / items)


def score(answers: Mapping[str, Sequence[Answer]]) -> dict[str, Score]:
    """Score the quiz: domain -> four answers 0..100 (None: does not apply), item 4 reversed.

    Domains left out are not scored. Raises `ValueError` for an unknown domain, a
    wrong number of answers, or one that is not a number from 0 to 100.
    """
    return {domain: _score(domain, given) for domain, given in answers.items()}


def _score(domain: str, given: Sequence[Answer]) -> Score:
    if domain not in DOMAINS:
        raise ValueError(f"No domain is called '{domain}'.")
    if len(given) != ITEMS:
        raise ValueError(f"A domain has {ITEMS} answers.")
    turned = [
        _points(answer, reverse=number == REVERSED)
        for number, answer in enumerate(given)
        if answer is not None
    ]
    if len(turned) < parameters.FEWEST.value:
        return Score(domain, len(turned), None, None, None, None)
    value, error = sum(turned) / len(turned), standard_error(len(turned))
    reach = parameters.SURE.value * error
    return Score(
        domain, len(turned), value, error, max(value - reach, 0.0), min(value + reach, 100.0)
    )


def _points(answer: float, *, reverse: bool) -> float:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        raise ValueError("An answer is a number from 0 to 100.")  # noqa: TRY004
    if not (isfinite(answer) and 0 <= answer <= 100):
        raise ValueError("An answer is a number from 0 to 100.")
    return 100.0 - answer if reverse else float(answer)


def change(before: Score, after: Score) -> Change | None:
    """Reliable change between two scores of one domain; None where one has no value.

    `needed` is 1.96 standard errors of a difference: about 36 points (33 to 39) for full
    domains. Raises `ValueError` for two different domains.
    """
    if before.domain != after.domain:
        raise ValueError("Only scores of the same domain are compared.")
    if before.value is None or after.value is None or before.error is None or after.error is None:
        return None
    needed = parameters.SURE.value * sqrt(before.error**2 + after.error**2)
    points = after.value - before.value
    return Change(points, needed, _direction(points, needed))


def _direction(points: float, needed: float) -> Direction:
    if abs(points) <= needed:
        return "unclear"
    return "lower" if points < 0 else "higher"


def wobble(ratings: Sequence[float]) -> float:
    """Standard error, in points, of one rating (0..100) of one sentence.

    From the assumed spread and retest correlation, about 11 (8 to 14) points; more where
    at least six ratings of hers, in time order, jump more from one to the next. Neighbours
    are related, so jumps show only a part of the wobble.
    """
    assumed = parameters.SPREAD.value * sqrt(1 - parameters.RETEST.value)
    if len(ratings) < 2 * parameters.FEW.value:
        return assumed
    jumps = [(later - earlier) ** 2 for earlier, later in pairwise(ratings)]
    shown = 2 * len(jumps) * (1 - parameters.RELATED.value)
    return max(assumed, sqrt(sum(jumps) / shown))


def moved(ratings: Sequence[float]) -> Change | None:
    """Reliable change of one sentence: from its first to its last ratings 0..100 in time order.

    Up to three at each end are averaged, never one at both ends. "lower" or "higher" only
    where that was so before the newest rating too: two looks running. `needed` is 2.58
    standard errors of the difference: about 41 points (29 to 50) for two single ratings,
    about 28 for three and three. None with fewer than two. Raises `ValueError` out of range.
    """
    given = [_points(one, reverse=False) for one in ratings]
    now, before = _moved(given), _moved(given[:-1])
    if now and before and before.direction != now.direction:
        return Change(now.points, now.needed, "unclear")
    return now


def _moved(ratings: Sequence[float]) -> Change | None:
    few = min(int(parameters.FEW.value), len(ratings) // 2)
    if few < 1:
        return None
    points = (sum(ratings[-few:]) - sum(ratings[:few])) / few
    needed = parameters.LOOKED.value * wobble(ratings) * sqrt(2 * _shared(few))
    return Change(points, needed, _direction(points, needed))


def _shared(few: int) -> float:
    """Variance of the mean of `few` neighbours, for one of variance 1: each r^gap related."""
    r = parameters.RELATED.value
    return sum(r ** abs(one - other) for one in range(few) for other in range(few)) / few**2


@dataclass(frozen=True, slots=True)
class Sign:
    """One weekly sign: the latest 0..10, the medians of the first and last four weeks.

    `moved` is their difference in points, positive where things are lighter
    (less shame, urgency, grip; more clarity); None with fewer than eight weeks.
    """

    name: str
    weeks: int
    latest: float | None
    first: float | None
    last: float | None
    moved: float | None


def signs(weekly: Mapping[str, Sequence[float | None]]) -> dict[str, Sign]:
    """Sum up the four weekly signs: name -> answers 0..10 in time order, None: not answered.

    It says what was, and claims no trend. Raises `ValueError` for an unknown sign or
    a number outside 0..10.
    """
    return {name: _sign(name, list(answers)) for name, answers in weekly.items()}


def _sign(name: str, answers: list[float | None]) -> Sign:
    if name not in SIGNS:
        raise ValueError(f"No sign is called '{name}'.")
    given = [_ten(answer) for answer in answers if answer is not None]
    latest = given[-1] if given else None
    if len(given) < 8:
        return Sign(name, len(given), latest, None, None, None)
    first, last = _median(given[:4]), _median(given[-4:])
    moved = last - first if name in RISING else first - last
    return Sign(name, len(given), latest, first, last, moved)


def _ten(answer: float) -> float:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        raise ValueError("A sign is a number from 0 to 10.")  # noqa: TRY004
    if not (isfinite(answer) and 0 <= answer <= 10):
        raise ValueError("A sign is a number from 0 to 10.")
    return float(answer)


def _median(numbers: Sequence[float]) -> float:
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
