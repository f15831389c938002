"""What surrounds a letter, what is missed, a move that was met: what can be kept and what not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ebb.records import Letter, Missed, MovePractised, PutAway, Record, Unreadable, decode, encode
from ebb.records.move import MOVES

AT = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        PutAway(at=AT, letter_id=bytes(16), until=date(2027, 3, 1)),
        PutAway(at=AT, letter_id=bytes(16)),
        Missed(at=AT),
        Missed(at=AT, what=("held",), text="\u202e\u05e9\u05dc\u05d5\u05dd \U0001f30a"),
        *(MovePractised(at=AT, move=move) for move in MOVES),
    ],
    ids=str,
)
def test_what_is_kept_opens_as_it_was(record: Record) -> None:
    assert decode(encode(record)) == record


@pytest.mark.parametrize(
    "record",
    [
        PutAway(at=AT, letter_id=bytes(15)),
        Missed(at=AT, text="x" * 4097),
        Missed(at=AT, what=("x" * 65,)),
        MovePractised(at=AT, move="lighthouse"),  # type: ignore[arg-type]
    ],
    ids=str,
)
def test_what_breaks_its_limits_is_not_written(record: Record) -> None:
    with pytest.raises(Unreadable):
        encode(record)


@pytest.mark.parametrize("kind", [PutAway, Missed, MovePractised])
def test_no_field_asks_who_it_is_about(kind: type[Record]) -> None:
    fields = set(kind.__struct_fields__)

    assert not fields & {"name", "nickname", "person", "them", "to"}
    assert not {"name", "to"} & set(Letter.__struct_fields__)
