"""Her order, its rounds, and the line they are drawn on."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import Headline
from ebb.story.line import in_order, moved, pieces, place_for, rounds
from ebb.vault import Opened

AT = datetime(2026, 12, 1, 16, tzinfo=UTC)
KINDS = st.lists(st.sampled_from(["hard", "threat", "relief", "turning", "leaving"]), max_size=12)


def entry(number, place=None, **said):
    at = AT + timedelta(minutes=number)
    where = float(number if place is None else place)
    headline = Headline(at=at, heading="hard", own=str(number), place=where, **said)
    return Opened(bytes([number]) * 16, 1, headline)


def names(entries):
    return [one.record.own for one in in_order(entries)]


def put(entries, moving, beside, *, earlier):
    changed = {one.id: one for one in moved(entries, moving, beside, earlier=earlier)}
    return in_order(changed.get(one.id, one) for one in entries)


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ("", []),
        ("relief", []),
        ("hard", []),
        ("hard relief", [(0, 1)]),
        ("relief hard threat relief hard", [(1, 3)]),
        ("hard turning relief relief", [(0, 3)]),
        ("threat relief hard relief", [(0, 1), (2, 3)]),
        ("hard leaving relief leaving", [(0, 2)]),
        ("leaving turning", []),
    ],
)
def test_a_round_is_something_hard_and_then_relief(kinds, found):
    assert rounds(kinds.split()) == found


@given(KINDS)
def test_rounds_never_overlap_and_each_begins_hard_and_ends_in_relief(kinds):
    found = rounds(kinds)

    for first, last in found:
        assert kinds[first] in {"hard", "threat"}
        assert kinds[last] == "relief"
    for (_, last), (first, _) in pairwise(found):
        assert last < first


@given(KINDS.filter(bool))
def test_the_line_goes_on_where_the_row_above_left_it(kinds):
    drawn = pieces(kinds)

    for above, below in pairwise(drawn):
        (left,) = re.findall(r"([\d.]+) 100$", above.path)
        (taken_up,) = re.findall(r"^M([\d.]+) 0", below.path)
        assert left == taken_up
    assert len(drawn) == len(kinds)


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ({"year": 2020, "part": "june"}, ["1", "2", "9", "3"]),
        ({"year": 2018}, ["9", "1", "2", "3"]),
        ({"year": 2022, "part": "winter"}, ["1", "2", "3", "9"]),
        ({}, ["1", "2", "3", "9"]),
    ],
)
def test_a_new_one_goes_where_its_time_says_else_to_the_end(said, then):
    known = [
        entry(1, year=2019),
        entry(2, year=2020, part="spring"),
        entry(3, year=2020, part="autumn"),
    ]
    new = Headline(at=AT, heading="hard", **said)
    place = place_for(new, known)

    assert names([*known, entry(9, place)]) == then


def test_her_own_order_is_not_put_right_by_the_calendar():
    known = [entry(1, year=2021), entry(2, year=2019)]
    place = place_for(Headline(at=AT, heading="hard", year=2022), known)

    assert names([*known, entry(9, place)]) == ["1", "2", "9"]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.booleans()), max_size=90))
def test_moving_is_always_what_was_asked_for_and_loses_nobody(moves):
    entries = [entry(number) for number in range(1, 6)]
    for one, other, earlier in moves:
        moving, beside = bytes([one]) * 16, bytes([other]) * 16
        entries = put(entries, moving, beside, earlier=earlier)
        ids = [each.id for each in entries]
        if one != other:
            assert ids.index(moving) - ids.index(beside) == (-1 if earlier else 1)
        assert sorted(names(entries)) == ["1", "2", "3", "4", "5"]


def test_pressed_twice_it_moves_once():
    entries = [entry(number) for number in range(1, 4)]
    once = put(entries, bytes([3]) * 16, bytes([2]) * 16, earlier=True)
    again = put(once, bytes([3]) * 16, bytes([2]) * 16, earlier=True)

    assert names(once) == names(again) == ["1", "3", "2"]


def test_where_no_number_is_left_between_two_all_are_counted_anew():
    tight = [entry(1, 1.0), entry(2, 1.0 + 2**-52), entry(3, 2.0)]

    assert names(put(tight, bytes([3]) * 16, bytes([2]) * 16, earlier=True)) == ["1", "3", "2"]


@pytest.mark.parametrize("beside", [bytes([1]) * 16, bytes([7]) * 16])
def test_beside_itself_or_beside_nothing_stays_as_it_is(beside):
    assert moved([entry(1), entry(2)], bytes([1]) * 16, beside, earlier=True) == []
