"""What the tests of this room share."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from ebb.settle.catalogue import Catalogue, Exercise, catalogue

FOLDER: Path = settings.ROOT / "content" / "en" / "exercises"
OURS: Catalogue = catalogue("en")
BREATH = [exercise.id for exercise in OURS.exercises if exercise.channel == "breath"]


def exercise(exercise_id: str) -> Exercise:
    found = OURS.get(exercise_id)
    assert found is not None
    return found
