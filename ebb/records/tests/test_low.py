"""What low contact and plans keep: a role or nothing, no word of an order, short own words."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import (
    Apart,
    ApartOver,
    AtPlace,
    FromThem,
    InHours,
    LowContact,
    OnDate,
    Plan,
    Then,
    Unreadable,
    Window,
    apart,
    decode,
    encode,
    fold,
)
from ebb.records.carried import Carried, dump, parse

AT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
OWN = b"p" * 16
HOURS = Window(days=(6,), starts=1140, ends=1380)
THEN = Then(way="settle", exercise="feet")
CUES = [
    InHours(ready="sunday", window=HOURS),
    OnDate(words="The day I moved", day=date(2024, 2, 29), yearly=True),
    AtPlace(words="The station"),
    FromThem(),
]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: type(cue).__name__)
def test_a_plan_comes_back_as_it_was_made(cue):
    plan = Plan(at=AT, cue=cue, then=THEN, nudge=True)

    assert decode(encode(plan)) == plan


@pytest.mark.parametrize(
    "plan",
    [
        Plan(at=AT, cue=AtPlace(words="x" * 161), then=THEN),
        Plan(at=AT, cue=FromThem(), then=Then(way="own", words="x" * 161)),
        Plan(at=AT, cue=OnDate(day=date(2026, 1, 1), days_before=15), then=THEN),
        Plan(at=AT, cue=InHours(window=Window(days=(), starts=0, ends=1)), then=THEN),
        Plan(at=AT, cue=InHours(window=Window(days=(7,), starts=0, ends=1)), then=THEN),
        LowContact(at=AT, windows=(HOURS,) * 8),
        LowContact(at=AT, role="Robin"),  # type: ignore[arg-type]
    ],
)
def test_what_is_beyond_its_limits_is_not_written(plan):
    with pytest.raises(Unreadable):
        encode(plan)


def test_an_order_has_no_words_here():
    assert {field.name for field in msgspec.structs.fields(LowContact)} == {
        *("at", "role", "order", "windows")
    }


@given(st.lists(st.booleans(), max_size=6))
def test_what_was_said_last_holds(said):
    records = [(Apart if yes else ApartOver)(at=AT, wave_id=OWN) for yes in said]

    assert apart(records) is bool(said and said[-1])
    assert fold(records) == []


def test_it_travels_in_a_page():
    carried = Carried(wave=OWN, salt=OWN).with_event(Apart(at=AT, wave_id=OWN))

    assert parse(dump(carried)) == carried
