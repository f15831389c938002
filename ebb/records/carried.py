"""What is not kept yet: a wave, a pause or a quiz travels in the page, and is stored nowhere else.

Every part has an id that follows from what it says and where it stands, so that a form
sent twice, or a wave kept twice, is kept once. Only the moment is left out of the id:
the second sending of a form comes a little later than the first. Ids stand outside the
seal, so they are made with a salt that lives in the page alone: without it somebody with
the database and the browser's history could try the eleven ratings until an id fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal
from uuid import UUID, uuid5

import msgspec

from ebb.records.letter import Letter
from ebb.records.pause import (
    Answering,
    Apart,
    ApartOver,
    Chose,
    Heavy,
    Held,
    Paused,
    Predicted,
    Quieted,
    StoodAside,
    Weighed,
)
from ebb.records.quiz import QuizKept
from ebb.records.record import Id, Moment, Record, in_time
from ebb.records.upgrade import Unreadable
from ebb.records.wave import Decided, DoorOpened, Rated, Settled, Tagged, WaveBegun, WaveEnded

OfAWave = WaveBegun | Rated | Settled | DoorOpened | Decided | Tagged | WaveEnded
OfAPause = Paused | Weighed | Predicted | Chose | StoodAside | Heavy | Held | Answering | Quieted
Asked = Apart | ApartOver
AnyEvent = OfAWave | OfAPause | Asked

LONGEST = 262_144  # characters of the whole field
ROOM_FOR_LETTERS = 196_608  # bytes: what comes after the last letter still has to fit
LONGEST_LETTER = 100_000
MOST_EVENTS, MOST_LETTERS = 200, 20


class Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words written here instead of to them, and to be kept with the wave."""

    at: Moment
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_LETTER)]

    def __repr__(self) -> str:
        return "<Written>"


class Carried(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The wave in a page. After the door of fear (`fear`) nothing asks about contact."""

    v: Literal[1] = 1
    wave: Id
    salt: Id
    events: Annotated[tuple[AnyEvent, ...], msgspec.Meta(max_length=MOST_EVENTS)] = ()
    letters: Annotated[tuple[Written, ...], msgspec.Meta(max_length=MOST_LETTERS)] = ()
    fear: bool = False
    quiz: QuizKept | msgspec.UnsetType = msgspec.UNSET

    def __repr__(self) -> str:
        return "<Carried>"

    def with_event(self, event: AnyEvent) -> Carried:
        """The same wave and one thing more. A full wave stays as it is: nothing is lost of it."""
        fear = self.fear or frightened(event)
        fuller = msgspec.structs.replace(self, events=(*self.events, event), fear=fear)
        full = len(fuller.events) > MOST_EVENTS or len(dump(fuller)) > LONGEST
        return self if full else fuller

    def with_letter(self, letter: Written) -> Carried:
        """The same wave and words to be kept with it; as it is where they do not fit any more."""
        fuller = msgspec.structs.replace(self, letters=(*self.letters, letter))
        size = len(msgspec.json.encode(fuller))
        return self if len(fuller.letters) > MOST_LETTERS or size > ROOM_FOR_LETTERS else fuller

    @property
    def everything(self) -> tuple[AnyEvent | Written | QuizKept, ...]:
        quiz = () if self.quiz is msgspec.UNSET else (self.quiz,)
        return (*self.events, *self.letters, *quiz)

    def parts(self) -> Iterator[tuple[bytes, AnyEvent | Written | QuizKept]]:
        """Everything in it with its id (16 bytes); the same part has the same id for ever."""
        for place, part in enumerate(self.everything):
            yield self._id(place, part), part

    def records(self) -> Iterator[tuple[bytes, Record]]:
        """The same as what is sealed: her words become a letter of this wave."""
        for part_id, part in self.parts():
            if isinstance(part, Written):
                yield part_id, Letter(at=part.at, text=part.text, wave_id=self.wave)
            else:
                yield part_id, part

    def _id(self, place: int, part: AnyEvent | Written | QuizKept) -> bytes:
        said = msgspec.to_builtins(part)
        del said["at"]
        where = place if not isinstance(part, Written) else "letter"
        return uuid5(UUID(bytes=self.salt), f"{where}:{msgspec.json.encode(said).decode()}").bytes


def frightened(event: AnyEvent) -> bool:
    """Whether this is the door of fear, in a wave or in a pause."""
    return isinstance(event, DoorOpened | StoodAside) and event.door == "scared"


def dump(carried: Carried) -> str:
    """The text of the hidden field."""
    return msgspec.json.encode(carried).decode()


def parse(text: str) -> Carried:
    """Strictly what `dump` wrote, at most 262,144 characters; else `Unreadable`."""
    if len(text) > LONGEST:
        raise Unreadable
    try:
        carried = msgspec.json.decode(text, type=Carried)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise Unreadable from error
    if any(event.wave_id != carried.wave for event in carried.events):
        raise Unreadable
    if not all(in_time(part.at) for part in carried.everything):
        raise Unreadable
    return carried
