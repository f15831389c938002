"""What may be written while locked: parts of waves and pauses, letters, a quiz, drafts. Pure.

It is the same JSON as in a piece, but a letter has its text inside, whatever its length;
keeping it moves a long one into a body of its own.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.carried import LONGEST_LETTER
from ebb.records.letter import Letter
from ebb.records.locked import Draft
from ebb.records.pause import PauseEvent
from ebb.records.quiz import QuizKept
from ebb.records.record import Id, Record, in_time
from ebb.records.upgrade import ENCODER, NO_RECORD, Unreadable, decode, encode
from ebb.records.wave import WaveEvent


class LongLetter(Record, frozen=True, kw_only=True, tag="letter/1"):
    """A letter as it travels: no body exists yet that it could name."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_LETTER)]
    body_id: None = None
    wave_id: Id | None = None


LETTERS = msgspec.json.Decoder(LongLetter)


def decode_written(written: bytes) -> Record:
    """A `Letter` (its text may be long), a `Draft`, a part of a wave or of a pause, a quiz.

    Raises `NewerKind`, and `Unreadable` for all else: whoever has a marker is not proven to
    be her, so nobody slips in someone safe, a plan or a setting.
    """
    try:
        letter = LETTERS.decode(written)
    except NO_RECORD:
        record = decode(written)
        if isinstance(record, WaveEvent | PauseEvent | QuizKept | Draft):
            return record
        raise Unreadable from None
    if not in_time(letter.at):
        raise Unreadable
    return Letter(at=letter.at, text=letter.text, wave_id=letter.wave_id)


def encode_written(record: Record) -> bytes:
    """The bytes that `decode_written` reads; `Unreadable` for what it would not."""
    if not isinstance(record, Letter):
        written = encode(record)
    else:
        try:
            written = ENCODER.encode(record)
        except (msgspec.MsgspecError, TypeError, ValueError):
            raise Unreadable from None
    decode_written(written)
    return written
