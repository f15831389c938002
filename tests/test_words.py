"""Every sentence a person can meet, wherever it stands: templates, code and content.

Ebb never shames, pushes, praises or promises; the wave is read at eleven or younger.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from tests.support.code import python_files, text, tracked

TRANSLATED = re.compile(
    r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')"""
    r"""|\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate""",
    re.DOTALL,
)
CALLS = {"_", "gettext", "gettext_lazy", "ngettext"}
NEVER = re.compile(
    r"!|\b(victims?|addict\w*|relapse\w*|failures?|streaks?|just|should|well done|good job|"
    r"your best|proud|toxic|narcissis\w*|codependen\w*|obviously|simply|leave (him|her|them))\b",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"\bwill (pass|stop|go away|ease|heal|get better)\b|\buntil you are free\b"
    r"|\blasts? (about|around|only) \d",
    re.IGNORECASE,
)
LONGEST = 15  # words in a sentence of the wave
GRADE = 6  # a school grade; with five years it is an age of eleven


def of_template(path: Path) -> Iterator[str]:
    for found in TRANSLATED.finditer(text(path)):
        words = next(group for group in found.groups() if group is not None)
        yield " ".join(re.sub(r"\{\{[^}]*\}\}", "7", words).split())


def of_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def sentences(words: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:])\s+", words) if part]


PAGES = [path for path in tracked() if path.suffix == ".html" and "templates" in path.parts]
CODE = [path for path in python_files() if path.parts[0] == "ebb"]
ROOMS = {
    ("ebb", room)
    for room in ("wave", "steps", "contact", "plans", "signs", "story", "nudges", "quiz")
}
WAVE = [path for path in (*PAGES, *CODE) if path.parts[:2] in ROOMS]


def words_of(path: Path) -> list[str]:
    return list(of_template(path) if path.suffix == ".html" else of_code(path))


@pytest.mark.parametrize("path", [*PAGES, *CODE], ids=str)
def test_nothing_shames_pushes_praises_or_promises(path: Path) -> None:
    for words in words_of(path):
        assert not NEVER.search(words), words
        assert not PROMISE.search(words), words


@pytest.mark.parametrize("path", WAVE, ids=str)
def test_no_sentence_of_the_wave_is_long(path: Path) -> None:
    for words in words_of(path):
        for sentence in sentences(words):
            assert len(sentence.split()) <= LONGEST, sentence


def test_the_wave_is_read_at_eleven_or_younger() -> None:
    every = [part for path in WAVE for words in words_of(path) for part in sentences(words)]
    said = " ".join(part if part[-1] in ".?:" else f"{part}." for part in every)

    assert len(every) > 80
    assert textstat.automated_readability_index(said) <= GRADE
    assert textstat.coleman_liau_index(said) <= GRADE


@pytest.mark.parametrize(
    "words", ["You should go.", "Keep your streak", "It will pass.", "Hooray!", "Just breathe"]
)
def test_the_search_finds_what_it_is_for(words: str) -> None:
    assert NEVER.search(words) or PROMISE.search(words)


def test_the_words_are_found_where_they_stand() -> None:
    assert "This is a wave." in words_of(Path("ebb/wave/templates/wave/body.html"))
    assert "That happens. You did nothing wrong." in words_of(Path("ebb/wave/journey.py"))
