"""One contact in one sentence, and what is asked when."""

from datetime import UTC, datetime, timedelta

import pytest

from ebb.contact.told import Told, helped, length, ridden, sentence, told
from ebb.records import Chose, ContactMade, Decided, FollowUp, Rated, WaveBegun
from ebb.vault import Opened

AT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
ID = b"c" * 16


def one(how="i", promised=8, later=()):
    record = ContactMade(at=AT, how=how, promised=promised)
    return Told(ID, 1, record, tuple(later))


def after(when, **said):
    hours = {"hour": 1, "day": 24}[when]
    return FollowUp(at=AT + timedelta(hours=hours), contact_id=ID, after=when, **said)


def test_promised_gave_and_how_long_settling_took():
    said = [after("hour", gave=3), after("day", gave=0, lasted_minutes=40, settled_hours=9)]

    assert sentence(one(later=said)) == (
        "Promised 8, gave 3 for about 40 minutes; settling took 9 hours."
    )


@pytest.mark.parametrize(
    ("promised", "later", "words"),
    [
        (None, [], ""),
        (0, [], "Promised 0."),
        (8, [{"gave": 0}], "Promised 8, gave 0."),
        (None, [{"settled_hours": 1}], "Settling took 1 hour."),
        (None, [{"gave": 5, "lasted_minutes": 720}], "Gave 5 for about 12 hours."),
    ],
)
def test_what_was_left_open_is_left_out(promised, later, words):
    assert sentence(one(promised=promised, later=[after("day", **each) for each in later])) == words


@pytest.mark.parametrize("how", ["turned_up", "needed"])
def test_what_was_not_chosen_has_no_sentence_and_is_never_asked(how):
    unchosen = one(how=how, later=[after("day", gave=3)])

    assert sentence(unchosen) == ""
    assert unchosen.due(AT + timedelta(days=2)) == ""


@pytest.mark.parametrize(
    ("hours", "answered", "due"),
    [
        (0.5, [], ""),
        (1, [], "hour"),
        (2, ["hour"], ""),
        (24, [], "day"),
        (24, ["hour"], "day"),
        (30, ["hour", "day"], ""),
        (24 * 7 + 1, [], ""),
    ],
)
def test_asked_after_an_hour_and_after_a_day_and_not_for_ever(hours, answered, due):
    asked = one(later=[after(when) for when in answered])

    assert asked.due(AT + timedelta(hours=hours)) == due


def test_a_second_answer_corrects_the_first():
    assert one(later=[after("hour", gave=9), after("hour", gave=2)]).gave == 2


def test_it_helped_for_a_while_can_be_said():
    assert helped(one(later=[after("hour", gave=1)]))
    assert not helped(one(later=[after("hour", gave=0)]))


def test_each_contact_has_its_own_answers_and_the_newest_comes_first():
    other = b"o" * 16
    records = [
        Opened(ID, 1, ContactMade(at=AT, how="i")),
        Opened(other, 1, ContactMade(at=AT + timedelta(days=1), how="i")),
    ]

    found = told(records, [after("hour", gave=3)])

    assert [each.id for each in found] == [other, ID]
    assert [each.gave for each in found] == [None, 3]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minutes"), (1, "1 minute"), (40, "40 minutes"), (120, "2 hours"), (4320, "3 days")],
)
def test_a_length_is_told_as_people_tell_it(minutes, words):
    assert length(minutes) == words


def waves(count, contact="none"):
    events = []
    for place in range(count):
        own, start = bytes([place] * 16), AT + timedelta(days=place)
        events += [
            WaveBegun(at=start, wave_id=own),
            Rated(at=start, wave_id=own, intensity=8),
            Rated(at=start + timedelta(minutes=11), wave_id=own, intensity=4),
        ]
        if contact:
            decided = start + timedelta(minutes=12)
            events.append(Decided(at=decided, wave_id=own, contact=contact))
    return events


def test_the_waves_beside_it_are_her_own_and_promise_nothing():
    assert ridden([]) == ""
    assert ridden(waves(1)) == "You rode one wave without contact."
    assert ridden(waves(4)).endswith("fall by half. Half of these took 11 minutes or less.")
    assert ridden(waves(4, contact="pull")).startswith("You rode 4 waves")


def test_a_wave_is_not_called_ridden_where_nobody_said_so():
    assert ridden(waves(4, contact="did")) == ""
    assert ridden(waves(4, contact=None)) == ""


def test_a_wave_that_led_to_i_am_going_to_is_not_among_them():
    going = Chose(at=AT + timedelta(minutes=20), wave_id=bytes(16), contact="going")
    not_now = Chose(at=AT + timedelta(minutes=30), wave_id=bytes(16), contact="not_now")

    assert ridden([*waves(1, contact="pull"), going]) == ""
    assert ridden([*waves(1, contact="pull"), going, not_now])
