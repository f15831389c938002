"""A pause travels as a wave does, is no wave, and knows fear."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import (
    Chose,
    ContactMade,
    Heavy,
    Held,
    Paused,
    Predicted,
    StoodAside,
    Unreadable,
    WaveBegun,
    Weighed,
    encode,
    fold,
)
from ebb.records.carried import Carried, dump, parse

OWN, SALT = b"p" * 16, b"s" * 16
AT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
EVENTS = (
    Paused(at=AT, wave_id=OWN, before="message"),
    Weighed(at=AT, wave_id=OWN, promises=("relief",)),
    Predicted(at=AT, wave_id=OWN, relief=0, minutes=None),
    Chose(at=AT, wave_id=OWN, contact="going"),
    Heavy(at=AT, wave_id=OWN),
    Held(at=AT, wave_id=OWN, hours=48),
)


@given(st.lists(st.sampled_from(EVENTS), max_size=10))
def test_a_pause_comes_back_as_it_was_carried(events):
    carried = Carried(wave=OWN, salt=SALT)
    for event in events:
        carried = carried.with_event(event)

    assert parse(dump(carried)) == carried


@pytest.mark.parametrize(("door", "fear"), [("scared", True), ("hurt", False), ("unreal", False)])
def test_only_the_door_of_fear_is_fear(door, fear):
    carried = Carried(wave=OWN, salt=SALT).with_event(StoodAside(at=AT, wave_id=OWN, door=door))

    assert carried.fear is fear


def test_a_pause_alone_is_no_wave_and_one_inside_a_wave_changes_nothing_of_it():
    begun = WaveBegun(at=AT, wave_id=OWN)

    assert fold(EVENTS) == []
    assert fold([begun, *EVENTS]) == fold([begun])


@pytest.mark.parametrize("hours", [0, 49, -1])
def test_a_wait_is_one_to_forty_eight_hours(hours):
    with pytest.raises(Unreadable):
        encode(Held(at=AT, wave_id=OWN, hours=hours))


@pytest.mark.parametrize(
    ("how", "chosen"), [("i", True), ("they", True), ("turned_up", False), ("needed", False)]
)
def test_what_she_had_no_choice_in_is_not_called_chosen(how, chosen):
    assert ContactMade(at=AT, how=how).chosen is chosen
