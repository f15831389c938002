"""Settling learnt while it is easy, what she likes, and what is not for her."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.record import Line, Record, Word, Words
from ebb.records.wave import Intensity, Seconds

Breath = Annotated[int, msgspec.Meta(ge=0, le=60)]  # seconds; what is safe is not said here


class Practised(Record, frozen=True, kw_only=True, tag="practised/2"):
    """An exercise done outside a wave; how tense she was before and after, if she said."""

    exercise: Word
    seconds: Seconds | None = None
    before: Intensity | None = None
    after: Intensity | None = None


class OwnPace(Record, frozen=True, kw_only=True, tag="own-pace/1"):
    """A breath of her own: seconds in, waiting, out, waiting, and for how long."""

    breathe_in: Breath
    wait_in: Breath = 0
    breathe_out: Breath
    wait_out: Breath = 0
    minutes: Breath


class Favourite(Record, frozen=True, kw_only=True, tag="favourite/1"):
    """An exercise she wants at hand."""

    exercise: Word


class SetAside(Record, frozen=True, kw_only=True, tag="set-aside/2"):
    """An exercise that is not for her, or not now; it is not offered again.

    `reason` is one of ours, `words` are her own: both only if she wanted to say.
    """

    exercise: Word
    reason: Word = ""
    words: Line = ""


class Unsuited(Record, frozen=True, kw_only=True, tag="unsuited/1"):
    """What she said is true of her, of all that was asked; the newest answer counts."""

    conditions: Words = ()
    asked: Words = ()
