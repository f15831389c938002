"""The way to a call: in order, stopped in time, begun again with the body, and not on any day."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ebb.records import DoorOpened, LeftAgain, Missed, Rated, Ready, StoodAside, WentBack
from ebb.story.ready_steps import (
    MUCH,
    STEPS,
    WRITTEN,
    answered,
    done,
    not_now,
    step_of,
    stopped,
    written,
)

DAY = datetime(2026, 12, 9, 15, tzinfo=UTC)
FRESH = Ready(at=DAY)
WAVE = bytes(16)
LONG_AGO = Missed(at=DAY - timedelta(days=40), what=("held",))


def pressed(kept, number, minutes=0):
    """The step's words, and how much it stirs."""
    now = DAY + timedelta(minutes=minutes)
    step = step_of(kept, now)
    if not written(kept, step):
        kept = replace(kept, **{step: "A few words"})
    return answered(kept, number, now)


def test_it_goes_in_order_and_begins_and_ends_with_the_body():
    kept, seen = FRESH, []
    for _step in STEPS:
        seen.append(step_of(kept, DAY))
        kept = pressed(kept, 2)

    assert seen == ["before", "belief", "example", "wanted", "after"]
    assert done(kept)
    assert step_of(kept, DAY + timedelta(days=90)) == "done"


@pytest.mark.parametrize("at", range(5))
def test_from_six_on_it_stops_at_any_step_and_five_goes_on(at):
    kept = FRESH
    for _step in range(at):
        kept = pressed(kept, 5)
    too_much = pressed(kept, MUCH)

    assert not stopped(pressed(kept, MUCH - 1), DAY)
    assert stopped(too_much, DAY)
    assert not_now([LONG_AGO, too_much], DAY) == "stopped"
    assert not stopped(too_much, DAY + timedelta(hours=12))
    in_the_morning = pressed(FRESH, MUCH, -7 * 60)
    assert stopped(in_the_morning, DAY + timedelta(hours=6))
    assert step_of(too_much, DAY + timedelta(hours=12)) == "before"


def test_after_a_pause_of_hours_the_body_comes_first_again_and_then_the_same_step():
    kept = pressed(pressed(FRESH, 1), 3)
    later = 3 * 60

    assert step_of(kept, DAY + timedelta(minutes=later)) == "before"
    again = pressed(kept, 0, later)
    assert step_of(again, DAY + timedelta(minutes=later)) == "example"


def test_words_that_are_cut_at_the_end_open_nothing_again():
    kept = FRESH
    for _step in STEPS:
        kept = pressed(kept, 0)

    assert step_of(replace(kept, belief="", example=""), DAY) == "done"


def test_a_number_before_the_words_are_written_is_not_noted():
    kept = pressed(FRESH, 1)

    assert answered(kept, 3, DAY) == kept


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 300)), max_size=30))
@settings(max_examples=60)
def test_no_page_is_reached_without_every_step_being_calm(presses):
    kept, minutes = FRESH, 0
    for number, wait in presses:
        minutes += wait
        now = DAY + timedelta(minutes=minutes)
        if not stopped(kept, now) and not done(kept):
            kept = pressed(kept, number, minutes)
    if done(kept):
        for step in STEPS:
            assert [one.stirred for one in kept.asked if one.step == step][-1] < MUCH
        assert all(written(kept, step) for step in WRITTEN)


@pytest.mark.parametrize(
    ("lately", "why"),
    [
        ((), ""),
        ((DoorOpened(at=DAY - timedelta(hours=20), wave_id=WAVE, door="unreal"),), "low"),
        ((DoorOpened(at=DAY - timedelta(hours=30), wave_id=WAVE, door="unreal"),), ""),
        ((StoodAside(at=DAY - timedelta(hours=60), wave_id=WAVE, door="scared"),), "fear"),
        ((StoodAside(at=DAY - timedelta(hours=73), wave_id=WAVE, door="scared"),), ""),
        ((Rated(at=DAY - timedelta(hours=14), wave_id=WAVE, intensity=7),), "strong"),
        ((Rated(at=DAY - timedelta(hours=16), wave_id=WAVE, intensity=10),), ""),
        ((Rated(at=DAY, wave_id=WAVE, intensity=6),), ""),
        ((WentBack(at=DAY - timedelta(days=9)),), "back"),
        ((WentBack(at=DAY - timedelta(days=9)), LeftAgain(at=DAY - timedelta(days=2))), "new"),
        ((WentBack(at=DAY - timedelta(days=9)), LeftAgain(at=DAY - timedelta(days=3))), ""),
    ],
)
def test_not_after_what_weighs(lately, why):
    assert not_now([LONG_AGO, *lately], DAY) == why


def test_not_in_the_first_days():
    young = Missed(at=DAY - timedelta(days=2), what=("held",))

    assert not_now([], DAY) == "new"
    assert not_now([young], DAY) == "new"
    assert not_now([young], DAY + timedelta(days=1)) == ""


@pytest.mark.parametrize(("hour", "why"), [(21, ""), (22, "night"), (5, "night"), (6, "")])
def test_not_at_night_by_her_clock(hour, why):
    assert not_now([LONG_AGO], DAY.replace(hour=hour)) == why
