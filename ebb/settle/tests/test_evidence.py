"""docs/evidence.md says what the content files say."""

from __future__ import annotations

import pytest
from django.conf import settings

from ebb.settle.catalogue import Exercise
from ebb.settle.tests.kept import OURS

DOC = (settings.ROOT.parent / "docs" / "evidence.md").read_text(encoding="utf-8")
ROWS = [line for line in DOC.splitlines() if line.startswith("| [")]


def row(exercise: Exercise) -> str:
    found = " ".join(f"{one.claim} ({one.source.removesuffix('.')})" for one in exercise.evidence)
    cells = (
        f"[{exercise.name}](../ebb/content/en/exercises/{exercise.id}.toml)",
        exercise.dose,
        found,
        ", ".join(one.strength for one in exercise.evidence),
        exercise.rating_falls,
        " ".join(exercise.not_for),
        exercise.unknown,
    )
    return f"| {' | '.join(cells)} |"


@pytest.mark.parametrize("exercise", OURS.exercises, ids=lambda each: each.id)
def test_an_exercise_stands_in_the_document_as_in_its_file(exercise: Exercise) -> None:
    assert row(exercise) in ROWS


def test_the_document_lists_nothing_else_and_the_gentle_ones_first() -> None:
    assert [row(exercise) for exercise in OURS.exercises] == ROWS


def test_the_gentle_ones_stand_under_their_own_heading() -> None:
    gentle = DOC.partition("## Gentle")[2].partition("\n## ")[0]

    assert [line for line in gentle.splitlines() if line.startswith("| [")] == [
        row(exercise) for exercise in OURS.mild
    ]
