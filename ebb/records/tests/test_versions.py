"""Every version ever written is read for ever; newer is not damaged; damaged is not a crash."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import (
    Letter,
    NewerKind,
    Preference,
    Rated,
    Record,
    SetAside,
    Unreadable,
    decode,
    encode,
)
from ebb.records.older import Rated1
from ebb.records.upgrade import LATEST, TAGS, upgrade

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "vectors" / "records.json").read_text(encoding="ascii")
)
AT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["written"]["kind"])
def test_what_was_ever_written_is_read_in_todays_words(vector: dict[str, Any]) -> None:
    record = decode(json.dumps(vector["written"]).encode())

    assert json.loads(encode(record)) == vector.get("today", vector["written"])


def test_every_version_that_is_known_has_a_vector() -> None:
    assert {vector["written"]["kind"] for vector in VECTORS} == TAGS


def test_upgrading_twice_changes_nothing_and_always_ends_at_the_latest() -> None:
    for vector in VECTORS:
        record = decode(json.dumps(vector["written"]).encode())
        name, _, version = str(type(record).__struct_config__.tag).partition("/")
        assert int(version) == LATEST[name]
        assert upgrade(record) == record  # type: ignore[arg-type]


def test_an_older_version_is_read_but_never_written() -> None:
    with pytest.raises(Unreadable):
        encode(Rated1(at=AT, wave_id=bytes(16), intensity=1))


@pytest.mark.parametrize("kind", ["rated/3", "letter/2", "wave-begun/9999", "lighthouse/1"])
def test_a_newer_version_or_kind_is_told_as_newer(kind: str) -> None:
    written = {"kind": kind, "at": "2026-11-22T01:30:00Z", "what": [1, 2]}

    with pytest.raises(NewerKind):
        decode(json.dumps(written).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "rated/0"},
        {"kind": "rated"},
        {"kind": "Rated/3"},
        {"kind": 7},
        {"intensity": 11},
        {"intensity": -1},
        {"intensity": 7.5},
        {"intensity": "8"},
        {"intensity": None},
        {"intensity": True},
        {"wave_id": "AAAA"},
        {"at": "2026-11-22T01:30:00"},
        {"at": "yesterday"},
        {"more": 1},
    ],
)
def test_what_nobody_wrote_is_unreadable(change: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        decode(json.dumps({**VECTORS[2]["written"], **change}).encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_record_or_one_of_two_errors(written: bytes) -> None:
    try:
        record = decode(written)
    except (Unreadable, NewerKind):
        return
    assert isinstance(record, Record)


@pytest.mark.parametrize(
    "record",
    [
        Rated(at=AT, wave_id=bytes(16), intensity=11),
        Rated(at=AT, wave_id=bytes(15), intensity=1),
        Rated(at=AT.replace(tzinfo=None), wave_id=bytes(16), intensity=1),
        Letter(at=AT, text="x" * 4097),
        Letter(at=AT, text="\ud800"),
        Preference(at=AT, key="k" * 65, value=""),
    ],
)
def test_what_could_not_be_read_again_is_not_written(record: Record) -> None:
    with pytest.raises(Unreadable):
        encode(record)


@given(
    st.datetimes(
        AT.replace(tzinfo=None, year=1900),
        AT.replace(tzinfo=None, year=2199),
        timezones=st.integers(-720, 840).map(lambda m: timezone(timedelta(minutes=m))),
    ),
    st.integers(0, 10),
)
def test_a_record_keeps_the_hour_of_her_own_clock(at: datetime, intensity: int) -> None:
    record = Rated(at=at, wave_id=bytes(16), intensity=intensity)

    again = decode(encode(record))

    assert again == record
    assert (again.at.hour, again.at.utcoffset()) == (at.hour, at.utcoffset())


def test_no_word_of_hers_is_in_a_repr_and_nothing_can_be_changed() -> None:
    letter = Letter(at=AT, text="the dog")

    assert repr(letter) == "<Letter>"
    with pytest.raises(AttributeError):
        letter.text = "another"  # type: ignore[misc]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_year_that_no_clock_shows_everywhere_is_unreadable(at: str) -> None:
    written = {"kind": "practised/1", "at": at, "exercise": "water", "seconds": 60}

    with pytest.raises(Unreadable):
        decode(json.dumps(written).encode())
    with pytest.raises(Unreadable):
        encode(Preference(at=datetime.fromisoformat(at), key="a", value="b"))


def test_a_sentence_in_an_old_reason_becomes_her_own_words() -> None:
    said = "The cold water was where it happened, and I do not want to be asked about it again."
    old = {"kind": "set-aside/1", "at": "2026-11-22T12:01:00Z", "exercise": "cold", "reason": said}

    record = decode(json.dumps(old).encode())

    assert isinstance(record, SetAside)
    assert (record.reason, record.words) == ("", said)
