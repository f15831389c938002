"""A pause press by press: laws, and no fear that leaks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from ebb.accounts.person import PersonRequest
from ebb.contact import screens
from ebb.contact.content import of_language
from ebb.contact.known import heavy, low_lately
from ebb.contact.step import Here
from ebb.contact.steps import SAFE_AFTER_A_DOOR, take
from ebb.records import (
    Answering,
    Chose,
    DoorOpened,
    Heavy,
    Held,
    Paused,
    Predicted,
    Rated,
    StoodAside,
    Weighed,
)
from ebb.records.carried import Carried, dump, parse
from ebb.shared import settling

OWN = b"p" * 16
AT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
CONTENT = of_language("en")


def nobody():
    request = PersonRequest()
    request.opened = None
    return request


WAYS = settling.ways(nobody())


def here(minutes=0, before="message", **known):
    return Here(AT + timedelta(minutes=minutes), before, CONTENT, WAYS, **known)


def new_pause():
    return Carried(wave=OWN, salt=b"s" * 16)


def press(carried, minutes=1, around=None, **pressed):
    post = QueryDict(mutable=True)
    for name, value in pressed.items():
        post.setlist(name, value if isinstance(value, list) else [str(value)])
    return take(carried, post, around or here(minutes))


def walk(*presses, before="message", **known):
    step = press(new_pause(), 0, here(0, before, **known))
    for minutes, pressed in enumerate(presses, 1):
        step = press(step.carried, minutes, here(minutes, before, **known), **pressed)
    return step


def kinds(step):
    return [type(event) for event in step.carried.events]


PRESSES = st.one_of(
    st.sampled_from(
        [
            {"go": "write"},
            {"go": "keep", "letter": "words"},
            {"go": "keep", "letter": ""},
            {"go": "letgo", "letter": "words"},
            {"go": "quiet"},
            {"go": "notnow"},
            {"go": "promise"},
            {"go": "weighed", "promise": ["relief", "guilt"]},
            {"go": "decide"},
            {"go": "whole"},
            {"go": "line:0"},
            {"go": "soothe:0"},
            {"go": "guess"},
            {"go": "wait"},
            {"go": "hold"},
            {"go": "answer"},
            {"go": "held"},
            {"go": "pulls"},
            {"go": "rest"},
            {"go": "people"},
            {"low": "no"},
            {"relief": "8"},
            {"long": "240"},
            {"wait": "10"},
            {"choose": "not_now"},
            {"choose": "going"},
            {"hold": "24"},
            {"answer": "boundary"},
            {"settle": "surf"},
            {"settle": "feet"},
            {"worse": "feet"},
            {"door": "unreal"},
        ]
    ),
    st.dictionaries(
        st.sampled_from(["go", "door", "settle", "worse", "low", "relief", "choose", "hold"]),
        st.text(max_size=12),
        max_size=3,
    ),
)


@given(st.sampled_from(["message", "answer"]), st.lists(PRESSES, max_size=10))
def test_after_fear_nothing_speaks_of_relief_or_contact(before, presses):
    step = walk({"door": "scared"}, before=before)
    for minutes, pressed in enumerate(presses, 3):
        step = press(step.carried, minutes, here(minutes, before), **pressed)

        assert step.screen in SAFE_AFTER_A_DOOR
        assert not {Chose, Predicted} & set(kinds(step)) or step.screen in SAFE_AFTER_A_DOOR


@given(
    st.sampled_from(["hurt", "unreal"]),
    st.sampled_from(["message", "answer"]),
    st.lists(PRESSES, max_size=10),
)
def test_after_the_other_doors_neither_but_words_are_answered(door, before, presses):
    step = walk({"door": door}, before=before)
    for minutes, pressed in enumerate(presses, 3):
        step = press(step.carried, minutes, here(minutes, before), **pressed)

        assert step.screen in SAFE_AFTER_A_DOOR | {"written"}


@given(st.lists(PRESSES, max_size=8), st.sampled_from(["message", "answer"]))
def test_nothing_that_is_sent_breaks_a_pause(presses, before):
    step = walk(*presses, before=before)

    screens.facts(step, here(9, before))
    assert parse(dump(step.carried)) == step.carried


@given(st.lists(PRESSES, max_size=8))
def test_no_line_of_the_whole_picture_in_a_low_hour(presses):
    step = walk({"low": "unsure"})
    for minutes, pressed in enumerate(presses, 3):
        step = press(step.carried, minutes, **pressed)

        assert step.screen != "line"


@pytest.mark.parametrize("first", [{"go": "whole"}, {"low": "no"}, {"go": "line:2"}])
@pytest.mark.parametrize("words", ["I want to die.", "I hurt myself again."])
def test_nor_after_words_like_these_though_nobody_asked(first, words):
    step = walk({"go": "keep", "letter": words}, first)

    assert heavy(step.carried)
    assert step.screen == "kind"


def test_nor_where_the_vault_knows_of_a_door_in_the_last_day():
    assert walk({"go": "whole"}, low=True).screen == "kind"
    lately = DoorOpened(at=AT, wave_id=OWN, door="hurt")
    assert low_lately([lately], AT + timedelta(hours=23))
    assert not low_lately([lately], AT + timedelta(hours=25))


@pytest.mark.parametrize(("said", "screen"), [("yes", "kind"), ("unsure", "kind"), ("no", "line")])
def test_unsure_counts_as_yes(said, screen):
    step = walk({"go": "whole"}, {"low": said})

    assert step.screen == screen
    assert (Heavy in kinds(step)) is (said != "no")


def test_a_soothing_step_stands_between_two_lines():
    assert walk({"low": "no"}).screen == "line"
    soothed = walk({"low": "no"}, {"go": "soothe:0"})
    assert (soothed.screen, soothed.facts["more"]) == ("soothe", 1)
    last = len(CONTENT.lines) - 1
    assert walk({"go": f"soothe:{last}"}).facts["more"] is None
    assert walk({"go": f"line:{last + 1}"}).screen == "decide"


def test_the_whole_way_to_not_now():
    step = walk(
        {"go": "write"},
        {"go": "keep", "letter": "What I would say."},
        {"go": "promise"},
        {"go": "weighed", "promise": ["relief", "heard", "not ours"]},
        {"go": "guess"},
        {"relief": "8"},
        {"long": "240"},
        {"choose": "not_now"},
    )

    assert step.screen == "decided"
    assert kinds(step) == [Paused, Weighed, Predicted, Predicted, Chose]
    assert step.carried.events[1].promises == ("relief", "heard")
    assert (step.carried.events[3].relief, step.carried.events[3].minutes) == (8, 240)


def test_zero_is_a_guess_and_a_guess_may_be_skipped():
    assert walk({"relief": "0"}).carried.events[-1].relief == 0
    assert kinds(walk({"relief": "skip"})) == [Paused]


@pytest.mark.parametrize("value", ["11", "-1", "eight", "", "²", "9" * 9999])
def test_what_is_no_number_is_asked_again_kindly(value):
    step = walk({"relief": value})

    assert (step.screen, kinds(step)) == ("guess", [Paused])
    assert step.facts["problem"]


@pytest.mark.parametrize("minutes", [5, 10, 20])
def test_a_wait_lasts_about_as_long_as_chosen_and_shows_no_clock(minutes):
    step = walk({"wait": str(minutes)})

    assert step.screen == "waiting"
    assert step.facts["exercise"].pace.seconds == pytest.approx(60 * minutes, rel=0.15)


@pytest.mark.parametrize("hours", ["1", "48", "17"])
def test_a_hold_is_as_long_as_she_says(hours):
    step = walk({"hold": "own", "hours": hours}, before="answer")

    assert step.screen == "answer"
    assert step.carried.events[-1] == Held(
        at=AT + timedelta(minutes=1), wave_id=OWN, hours=int(hours)
    )


@pytest.mark.parametrize("hours", ["0", "49", "", "x", "9" * 50, "٣"])
def test_no_other_hold_and_a_kind_word(hours):
    step = walk({"hold": "own", "hours": hours}, before="answer")

    assert (step.screen, kinds(step)) == ("hold", [Paused])


@pytest.mark.parametrize("way", ["none", "brief", "boundary"])
def test_three_kinds_of_answer(way):
    step = walk({"answer": way}, before="answer")

    assert step.facts["reply"].id == way
    assert isinstance(step.carried.events[-1], Answering)


def test_an_empty_draft_stays_at_its_kind_of_answer():
    step = walk({"go": "keep", "letter": " ", "way": "brief"}, before="answer")

    assert (step.screen, step.facts["reply"].id) == ("reply", "brief")


def test_nothing_that_stirs_the_pull_is_offered_in_a_pause():
    offered = [*WAYS.offered(), WAYS.another("feet"), *WAYS.gentle()]

    assert not any(one.about_pull for one in offered if one)
    assert walk({"door": "hurt"}, {"settle": "surf"}).screen == "others"


def test_a_door_in_a_wave_is_the_waves_and_in_a_pause_its_own():
    wave = new_pause().with_event(Rated(at=AT, wave_id=OWN, intensity=8))

    assert DoorOpened in kinds(press(wave, door="hurt"))
    assert StoodAside in kinds(walk({"door": "hurt"}, {"door": "hurt"}))
    assert kinds(walk({"door": "hurt"}, {"door": "hurt"})).count(StoodAside) == 1


def test_what_was_feared_in_the_wave_is_feared_in_the_pause():
    wave = new_pause().with_event(DoorOpened(at=AT, wave_id=OWN, door="scared"))

    assert press(wave, go="decide").screen == "rest"
    assert press(wave, go="write").screen == "settle"


def test_a_form_sent_twice_is_one_event():
    once, again = (press(new_pause(), minutes, choose="going").carried for minutes in (1, 2))

    assert [one for one, _ in once.parts()] == [one for one, _ in again.parts()]


def test_what_is_let_go_is_nowhere():
    step = walk({"go": "letgo", "letter": "kite-over-water"})

    assert step.screen == "written"
    assert "kite-over-water" not in dump(step.carried)
