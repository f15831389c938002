"""What is known of her around a pause: a door, a low hour, a card she does not want."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ebb.contact.content import Content
from ebb.contact.step import Here
from ebb.records import DoorOpened, Heavy, Quieted, Record, StoodAside, WholeLine
from ebb.records.carried import Carried
from ebb.safety.crisis import speaks_of_it
from ebb.steps import fear


def fear_stays(carried: Carried, here: Here) -> Carried:
    """A page from before the first door, by Back or in another window, does not undo the door.

    Nor does a pause that is begun anew, as long as fear is near: it says nothing, and settles.
    """
    if carried.fear:
        return carried
    if fear.met(carried.wave):
        door = StoodAside(at=here.now, wave_id=carried.wave, door="scared")
        return carried.with_event(door)
    return replace(carried, fear=True) if here.afraid else carried


def aside(carried: Carried) -> bool:
    """Whether one of the three doors was opened in this pause, or in the wave around it."""
    return carried.fear or any(isinstance(e, StoodAside | DoorOpened) for e in carried.events)


def heavy(carried: Carried) -> bool:
    """A low hour, as far as this pause says: asked, or to be read in what she wrote.

    What her vault says of the last day is `records.low_lately`.
    """
    said = any(isinstance(event, Heavy) for event in carried.events)
    return said or aside(carried) or any(speaks_of_it(one.text) for one in carried.letters)


def quieted(records: Iterable[Record]) -> bool:
    return any(isinstance(one, Quieted) for one in records)


def with_hers(content: Content, records: Iterable[Record]) -> Content:
    """Her own whole picture in place of the generic one, where she has drawn it.

    A line without its cost would only feed the longing; one that sounds like a crisis rests.
    """
    lines = (one for one in records if isinstance(one, WholeLine) and one.cost)
    hers = tuple(one.words for one in lines if not speaks_of_it(one.words))
    return replace(content, lines=hers) if hers else content
