"""Whether words that were kept speak of dying or of hurting herself: phrases, not words.

It only ever leads to an offer. Nothing is held back, told to anyone, counted or logged.
The page reads the same file and does the same steps: `static/safety/crisis.js`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,400})[”\"»“]")
APOSTROPHES = re.compile("['\u2018\u2019\u02bc`\u00b4]")
LED_BY = 80  # characters before a quotation mark; all of them for each mark would take hours
ENDS = re.compile(r"[.!?;:\n…]+")
NOT = "not|no|never|dont|doesnt|didnt|wont|wouldnt|cant|cannot"
LONGEST = 262_144  # characters; a letter has at most 100,000


class Phrases(NamedTuple):
    """The phrase file of one language, ready to search with."""

    apart: re.Pattern[str]
    thinking: re.Pattern[str]
    crisis: re.Pattern[str]
    before: re.Pattern[str]


def speaks_of_it(text: str, language: str | None = None) -> bool:
    """True where a phrase stands in one of its sentences, and it is not somebody else's."""
    phrases = load(language or get_language() or "en")
    return any(found_in(sentence, phrases) for sentence in sentences(text[:LONGEST], phrases))


def found_in(sentence: str, phrases: Phrases) -> bool:
    """Whether a phrase stands here that nothing before it takes back."""
    left, place = phrases.apart.sub(" / ", sentence), 0
    while found := phrases.crisis.search(left, place):
        if not phrases.before.search(left[: found.start() + 1]):
            return True
        place = found.start() + 1
    return False


def sentences(text: str, phrases: Phrases) -> list[str]:
    """Plain words between single spaces. Of what is quoted, only her own thoughts stay."""
    plain = unicodedata.normalize("NFKC", text)
    parts = [plain_words(part) for part in ENDS.split(without_theirs(plain, phrases))]
    return [f" {part} " for part in parts if part]


def without_theirs(text: str, phrases: Phrases) -> str:
    """Words in quotation marks are somebody's, unless she says that she thinks them."""

    def own(match: re.Match[str]) -> str:
        led = (
            f" {plain_words(ENDS.split(text[max(0, match.start() - LED_BY) : match.start()])[-1])} "
        )
        return f". {match[1]}. " if phrases.thinking.search(led) else " "

    return QUOTED.sub(own, text)


def plain_words(text: str) -> str:
    """Small letters; no apostrophe, no accent of a keyboard, nothing that cannot be seen."""
    shown = "".join(sign for sign in text.lower() if unicodedata.category(sign) != "Cf")
    return " ".join(re.sub(r"[^a-z0-9]+", " ", APOSTROPHES.sub("", shown)).split())


@cache
def load(language: str) -> Phrases:
    """The phrases of a language, or the English ones where it has none yet."""
    folder: Path = settings.ROOT / "safety" / "static" / "safety" / "phrases"
    path = folder / f"{language}.json"
    said = json.loads((path if path.is_file() else folder / "en.json").read_text("utf-8"))
    return Phrases(
        apart=re.compile(f" {one_of(said['apart'])}"),
        thinking=re.compile(f" {one_of(said['thinking'])}"),
        crisis=re.compile(f" {one_of(said['phrases'])}(?!{one_of(said['after'])})"),
        before=re.compile(f" {one_of(said['before'])}$"),
    )


def one_of(patterns: list[str]) -> str:
    return f"(?:{'|'.join(map(spelled, patterns))})"


def spelled(pattern: str) -> str:
    """`a|b` either, `a?` may be missing, `~` up to three words but no "not"; a space ends each."""
    return "".join(map(word, pattern.split()))


def word(said: str) -> str:
    if said == "~":
        return f"(?:(?!(?:{NOT}) )[a-z0-9]+ ){{0,3}}"
    either = f"(?:(?:{said.removesuffix('?')}) )"
    return f"{either}?" if said.endswith("?") else either
