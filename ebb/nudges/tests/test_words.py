"""How the page and the messages speak: short, plain, and telling nobody else anything."""

from __future__ import annotations

import re
from pathlib import Path

import textstat

from ebb.nudges.forms import neutral, subject
from ebb.safety.tests.test_words import TELLING
from tests.test_words import sentences, words_of

ROOM = Path("ebb/nudges")
FILES = [*sorted(ROOM.glob("templates/nudges/*.html")), ROOM / "forms.py", ROOM / "views.py"]
LONGEST = 15  # words in a sentence
GRADE = 6  # and five years: eleven


def said() -> list[str]:
    return [part for path in FILES for words in words_of(path) for part in sentences(words)]


def test_no_sentence_is_long() -> None:
    assert len(said()) > 40
    for sentence in said():
        assert len(sentence.split()) <= LONGEST, sentence


def test_it_is_read_at_eleven_or_younger() -> None:
    every = " ".join(part if part[-1] in ".?:" else f"{part}." for part in said())

    assert textstat.automated_readability_index(every) <= GRADE
    assert textstat.coleman_liau_index(every) <= GRADE


def test_the_message_itself_says_nothing() -> None:
    telling = [*TELLING, "ebb", "pull", "contact", "wave", "calm", "settle", "practi", "them"]
    for words in (neutral(), subject()):
        assert not [word for word in telling if word in words.lower()]


def test_the_script_of_the_worker_runs_in_every_kind_of_worker() -> None:
    """A classic worker stumbles over an import or an export."""
    script = (ROOM / "static/nudges/push.js").read_text()
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", script, flags=re.DOTALL)

    assert not re.search(r"\b(import|export|await import)\b", code)
