"""One invented wave as events, in the order in which the wave's pages would bring them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from numpy.random import Generator

from ebb.commands.invented.course import Course
from ebb.records import (
    Decided,
    DoorOpened,
    Rated,
    Settled,
    Tagged,
    WaveBegun,
    WaveEnded,
    WaveEvent,
)
from ebb.records.wave import Contact, Door, Ending, How

UNRATED = 0.08  # chance that she gave no number
SILENT = 0.1  # chance that she left after the first number


@dataclass(frozen=True)
class Around:
    """What is known of a wave when it begins, and what belongs to her half-year's story."""

    began: datetime
    strength: float
    exercises: tuple[str, ...]  # in the order she would try them
    worse: str = ""  # one of them that made it worse
    door: Door | None = None
    contact: Contact | None = None
    how: How = ""
    tags: dict[str, tuple[str, ...]] | None = None
    they_contacted: bool = False
    letter: str = ""


@dataclass(frozen=True)
class Words:
    """What she wrote instead of sending it."""

    at: datetime
    text: str
    wave_id: bytes


class Telling:
    """The wave's own clock, and what has been noted so far."""

    def __init__(self, around: Around, rng: Generator) -> None:
        self.around, self.rng = around, rng
        self.wave_id, self.minutes = rng.bytes(16), 0.0
        self.course = Course.of(around.strength, rng)
        self.points: list[int] = []
        self.events: list[WaveEvent] = []
        self.words: Words | None = None

    @property
    def at(self) -> datetime:
        """Counted in UTC, told in her own clock: nothing goes back when the clocks do."""
        began = self.around.began
        later = began.astimezone(UTC) + timedelta(seconds=round(60 * self.minutes))
        return later.astimezone(began.tzinfo)

    def wait(self, least: float, most: float) -> None:
        """Minutes go by."""
        self.minutes += float(self.rng.uniform(least, most))

    def note(self, kind: Callable[..., WaveEvent], **said: object) -> None:
        self.events.append(kind(at=self.at, wave_id=self.wave_id, **said))

    def rate(self) -> None:
        self.points.append(self.course.rated(self.minutes, self.rng))
        self.note(Rated, intensity=self.points[-1])

    def settle(self, exercise: str) -> None:
        began = self.minutes
        self.wait(2, 8)
        worse = "worse" if exercise == self.around.worse else None
        seconds = round(60 * (self.minutes - began))
        self.note(Settled, exercise=exercise, seconds=seconds, worse=worse)


def told(around: Around, rng: Generator) -> Telling:
    """The whole wave. After a door nothing asks about contact."""
    wave = Telling(around, rng)
    wave.note(WaveBegun)
    if around.door:
        through_a_door(wave, around.door)
        return wave
    settling(wave)
    wave.wait(0.2, 3)
    wave.note(WaveEnded, how=ending(wave.points, rng))
    about_contact(wave)
    if around.tags is not None:
        wave.wait(0.3, 1)
        wave.note(Tagged, they_contacted=around.they_contacted, **around.tags)
    return wave


def through_a_door(wave: Telling, door: Door) -> None:
    """People first; after fear not even how strong it is."""
    if wave.rng.random() < 0.5:
        wave.rate()
    wave.wait(0.3, 1.5)
    wave.note(DoorOpened, door=door)
    for exercise in wave.around.exercises[:2]:
        wave.settle(exercise)
    if door == "unreal":
        wave.rate()
    wave.wait(0.2, 4)
    wave.note(WaveEnded, how="left")


def settling(wave: Telling) -> None:
    """An exercise, a number, and again, until it is low or she has had enough."""
    rates = wave.rng.random() > UNRATED or bool(wave.around.worse)
    if rates:
        wave.wait(0.1, 0.6)
        wave.rate()
    if wave.rng.random() < SILENT and not wave.around.worse:
        return
    for exercise in wave.around.exercises:
        wave.settle(exercise)
        if rates:
            wave.wait(0.2, 1)
            wave.rate()
        if wave.points and wave.points[-1] <= 1:
            return


def ending(points: list[int], rng: Generator) -> Ending:
    """Passed where it is low, eased where it is lower, else she left."""
    if not points:
        return "passed" if rng.random() < 0.4 else "left"
    if points[-1] <= 2 and rng.random() < 0.85:
        return "passed"
    return "eased" if points[-1] < max(points) else "left"


def about_contact(wave: Telling) -> None:
    around = wave.around
    if around.contact is None:
        return
    wave.wait(0.1, 0.6)
    wave.note(Decided, contact=around.contact, how=around.how)
    if around.letter:
        wave.minutes += len(around.letter) / 160  # typed slowly, on a phone
        wave.words = Words(wave.at, around.letter, wave.wave_id)
