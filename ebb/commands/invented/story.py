"""What her half-year has once or a few times, decided before it is lived: doors, gaps, firsts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from typing import cast

from numpy.random import Generator

from ebb.commands.invented.words import HAS, LETTERS, LONG_LETTER, unfolded
from ebb.records.wave import Contact, Door, How
from ebb.settle.catalogue import Catalogue
from ebb.wave.words import GROUPS

FIRST_LEARNT, EACH = 28, 24  # days: when she learns what is not mild, one after the other
MILD, LEARNS = 4, 4  # counted, so that a longer catalogue leaves the numbers of her life alone
TRIED_BADLY = 62  # the day from which one exercise makes it worse
LONG_LETTER_FROM = 78
ONCE: tuple[tuple[Door, int, int], ...] = (  # a door, and the days between which it opens
    ("unreal", 8, 25),
    ("scared", 30, 55),
    ("hurt", 40, 70),
    ("unreal", 80, 110),
    ("unreal", 120, 160),
)
WAYS: tuple[How, ...] = ("i", "they", "needed", "turned_up")


@dataclass(frozen=True)
class Learnt:
    """Exercises in the order in which they became hers."""

    mild: tuple[str, ...]
    later: tuple[str, ...]

    @classmethod
    def of(cls, exercises: Catalogue) -> Learnt:
        hers = [one for one in exercises.exercises if not set(HAS).intersection(one.avoid_with)]
        mild = tuple(one.id for one in hers if one.mild)
        return cls(mild[:MILD], tuple(one.id for one in hers if not one.mild)[:LEARNS])

    def by(self, day: int) -> tuple[str, ...]:
        """What she knows on this day; what came last is tried first."""
        known = max(0, (day - FIRST_LEARNT) // EACH + 1)
        return (*reversed(self.later[:known]), *self.mild)

    @property
    def wrong(self) -> str:
        """The one that turns out not to be for her."""
        return self.later[1]


class Story:
    """Decks are dealt from until they are empty, so that everything comes up."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        drawn = [(int(rng.integers(first, last)), door) for door, first, last in ONCE]
        self.doors = sorted(drawn)
        self.gaps = [(start, start + int(rng.integers(4, 9))) for start in rng.integers(50, 150, 2)]
        self.letters = list(LETTERS)
        self.long_letter = unfolded(LONG_LETTER)
        self.ways = cycle(cast("How", WAYS[place]) for place in rng.permutation(len(WAYS)))
        self.tried_badly = False

    def writes(self, day: int) -> bool:
        """Some weeks she opens nothing."""
        return not any(start <= day < end for start, end in self.gaps)

    def door(self, day: int) -> Door | None:
        """The next door, once its day has come."""
        return self.doors.pop(0)[1] if self.doors and self.doors[0][0] <= day else None

    def tries(self, day: int, learnt: Learnt) -> tuple[tuple[str, ...], str]:
        """Exercises of a wave in their order, and one that makes it worse, once."""
        if day >= TRIED_BADLY and not self.tried_badly:
            self.tried_badly = True
            return (learnt.wrong, *learnt.mild[:2]), learnt.wrong
        away = learnt.wrong if self.tried_badly else ""
        known = [one for one in learnt.by(day) if one != away]
        shares = [2.0**-place for place in range(len(known))]
        number = min(1 + int(self.rng.poisson(1.4)), len(known), 5)
        chosen = self.rng.choice(known, number, replace=False, p=[s / sum(shares) for s in shares])
        return tuple(str(one) for one in chosen), ""

    def contact(self, pull: float) -> tuple[Contact | None, How]:
        """Asked at the end of a wave; sometimes she goes on without an answer."""
        where = float(self.rng.random())
        if where < 0.22:
            return None, ""
        if where < 0.22 + 0.07 * min(pull, 1) + 0.02:
            return "did", next(self.ways)
        return ("pull", "") if where < 0.45 + 0.3 * min(pull, 1) else ("none", "")

    def letter(self, day: int) -> str:
        """A third of the pulls become words; the long one comes once."""
        if self.long_letter and day >= LONG_LETTER_FROM:
            words, self.long_letter = self.long_letter, ""
            return words
        return self.letters.pop(0) if self.letters and self.rng.random() < 0.32 else ""

    def tags(self, hour: int, stress: float) -> dict[str, tuple[str, ...]] | None:
        """A third of the waves are told more about."""
        if self.rng.random() > 0.36:
            return None
        ticked = {group.name: self.some([key for key, _ in group.ticks]) for group in GROUPS}
        own = [("night", hour >= 22 or hour < 4), ("stress", stress > 1)]
        known = tuple(key for key, here in own if here)
        return ticked | {"triggers": known or ticked["triggers"]}

    def some(self, keys: list[str]) -> tuple[str, ...]:
        """One or two, in the order of the page."""
        picked = set(self.rng.choice(keys, int(self.rng.integers(1, 3)), replace=False))
        return tuple(key for key in keys if key in picked)
