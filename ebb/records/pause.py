"""A pause between the pull and the message, and a wait before an answer to theirs.

It travels in the page as a wave does, under an id of its own, or under that of the wave it
is a part of. A pause on its own is no wave: folding passes over these events.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec

from ebb.records.record import Id, Record, Words
from ebb.records.wave import Door, Intensity

Minutes = Annotated[int, msgspec.Meta(ge=0, le=43_200)]  # thirty days
Hours = Annotated[int, msgspec.Meta(ge=1, le=48)]


class PauseEvent(Record, frozen=True, kw_only=True):
    """Something that happened in a pause."""

    wave_id: Id


class Paused(PauseEvent, frozen=True, kw_only=True, tag="paused/1"):
    """She stopped before a message of her own, or before an answer to one of theirs."""

    before: Literal["message", "answer"]


class Weighed(PauseEvent, frozen=True, kw_only=True, tag="weighed/1"):
    """What contact promises now, or what their message pulls on."""

    promises: Words = ()


class Predicted(PauseEvent, frozen=True, kw_only=True, tag="predicted/1"):
    """Her guess: how much relief, 0 to 10 points, and for how many minutes."""

    relief: Intensity | None = None
    minutes: Minutes | None = None


class Chose(PauseEvent, frozen=True, kw_only=True, tag="chose/1"):
    """Not now, or I am going to: two decisions, neither better than the other."""

    contact: Literal["not_now", "going"]


class StoodAside(PauseEvent, frozen=True, kw_only=True, tag="stood-aside/1"):
    """One of the three doors, in a pause that is no part of a wave."""

    door: Door


class Heavy(PauseEvent, frozen=True, kw_only=True, tag="heavy/1"):
    """She said it is a low hour, or that she blames herself: nothing that weighs is shown."""


class Held(PauseEvent, frozen=True, kw_only=True, tag="held/1"):
    """Their message waits, for as many hours as she chose."""

    hours: Hours


class Released(PauseEvent, frozen=True, kw_only=True, tag="released/1"):
    """The wait is over because she said so."""


class Answering(PauseEvent, frozen=True, kw_only=True, tag="answering/1"):
    """Which kind of answer she looked at last."""

    way: Literal["none", "brief", "boundary"]


class Quieted(PauseEvent, frozen=True, kw_only=True, tag="quieted/1"):
    """She does not want to be asked about a crisis here."""


class Apart(PauseEvent, frozen=True, kw_only=True, tag="apart/1"):
    """She or he was asked, or ordered, not to make contact: from now on only settling."""


class ApartOver(PauseEvent, frozen=True, kw_only=True, tag="apart-over/1"):
    """It is not so any more, or was a mistake."""


def apart(records: Iterable[Record]) -> bool:
    """Whether it holds now, by what was said last; records in time order."""
    said = [one for one in records if isinstance(one, Apart | ApartOver)]
    return bool(said) and isinstance(said[-1], Apart)
