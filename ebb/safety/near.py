"""Whether words would bring her near the other person. It only ever leads to a sentence.

The same small language of phrases as the quiet card's (`ebb.safety.crisis`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, NamedTuple

from django.utils.translation import get_language
from msgspec import Meta

from ebb.safety.crisis import ENDS, one_of, plain_words
from ebb.shared.reviewed import Reviewed, Words, folder, read


class Near(Reviewed, frozen=True):
    phrases: Annotated[tuple[Words, ...], Meta(min_length=1)]
    before: tuple[Words, ...]


class Patterns(NamedTuple):
    near: re.Pattern[str]
    before: re.Pattern[str]


@cache
def patterns(language: str) -> Patterns:
    said = read(folder("near", language) / "near.toml", Near)
    near = re.compile(f" {one_of(list(said.phrases))}")
    return Patterns(near, re.compile(f" {one_of(list(said.before))}$"))


def leads_to_them(words: str) -> bool:
    """True where a phrase stands in a sentence and nothing right before it takes it back."""
    ours = patterns(get_language() or "en")
    return any(found_in(f" {plain_words(part)} ", ours) for part in ENDS.split(words))


def found_in(sentence: str, ours: Patterns) -> bool:
    place = 0
    while found := ours.near.search(sentence, place):
        if not ours.before.search(sentence[: found.start() + 1]):
            return True
        place = found.start() + 1
    return False
