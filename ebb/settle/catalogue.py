"""The exercises as content files say them; a file that is not whole stops the start."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from msgspec import UNSET, Struct, ValidationError, convert

from ebb.settle import own
from ebb.settle.conditions import IDS
from ebb.settle.exercise import Exercise
from ebb.settle.pace import BadPace

__all__ = ["BadExercise", "Catalogue", "Exercise", "catalogue", "load", "read"]

FIELD: Final = re.compile(r"field `(?P<field>\w+)`|at `\$\.?(?P<path>[^`]+)`")


class BadExercise(ValueError):
    """A content file that must not reach a person, with the file and the field."""

    def __init__(self, path: Path, field: str, why: str) -> None:
        self.path, self.field, self.why = path, field, why
        super().__init__(f"{path.name}: {field}: {why}")


class Catalogue(Struct, frozen=True):
    """All exercises of one language, in the order of their places."""

    exercises: tuple[Exercise, ...]

    @property
    def mild(self) -> tuple[Exercise, ...]:
        """What may be offered to a person of whom nothing is known."""
        return tuple(exercise for exercise in self.exercises if exercise.mild)

    def get(self, exercise_id: str) -> Exercise | None:
        """One of these, or a breath of her own, which its id spells."""
        found = (exercise for exercise in self.exercises if exercise.id == exercise_id)
        return next(found, None) or own.exercise(self.exercises, exercise_id)

    def with_own(self, ids: Iterable[str]) -> Catalogue:
        """These and the breaths she keeps as her own."""
        hers = (self.get(each) for each in dict.fromkeys(ids))
        listed = {each.id for each in self.exercises}
        more = (each for each in hers if each is not None and each.id not in listed)
        return Catalogue((*self.exercises, *more))

    def others(self, shown: Collection[str]) -> tuple[Exercise, ...]:
        """What is one tap away from those that are shown: the mild ones first."""
        rest = (exercise for exercise in self.exercises if exercise.id not in shown)
        return tuple(sorted(rest, key=lambda exercise: (not exercise.mild, exercise.place)))


def read(path: Path) -> Exercise:
    """One content file, or `BadExercise` with the field that is wrong."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        content["paced"] = content.pop("pace", None)
        exercise = convert(content, Exercise)
        _pace = exercise.pace  # says so now if nobody breathes like that
    except tomllib.TOMLDecodeError as error:
        raise BadExercise(path, "file", str(error)) from error
    except BadPace as error:
        raise BadExercise(path, "pace", str(error)) from error
    except ValidationError as error:
        raise BadExercise(path, field_of(str(error)), str(error)) from error
    return whole(exercise, path)


def whole(exercise: Exercise, path: Path) -> Exercise:
    """What no single field can say: the parts fit together."""
    reviewed = exercise.reviewed_on is not UNSET
    if exercise.id != path.stem:
        raise BadExercise(path, "id", "must be the name of its file")
    if not exercise.steps and not exercise.paced:
        raise BadExercise(path, "steps", "an exercise has steps or a pace")
    if exercise.draft == reviewed:
        raise BadExercise(path, "reviewed_on", "a reviewer comes with a day, a draft without")
    if exercise.mild and exercise.channel == "breath":
        raise BadExercise(path, "mild", "breath work is never mild")
    if unknown := set(exercise.avoid_with) - set(IDS):
        raise BadExercise(path, "avoid_with", f"nobody is asked about {min(unknown)}")
    if exercise.ask_first and not exercise.avoid_with:
        raise BadExercise(path, "avoid_with", "what is asked first has something to ask")
    if exercise.mild and (exercise.about_pull or exercise.ask_first):
        raise BadExercise(path, "mild", "what has to be asked first, or stirs, is never mild")
    return exercise


def field_of(message: str) -> str:
    """`evidence[0].source` out of what the decoder says."""
    found = {key: value for match in FIELD.finditer(message) for key, value in named(match)}
    return ".".join(found[key] for key in ("path", "field") if key in found) or "file"


def named(match: re.Match[str]) -> list[tuple[str, str]]:
    return [(key, value) for key, value in match.groupdict().items() if value]


def load(folder: Path) -> Catalogue:
    """Every file of a folder; two in one place, or none mild, is refused."""
    exercises = sorted(map(read, sorted(folder.glob("*.toml"))), key=lambda each: each.place)
    if len({exercise.place for exercise in exercises}) < len(exercises):
        raise BadExercise(folder, "place", "two exercises share a place")
    if sum(exercise.mild for exercise in exercises) < 3:
        raise BadExercise(folder, "mild", "a stranger needs three mild exercises to choose from")
    return Catalogue(tuple(exercises))


@cache
def catalogue(language: str) -> Catalogue:
    """The exercises in her language, or in English where it has none yet."""
    content: Path = settings.ROOT / "content"
    folder = content / language / "exercises"
    return load(folder if folder.is_dir() else content / "en" / "exercises")
