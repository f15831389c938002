"""How the exercises speak: short, plain, promising nothing."""

from __future__ import annotations

import re

import pytest
import textstat

from ebb.settle.catalogue import Exercise
from ebb.settle.tests.kept import OURS

FORBIDDEN = re.compile(
    r"!|\b(victim|addict\w*|relapse\w*|failure|streak|just|should|must|your best|cure\w*|proven)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"\b(tied to|do with|text|call|write to|miss) (him|her|them)\b|the one you left|\bcontact\b"
    r"|\b(the|this) pull\b|decide again",
    re.IGNORECASE,
)
PROMISE = re.compile(r"will (feel|be|pass|calm|help)|in \w+ minutes you", re.IGNORECASE)


def wave_words(exercise: Exercise) -> list[str]:
    """What she meets while it is played."""
    steps = [word for step in exercise.steps for word in (step.words, step.answer or "")]
    phases = [phase.words for phase in exercise.paced.phases] if exercise.paced else []
    return [exercise.name, exercise.line, exercise.still, *exercise.not_for, *steps, *phases]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:])\s+", text) if part]


exercises = pytest.mark.parametrize("exercise", OURS.exercises, ids=lambda each: each.id)


@exercises
def test_nothing_is_longer_than_fifteen_words(exercise: Exercise) -> None:
    for text in wave_words(exercise):
        for sentence in sentences(text):
            assert len(sentence.split()) <= 15, sentence


@exercises
def test_it_is_read_at_eleven_or_younger(exercise: Exercise) -> None:
    text = " ".join(
        part if part.endswith((".", "?")) else f"{part}." for part in wave_words(exercise) if part
    )

    # Both count letters: counting syllables would have to fetch a dictionary first.
    assert textstat.automated_readability_index(text) <= 6  # grade 6 is age 11
    assert textstat.coleman_liau_index(text) <= 6


@exercises
def test_no_word_that_shames_pushes_or_promises(exercise: Exercise) -> None:
    claims = [found.claim for found in exercise.evidence]  # a source keeps its own words
    for text in [*wave_words(exercise), exercise.dose, exercise.unknown, *claims]:
        assert not FORBIDDEN.search(text), text
        assert not PROMISE.search(text), text


@exercises
def test_eyes_stay_open_in_the_mild_ones(exercise: Exercise) -> None:
    if exercise.mild:
        assert "close your eyes" not in " ".join(wave_words(exercise)).lower()
        assert exercise.channel != "breath"
        assert "hold your breath" not in " ".join(wave_words(exercise)).lower()


@exercises
def test_only_what_is_marked_so_speaks_of_the_pull_or_of_them(exercise: Exercise) -> None:
    """What is not marked may come after a door was opened out of fear."""
    if not exercise.about_pull:
        assert not OF_THEM.search(" ".join(wave_words(exercise)))


def test_the_search_for_the_pull_finds_what_is_marked() -> None:
    marked = {each.id for each in OURS.exercises if each.about_pull}
    found = {each.id for each in OURS.exercises if OF_THEM.search(" ".join(wave_words(each)))}

    assert found == {"surf", "ten-minutes"}
    assert found < marked
