"""The exercises as content files say them; a file that is not whole stops the start."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET, Meta, Struct, UnsetType, ValidationError, convert

from ebb.settle.conditions import IDS
from ebb.settle.pace import BadPace, Pace, Way

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Words = Annotated[str, Meta(min_length=1, max_length=400, pattern=r"\S")]
Seconds = Annotated[int, Meta(ge=1, le=120)]
Channel = Literal[
    "eyes", "body", "picture", "breath", "muscles", "thought", "senses", "touch", "people"
]

DRAFT: Final = "draft"
FIELD: Final = re.compile(r"field `(?P<field>\w+)`|at `\$\.?(?P<path>[^`]+)`")


class BadExercise(ValueError):
    """A content file that must not reach a person, with the file and the field."""

    def __init__(self, path: Path, field: str, why: str) -> None:
        self.path, self.field, self.why = path, field, why
        super().__init__(f"{path.name}: {field}: {why}")


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to do; `seconds` count only if she asks the words to change by themselves."""

    words: Words
    seconds: Seconds
    answer: Words | None = None


class Phase(Struct, frozen=True, forbid_unknown_fields=True):
    """One movement of the water, and the word that goes with it."""

    way: Way
    seconds: Seconds
    words: Words


class Paced(Struct, frozen=True, forbid_unknown_fields=True):
    """Phases that come round, for breath and drift."""

    rounds: Annotated[int, Meta(ge=1)]
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)]


CARRIES: Final = {
    "none found": _("No good trial of it was found."),
    "indirect": _("Something near it was tested, not this."),
    "small": _("One trial, or a small effect."),
    "fair": _("Several trials together, with doubts."),
}


class Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    """What was found, by whom, and how far that carries."""

    claim: Words
    source: Words
    strength: Literal["none found", "indirect", "small", "fair"]

    @property
    def carries(self) -> StrPromise:
        """How far it carries, in a sentence."""
        return CARRIES[self.strength]


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """A thing a person can do to settle, as its content file says it."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z-]{1,30}$")]
    name: Words
    line: Words
    channel: Channel
    place: Annotated[int, Meta(ge=1)]
    mild: bool
    dose: Words
    still: Words
    not_for: Annotated[tuple[Words, ...], Meta(min_length=1)]
    rating_falls: Literal["yes", "small", "no", "unknown"]
    unknown: Words
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    reviewed_by: Words
    reviewed_on: date | UnsetType = UNSET
    avoid_with: tuple[str, ...] = ()  # ids of conditions
    about_pull: bool = False  # speaks of the pull, or plays with a thought: not after a door
    ask_first: bool = False  # a cold, a held breath, an effort: not in a wave before it is asked
    steps: tuple[Step, ...] = ()
    paced: Paced | None = None
    picture: Literal["harbour", "tiles"] | None = None

    @property
    def draft(self) -> bool:
        return self.reviewed_by == DRAFT

    @property
    def pace(self) -> Pace | None:
        """What the water does, or nothing where it stands still."""
        if self.paced is None:
            return None
        phases = tuple((phase.way, phase.seconds) for phase in self.paced.phases)
        return Pace(phases, self.paced.rounds)

    @property
    def template(self) -> str:
        """The picture to show, where the exercise is one."""
        return f"settle/pictures/{self.picture}.html" if self.picture else ""


class Catalogue(Struct, frozen=True):
    """All exercises of one language, in the order of their places."""

    exercises: tuple[Exercise, ...]

    @property
    def mild(self) -> tuple[Exercise, ...]:
        """What may be offered to a person of whom nothing is known."""
        return tuple(exercise for exercise in self.exercises if exercise.mild)

    def get(self, exercise_id: str) -> Exercise | None:
        return next((exercise for exercise in self.exercises if exercise.id == exercise_id), None)

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
