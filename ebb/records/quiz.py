"""What she answered in the quiz on one day, as she answered it."""

from __future__ import annotations

from typing import Annotated

import msgspec

from ebb.records.belief import Percent
from ebb.records.record import Line, Record, Word

Four = Annotated[tuple[Percent | None, ...], msgspec.Meta(min_length=4, max_length=4)]


class Felt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence that felt true, as it was worded then, and the domain it is of."""

    domain: Word
    sentence: Line


class QuizKept(Record, frozen=True, kw_only=True, tag="quiz-kept/1"):
    """Four answers of each domain, 0 to 100; nothing where it was left open or does not apply.

    `felt` are the sentences that stood out, in the words of that day: the file with the
    sentences may be edited later. `meant` is what she said of "I will not survive this":
    feeling, real, unsure, or nothing.
    """

    answers: Annotated[dict[Word, Four], msgspec.Meta(max_length=12)]
    felt: Annotated[tuple[Felt, ...], msgspec.Meta(max_length=6)] = ()
    meant: Word = ""
