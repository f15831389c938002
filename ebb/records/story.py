"""Her story in headlines, the whole picture in pairs, and her reasons. Short on purpose.

Nothing here has room for details, and no field asks who the other person is.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from ebb.records.record import FIRST_YEAR, LAST_YEAR, Record, Word, Words

HeadlineKind = Literal["hard", "threat", "relief", "turning", "leaving"]
Year = Annotated[int, msgspec.Meta(ge=FIRST_YEAR, le=LAST_YEAR)]
Few = Annotated[str, msgspec.Meta(max_length=200)]  # characters; pages ask for far fewer


class Headline(Record, frozen=True, kw_only=True, tag="headline/1"):
    """One entry of the cycle; `at` is when it was written, never when it happened.

    `word` is a key of ours, `own` her own words, which count where there are any. `year` and
    `part` (a season or a month, a key of ours) are as far as she knows. The lower `place`
    stands earlier: her order, which needs no dates.
    """

    heading: HeadlineKind
    word: Word = ""
    own: Few = ""
    year: Year | None = None
    part: Word = ""
    about: bool = False
    place: float = 0.0


class WholeLine(Record, frozen=True, kw_only=True, tag="whole-line/1"):
    """What was good and what it cost, side by side, so that both are believed.

    `moves` are the mind's moves that this answers; the keys are those of a wave's tags.
    """

    good: Few = ""
    cost: Few = ""
    moves: Words = ()

    @property
    def words(self) -> str:
        """As one line, each side a sentence of its own."""
        return " ".join(sentence(side) for side in (self.good, self.cost) if side)


class Reason(Record, frozen=True, kw_only=True, tag="reason/1"):
    """What she does this for, in her words."""

    text: Few


def sentence(words: str) -> str:
    """With an end, so that another may follow."""
    return words if words[-1] in ".!?…:;,\u061f\u06d4\u3002" else f"{words}."
