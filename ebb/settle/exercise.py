"""What an exercise is, as its content file says it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import replace

from ebb.settle.pace import Pace, Way

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Words = Annotated[str, Meta(min_length=1, max_length=400, pattern=r"\S")]
Seconds = Annotated[int, Meta(ge=1, le=120)]
Minutes = Annotated[int, Meta(ge=1, le=20)]
Channel = Literal[
    "eyes", "body", "picture", "breath", "muscles", "thought", "senses", "touch", "people"
]

DRAFT: Final = "draft"


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
    minutes: tuple[Minutes, ...] = ()  # how long it can be played, as she chooses


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
    def minutes(self) -> int:
        """About how long it takes, if the words change by themselves."""
        seconds = self.pace.seconds if self.pace else sum(step.seconds for step in self.steps)
        return max(1, round(seconds / 60))

    def lasting(self, minutes: int) -> Exercise:
        """The same pace for about so long; what has no pace stays as it is."""
        if self.paced is None or self.pace is None:
            return self
        rounds = max(1, round(minutes * 60 / self.pace.cycle))
        return replace(self, paced=replace(self.paced, rounds=rounds))

    @property
    def template(self) -> str:
        """The picture to show, where the exercise is one."""
        return f"settle/pictures/{self.picture}.html" if self.picture else ""
