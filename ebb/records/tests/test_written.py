"""What may be written while locked: waves, letters, drafts, and nothing that could mislead her."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import (
    Accepted,
    Draft,
    Held,
    Letter,
    NewerKind,
    Preference,
    QuizKept,
    Rated,
    Record,
    SafePerson,
    SafetyPlan,
    Unreadable,
    decode_written,
    encode,
    encode_written,
)

AT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "record",
    [
        Rated(at=AT, wave_id=bytes(16), intensity=0),
        Held(at=AT, wave_id=bytes(16), hours=24),
        QuizKept(at=AT, answers={"owe": (10, None, 0, 90)}),
        Letter(at=AT, text="short", wave_id=bytes(16)),
        Letter(at=AT, text="long " * 20_000),
        Draft(at=AT, path="/help/people/", fields=(("nickname", "Bo"), ("number", ""))),
    ],
)
def test_a_wave_a_letter_of_any_length_and_a_draft_come_back_as_they_were(record: Record) -> None:
    assert decode_written(encode_written(record)) == record


@pytest.mark.parametrize(
    "record",
    [
        SafePerson(at=AT, nickname="Someone", number="666"),
        SafetyPlan(at=AT, calms="call him"),
        Preference(at=AT, key="k", value="v"),
        Accepted(at=AT, wave_id=bytes(16)),
        Letter(at=AT, body_id=bytes(16)),
        Letter(at=AT, text="x" * 100_001),
        Letter(at=AT, text="\ud800"),
        Letter(at=AT.replace(year=9999), text="far"),
        Letter(at=AT),
        Draft(at=AT, path="/" * 301),
        Draft(at=AT, path="/", fields=(("a", "b"),) * 301),
    ],
)
def test_nothing_else_can_be_slipped_in(record: Record) -> None:
    with pytest.raises(Unreadable):
        encode_written(record)
    try:
        written = encode(record)
    except Unreadable:
        return
    with pytest.raises(Unreadable):
        decode_written(written)


def test_a_letter_that_names_a_body_is_not_believed() -> None:
    written = {"kind": "letter/1", "at": "2026-11-22T01:30:00Z", "text": "a", "body_id": "A" * 24}

    with pytest.raises(Unreadable):
        decode_written(json.dumps(written).encode())


@pytest.mark.parametrize("kind", ["letter/2", "draft/2", "lighthouse/1"])
def test_what_a_newer_ebb_wrote_is_told_apart(kind: str) -> None:
    with pytest.raises(NewerKind):
        decode_written(json.dumps({"kind": kind, "at": "2026-11-22T01:30:00Z"}).encode())


@pytest.mark.parametrize("kind", ["rated/2", "letter/1", "draft/1", "lighthouse/1"])
@pytest.mark.parametrize("first", [True, False])
def test_boxes_in_boxes_are_no_record(kind: str, first: bool) -> None:
    """A decoder that gives up on the depth must not take the whole page with it."""
    tag, deep = f'"kind":"{kind}"', '"more":' + "[" * 90_000 + "]" * 90_000
    written = f"{{{tag},{deep}}}" if first else f"{{{deep},{tag}}}"

    with pytest.raises(Unreadable):
        decode_written(written.encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_a_record_or_one_of_two_errors(written: bytes) -> None:
    try:
        record = decode_written(written)
    except (Unreadable, NewerKind):
        return
    assert isinstance(record, Record)
