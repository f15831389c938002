"""What she answered, as it travels in the page: nothing of it is stored. Pure.

One field for each sentence: a number from 0 to 100, `na` (does not apply), or `skip`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from ebb.quiz.content import ITEMS, SURVIVAL, Item, Quiz
from ebb.records import Felt, QuizKept

if TYPE_CHECKING:
    from ebb.science.scales import Score

STEPS = tuple(range(0, 101, 10))
NOT_NUMBERS = ("na", "skip")
MEANT = ("feeling", "real", "unsure")
MORE_TRUE_THAN_NOT = 50  # points; from here on the survival sentence is asked about
SHOWN = 3  # kinds of sentence told back
OF_SURVIVAL = SURVIVAL.partition("-")[0]


@dataclass(frozen=True)
class Answers:
    """By the key of a sentence; what could not be read is in `odd`."""

    said: Mapping[str, str] = field(default_factory=dict)
    odd: frozenset[str] = frozenset()

    def number(self, key: str) -> int | None:
        text = self.said.get(key, "")
        return int(text) if text and text not in NOT_NUMBERS else None

    @property
    def numbers(self) -> int:
        return sum(self.number(key) is not None for key in self.said)

    def to(self, key: str, text: str) -> Answers:
        """With this one said anew; an answer that cannot be leaves the sentence open."""
        rest = {one: said for one, said in self.said.items() if one != key}
        return Answers(rest | {key: text}) if possible(text) else Answers(rest)


def possible(text: str) -> bool:
    """A whole number from 0 to 100, or one of the two other answers."""
    if text in NOT_NUMBERS:
        return True
    return text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 100


def read(fields: Mapping[str, str], keys: Iterable[str]) -> Answers:
    """Of the fields of a form, those that are answers."""
    given = {key: fields[key].strip() for key in keys if fields.get(key, "").strip()}
    said = {key: text for key, text in given.items() if possible(text)}
    return Answers(said, frozenset(given.keys() - said.keys()))


def by_domain(answers: Answers, quiz: Quiz) -> dict[str, tuple[int | None, ...]]:
    return {
        one.id: tuple(answers.number(f"{one.id}-{place}") for place in range(ITEMS))
        for one in quiz.domain
    }


def scores(given: Mapping[str, tuple[int | None, ...]]) -> dict[str, Score]:
    """Per domain, with its uncertainty; the fourth answer of each is turned around there."""
    from ebb.science.scales import score  # noqa: PLC0415  NumPy: only when numbers are asked for

    return score(given)


def strongest(answers: Answers, quiz: Quiz, meant: str = "") -> list[Item]:
    """The sentence of each kind that felt most true, three kinds at most, the most true first.

    One that is the other way round is none of them, and what was said to be 0 is not either;
    nor is that of surviving, unless she `meant` a feeling by it.
    """
    best: dict[str, tuple[int, Item]] = {}
    for one in quiz.items:
        number = answers.number(one.key) or 0
        if one.key == SURVIVAL and meant != "feeling":
            continue
        if not one.turned and number > best.get(one.domain.id, (0, one))[0]:
            best[one.domain.id] = number, one
    ordered = sorted(best.values(), key=lambda pair: -pair[0])  # the order asked, where equal
    return [one for _number, one in ordered[:SHOWN]]


def survival(answers: Answers) -> bool:
    """More true than not: it may be a feeling, or it may be a danger, and she is asked which."""
    return (answers.number(SURVIVAL) or 0) >= MORE_TRUE_THAN_NOT


def danger(answers: Answers, meant: str) -> bool:
    """Real, or she is not sure: people and practical help, and nothing about beliefs."""
    return survival(answers) and meant in {"real", "unsure"}


def record(answers: Answers, quiz: Quiz, meant: str, at: datetime) -> QuizKept:
    """What is sealed. Of a real danger only the answers: no sentence of it is a belief."""
    meant = meant if survival(answers) else ""
    told = [] if danger(answers, meant) else strongest(answers, quiz, meant)
    felt = tuple(Felt(domain=one.domain.id, sentence=one.words) for one in told)
    return QuizKept(at=at, answers=by_domain(answers, quiz), felt=felt, meant=meant)
