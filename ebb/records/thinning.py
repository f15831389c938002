"""Whether waves have thinned out, by a rule on her own numbers. Pure.

It counts what she kept and says nothing of why. Waves nobody wrote down are not fewer waves:
weeks in which nothing at all was kept show that Ebb was closed, and then it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from ebb.records.contact import ContactMade
from ebb.records.folded import Wave, fold
from ebb.records.lately import STRONG, gone_back, low_lately
from ebb.records.nudge import AskedLater, NudgePlan, Prompts
from ebb.records.record import Record

WEEK: Final = timedelta(days=7)
SPAN: Final = 4 * WEEK
FROM: Final = 8 * WEEK  # since the first wave; before, there is nothing to set beside
FEWEST: Final = 8  # waves in the first four weeks
REST: Final = 2 * WEEK  # since a strong wave, or contact she chose
MUCH_FROM: Final = 12 * WEEK
BY_EBB: Final = Prompts | AskedLater | NudgePlan  # written by a visit alone


class Thinned(NamedTuple):
    """Waves kept in the first four weeks and in the last four; `much`: a quarter or less."""

    first: int
    lately: int
    much: bool


def thinned(records: Iterable[Record], now: datetime) -> Thinned | None:
    """None while it is not so, or cannot be known, or this is no moment to speak of it."""
    every = list(records)
    waves = fold(every)
    if not waves or now - waves[0].began_at < FROM or not calm(every, waves, now):
        return None
    first = sum(wave.began_at < waves[0].began_at + SPAN for wave in waves)
    lately = [wave for wave in waves if now - wave.began_at < SPAN]
    if first < FEWEST or 2 * len(lately) > first or not in_use(every, now):
        return None
    long = now - waves[0].began_at >= MUCH_FROM
    much = long and 4 * len(lately) <= first and not any(map(strong, lately))
    return Thinned(first, len(lately), much)


def calm(every: Sequence[Record], waves: Sequence[Wave], now: datetime) -> bool:
    """No strong wave and no contact she chose for two weeks; not back; no door, no low hour."""
    stirred = [wave.began_at for wave in waves if strong(wave)]
    stirred += [one.at for one in every if isinstance(one, ContactMade) and one.chosen]
    rested = all(now - at >= REST for at in stirred)
    return rested and not gone_back(every) and not low_lately(every, now)


def strong(wave: Wave) -> bool:
    return (wave.peak or 0) >= STRONG


def in_use(every: Iterable[Record], now: datetime) -> bool:
    """Something of hers was kept in three of the last four weeks."""
    weeks = {
        (now - one.at) // WEEK
        for one in every
        if not isinstance(one, BY_EBB) and timedelta() <= now - one.at < SPAN
    }
    return len(weeks) >= 3
