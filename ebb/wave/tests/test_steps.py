"""The guided order of a wave, press by press."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from ebb.records import Decided, DoorOpened, Rated, Settled, Tagged, WaveBegun, WaveEnded
from ebb.records.carried import Carried, dump, parse
from ebb.settle.catalogue import catalogue
from ebb.wave import screens
from ebb.wave.steps import SAFE_AFTER_FEAR, Here, another, take

WAVE = b"w" * 16
AT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
EXERCISES = catalogue("en")


def here(minutes=0, **known):
    return Here(now=AT + timedelta(minutes=minutes), exercises=EXERCISES, **known)


def new_wave():
    return Carried(wave=WAVE, salt=b"s" * 16).with_event(WaveBegun(at=AT, wave_id=WAVE))


def press(carried, minutes=1, **pressed):
    post = QueryDict(mutable=True)
    for name, value in pressed.items():
        post.setlist(name, value if isinstance(value, list) else [str(value)])
    return take(carried, post, here(minutes))


def walk(*presses):
    step = press(new_wave(), **presses[0])
    for minutes, pressed in enumerate(presses[1:], 2):
        step = press(step.carried, minutes, **pressed)
    return step


def kinds(step):
    return [type(event) for event in step.carried.events]


@pytest.mark.parametrize("value", range(11))
def test_every_number_is_a_rating_zero_too(value):
    step = press(new_wave(), rate=value)

    assert step.screen == "settle"
    assert step.carried.events[-1] == Rated(
        at=AT + timedelta(minutes=1), wave_id=WAVE, intensity=value
    )


@pytest.mark.parametrize(
    "value", ["11", "-1", "8.5", "", "eight", "²", "٣", "1e1", " 8", "9" * 9999]
)
def test_what_is_no_number_is_asked_again_kindly(value):
    step = press(new_wave(), rate=value)

    assert step.screen == "body"
    assert step.facts["problem"] == "Choose a number from 0 to 10, or skip."
    assert kinds(step) == [WaveBegun]


def test_skipping_goes_on_to_settling_and_rates_nothing():
    step = press(new_wave(), rate="skip")

    assert (step.screen, kinds(step)) == ("settle", [WaveBegun])


@pytest.mark.parametrize(("value", "first"), [(0, "look-around"), (6, "look-around"), (7, "water")])
def test_a_zero_is_a_calm_wave_and_not_an_unrated_one(value, first):
    around = here(familiar=("water",))
    step = press(new_wave(), rate=value)

    assert screens.facts(step, around)["offered"][0].id == first


def test_the_whole_order_from_eight_to_four_to_landing():
    step = walk(
        {"rate": 8},
        {"settle": "feet"},
        {"go": "again", "doing": "feet", "seconds": "61"},
        {"rate": 4},
        {"go": "over"},
        {"contact": "none"},
        {"go": "tagged", "moves": ["replay"], "triggers": ["night"]},
    )

    assert step.screen == "landing"
    assert kinds(step) == [WaveBegun, Rated, Settled, Rated, WaveEnded, Decided, Tagged]
    settled = step.carried.events[2]
    assert (settled.exercise, settled.seconds, settled.worse) == ("feet", 61, None)


def test_lower_is_said_plainly_with_her_numbers():
    step = walk({"rate": 8}, {"settle": "feet"}, {"go": "again", "doing": "feet"}, {"rate": 4})

    change = screens.facts(step, here())["change"]
    assert change.lower
    assert change.sentence == "From 8 to 4 in 3 minutes."


@pytest.mark.parametrize(("low", "asked"), [(0, True), (1, True), (2, False)])
def test_a_very_low_number_may_be_calm_or_far_away(low, asked):
    step = walk({"rate": 8}, {"go": "again"}, {"rate": low})

    assert ("far away" in screens.facts(step, here())["change"].note) is asked


@pytest.mark.parametrize("second", [8, 9])
def test_same_or_higher_is_met_without_blame_and_through_another_channel(second):
    step = walk({"rate": 8}, {"settle": "feet"}, {"go": "again", "doing": "feet"}, {"rate": second})

    facts = screens.facts(step, here())
    assert facts["change"].sentence == "That happens. You did nothing wrong."
    assert facts["other"].mild
    assert facts["other"].channel != "body"


@pytest.mark.parametrize(("first", "second"), [(0, 0), (0, 1), (1, 1)])
def test_low_and_still_low_needs_no_comfort(first, second):
    step = walk({"rate": first}, {"go": "again"}, {"rate": second})

    assert screens.facts(step, here())["change"].sentence == "It is low."


@pytest.mark.parametrize(("second", "forward"), [(8, False), (9, True), (10, True)])
def test_nine_and_ten_bring_people_forward_the_second_time_too(second, forward):
    step = walk({"rate": 8}, {"go": "again"}, {"rate": second})

    assert screens.facts(step, here())["very_strong"] == forward


@pytest.mark.parametrize("first", [None, 9, 10])
def test_nine_and_ten_bring_people_forward(first):
    step = press(new_wave(), rate="skip" if first is None else first)

    assert screens.facts(step, here())["very_strong"] == (first is not None)


@given(
    st.lists(
        st.sampled_from(
            [
                {"rate": 9},
                {"rate": "skip"},
                {"go": "again"},
                {"go": "over"},
                {"go": "stop"},
                {"go": "tags"},
                {"go": "tagged", "they_contacted": "1"},
                {"go": "keep", "letter": "words"},
                {"go": "letgo"},
                {"go": "people"},
                {"contact": "pull"},
                {"contact": "did"},
                {"how": "i"},
                {"settle": "feet"},
                {"worse": "feet", "doing": "feet"},
                {"door": "unreal"},
            ]
        ),
        max_size=12,
    )
)
def test_after_fear_nothing_asks_about_relief_or_contact(presses):
    step = walk({"rate": 8}, {"door": "scared"})
    for minutes, pressed in enumerate(presses, 3):
        step = press(step.carried, minutes, **pressed)

        assert step.screen in SAFE_AFTER_FEAR


@given(
    st.dictionaries(
        st.sampled_from(["rate", "settle", "go", "contact", "how", "door", "worse", "doing"]),
        st.text(max_size=20),
        max_size=4,
    )
)
def test_nothing_that_is_sent_breaks_a_wave(pressed):
    step = press(new_wave(), **pressed)

    screens.facts(step, here())
    assert parse(dump(step.carried)) == step.carried


def test_a_form_sent_twice_is_one_rating():
    once = press(new_wave(), 1, rate=8).carried
    again = press(new_wave(), 2, rate=8).carried

    assert [part_id for part_id, _ in once.parts()] == [part_id for part_id, _ in again.parts()]


@pytest.mark.parametrize(
    ("how", "screen"),
    [
        ("i", "tags"),
        ("they", "tags"),
        ("turned_up", "notchosen"),
        ("needed", "notchosen"),
        ("x", "tags"),
    ],
)
def test_contact_that_was_not_chosen_is_asked_nothing_more(how, screen):
    step = walk({"rate": 8}, {"go": "over"}, {"contact": "did"}, {"how": how})

    assert step.screen == screen
    assert step.facts.get("needed", False) == (how == "needed")
    assert step.carried.events[-1].contact == "did"


def test_still_pulling_leads_to_the_pause():
    step = walk({"rate": 8}, {"go": "over"}, {"contact": "pull"})

    assert (step.screen, step.facts["before"]) == ("pause", "message")
    assert step.carried.events[-1].contact == "pull"


def test_they_contacted_me_leads_to_the_question_about_fear():
    step = walk(
        {"rate": 8}, {"go": "over"}, {"contact": "none"}, {"go": "tagged", "they_contacted": 1}
    )

    assert (step.screen, step.facts["before"]) == ("pause", "answer")


def test_it_has_passed_is_kept_once_and_may_follow_another_ending():
    step = walk({"rate": 8}, {"go": "stop"}, {"go": "over"}, {"go": "over"})

    endings = [event.how for event in step.carried.events if isinstance(event, WaveEnded)]
    assert endings == ["left", "passed"]


def test_what_made_it_worse_is_not_offered_again_in_this_wave():
    step = walk({"rate": 5}, {"settle": "feet"}, {"worse": "feet", "doing": "feet"})
    facts = screens.facts(press(step.carried, 4, go="settle"), here())

    assert step.carried.events[-1].worse == "worse"
    assert "feet" not in {exercise.id for exercise in facts["offered"]}


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (5, True), (6, False)])
def test_bed_is_the_landing_between_ten_and_six(hour, night):
    step = walk({"rate": 3}, {"go": "landing"})
    then = Here(now=AT.replace(hour=hour), exercises=EXERCISES)

    assert screens.facts(step, then)["night"] is night


def test_a_door_opened_twice_is_one_event():
    step = walk({"door": "hurt"}, {"go": "settle"}, {"door": "hurt"})

    assert kinds(step).count(DoorOpened) == 1


@pytest.mark.parametrize(
    ("presses", "stay"),
    [
        ([{"rate": 10}, {"door": "hurt"}, {"door": "scared"}], "scared"),
        ([{"door": "hurt"}, {"door": "unreal"}], "hurt"),
        ([{"rate": 9}], "strong"),
        ([{"rate": 9}, {"go": "again"}, {"rate": 8}], ""),
        ([{"door": "unreal"}], ""),
    ],
)
def test_people_stay_in_front_of_her_to_the_landing(presses, stay):
    step = walk(*presses, {"go": "landing"})

    assert (step.screen, screens.facts(step, here())["stay"]) == ("landing", stay)


@pytest.mark.parametrize("door", ["hurt", "unreal"])
@pytest.mark.parametrize(
    "pressed",
    [
        {"go": "over"},
        {"go": "stop"},
        {"go": "tags"},
        {"contact": "pull"},
        {"contact": "did"},
        {"how": "turned_up"},
        {"go": "tagged", "they_contacted": "1"},
    ],
)
def test_after_any_door_nothing_asks_about_contact(door, pressed):
    step = walk({"rate": 8}, {"door": door}, pressed)

    assert step.screen == "landing"


def test_after_the_other_doors_the_numbers_may_go_on():
    step = walk({"rate": 8}, {"door": "unreal"}, {"go": "again"}, {"rate": 4})

    assert (step.screen, step.facts["answered"]) == ("again", True)


@pytest.mark.parametrize(("door", "there"), [("scared", False), ("hurt", False), ("none", True)])
def test_after_a_door_the_pull_is_not_offered_as_an_exercise(door, there):
    step = walk({"door": door}, {"go": "others"})

    shown = {each.id for each in screens.facts(step, here())["others"]}
    assert {"surf", "notice", "one-word", "ten-minutes"} - shown == (set() if there else PULL)


PULL = {each.id for each in EXERCISES.exercises if each.about_pull}
ASK_FIRST = {each.id for each in EXERCISES.exercises if each.ask_first}


@pytest.mark.parametrize("door", ["scared", "hurt", "unreal"])
def test_after_a_door_the_pull_is_not_offered_even_where_it_is_familiar(door):
    known = here(familiar=tuple(PULL), known_safe=frozenset(PULL))
    settle = walk({"rate": 5}, {"door": door}, {"go": "settle"})
    worse = walk({"rate": 5}, {"door": door}, {"worse": "feet", "doing": "feet"})

    assert not {each.id for each in screens.facts(settle, known)["offered"]} & PULL
    other = another(worse, known, "feet")
    assert other
    assert other.id not in PULL


@pytest.mark.parametrize("door", ["scared", "hurt", "unreal"])
def test_an_old_page_does_not_bring_the_pull_back_after_a_door(door):
    step = walk({"rate": 5}, {"door": door}, {"settle": "surf"})

    assert step.screen == "others"
    assert walk({"rate": 5}, {"settle": "surf"}).screen == "exercise"


def test_among_the_others_the_gentle_come_first_and_in_each_kind_the_familiar():
    step = walk({"rate": 5}, {"go": "others"})
    shown = screens.facts(step, here(familiar=("smell", "harbour")))["others"]

    assert shown[0].id == "harbour"
    assert next(each.id for each in shown if not each.mild) == "smell"
    assert [each.mild for each in shown] == sorted((each.mild for each in shown), reverse=True)


def test_cold_held_breath_and_effort_are_not_shown_before_it_is_known_who_she_is():
    step = walk({"rate": 5}, {"go": "others"})
    unknown = {each.id for each in screens.facts(step, here())["others"]}
    known = {
        each.id for each in screens.facts(step, here(known_safe=frozenset(ASK_FIRST)))["others"]
    }

    assert {"move", "box-breath", "cold-face"} == ASK_FIRST
    assert not unknown & ASK_FIRST
    assert known >= ASK_FIRST
