"""The laws of the smoothed picture."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.contact.trend import BEFORE, Spell, shown, spells, trend
from ebb.records import ContactMade, LeftAgain, WentBack

START = datetime(2026, 6, 1, 22, 0, tzinfo=UTC)
DAYS = 120
places = st.sets(st.integers(0, DAYS), max_size=40)


def contacts(on, how="i"):
    return [ContactMade(at=START + timedelta(days=place), how=how) for place in on]


def line(on, back=(), how="i", last=DAYS):
    first = START.date()
    return trend(contacts(on, how), back, first=first, today=first + timedelta(days=last))


def quiet(points):
    return [point.quiet for point in points]


@given(places, st.integers(0, DAYS))
def test_a_slip_dents_and_never_erases(before, slip):
    without, with_it = quiet(line(before - {slip})), quiet(line(before | {slip}))

    assert with_it[:slip] == without[:slip]
    for lower, higher in zip(with_it[slip:], without[slip:], strict=True):
        assert 0 <= higher - lower <= 10 / (BEFORE + 1)
        assert lower > 0


@given(places, st.integers(0, DAYS - 60))
def test_a_slip_heals_with_quiet_days(before, slip):
    quiet_after = {place for place in before if place < slip}
    dent = [
        high - low
        for high, low in zip(
            quiet(line(quiet_after)), quiet(line(quiet_after | {slip})), strict=True
        )
    ]

    assert all(
        later <= earlier for earlier, later in zip(dent[slip:], dent[slip + 1 :], strict=False)
    )
    assert dent[slip + 60] < dent[slip] / 5 + 1e-9


@given(places, places, st.sampled_from(["turned_up", "needed"]))
def test_contact_that_was_not_chosen_changes_nothing(chosen, others, how):
    first, today = START.date(), START.date() + timedelta(days=DAYS)
    mixed = [*contacts(chosen), *contacts(others, how)]

    assert trend(mixed, (), first=first, today=today) == line(chosen)


@given(places, st.integers(1, DAYS - 1), st.integers(0, 30))
def test_while_she_is_back_the_picture_rests_and_nothing_resets(on, began, length):
    spell = Spell(
        START.date() + timedelta(days=began), START.date() + timedelta(days=began + length)
    )
    resting = line(on, [spell], last=began + length)

    assert quiet(resting) == quiet(line(on, last=began - 1))


def test_several_contacts_on_one_day_are_one_day():
    twice = [*contacts({3}), ContactMade(at=START + timedelta(days=3, minutes=5), how="they")]
    today = START.date() + timedelta(days=DAYS)

    assert trend(twice, (), first=START.date(), today=today) == line({3})


def test_the_first_day_says_little_and_long_quiet_says_much():
    assert line(set())[0].quiet == pytest.approx(5.625)
    assert line(set())[-1].quiet > 8.5


@given(places)
def test_what_is_drawn_keeps_each_contact_and_the_last_day(on):
    points = line(on)
    drawn = shown(points, most=30)

    assert [one for one in drawn if one.contact] == [one for one in points if one.contact]
    assert drawn[-1] == points[-1]


def test_went_back_and_left_again_make_spells_in_any_order_and_however_often_said():
    went = [WentBack(at=START), WentBack(at=START + timedelta(days=1))]
    left = [LeftAgain(at=START + timedelta(days=5)), LeftAgain(at=START + timedelta(days=6))]
    day = START.date()

    assert spells([*left, *went]) == [Spell(day, day + timedelta(days=5))]
    assert spells(left) == []
    assert spells([*went, *left, WentBack(at=START + timedelta(days=9))])[-1].last is None
