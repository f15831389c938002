"""The quiz as a browser without script meets it: nothing is lost, nothing is stored."""

from __future__ import annotations

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ebb.quiz.tests.pages import KEYS, LOW, OURS, fields, press, said, says

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("to", ["/quiz/", "/quiz/in/"])
def test_from_the_first_to_the_last_nothing_is_asked_stored_logged_or_left_behind(
    client: Client, caplog: pytest.LogCaptureFixture, to: str
) -> None:
    with CaptureQueriesContext(connection) as asked, caplog.at_level(logging.DEBUG):
        page = press(client, client.get(to), to, go="one")
        for item in OURS.items:
            assert says(page) == item.words
            page = press(client, page, to, say="20")

    assert says(page) == "These were learned, not chosen."
    assert {key: fields(page)[key] for key in KEYS} == dict.fromkeys(KEYS, "20")
    assert not asked.captured_queries
    assert not client.cookies
    assert not caplog.records


def test_one_back_brings_the_sentence_before_with_what_was_said(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="one"), say="70")
    page = press(client, page, say="back")

    assert says(page) == OURS.items[0].words
    assert re.search(r'value="70" aria-pressed="true"', page.content.decode())


def test_a_press_that_is_sent_twice_says_the_same_twice(client: Client) -> None:
    first = press(client, client.get("/quiz/"), go="one")

    assert says(press(client, first, say="0")) == says(press(client, first, say="0"))


def test_stopped_early_the_question_about_a_danger_leads_on(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="all"), go="one")
    asked = press(client, page, **{"settle-1": "90", "go": "result"})

    assert says(press(client, asked, meant="feeling")) == "These were learned, not chosen."


def test_she_can_stop_anywhere_and_see_what_there_is(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="one"), say="0")
    assert says(press(client, page, go="result")) == "These were learned, not chosen."
    assert says(press(client, page, go="words")) == "None of them felt true today."

    nothing = press(client, client.get("/quiz/"), go="result")
    assert says(nothing) == "Nothing is answered yet."


def test_from_one_at_a_time_to_all_of_them_and_back_nothing_is_lost(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="one"), say="na")
    every = press(client, page, go="all")
    text = every.content.decode()

    assert text.count("<select") == 24
    assert re.search(r'id="settle-0".*?value="na" selected', text, re.DOTALL)
    again = client.post("/quiz/", {**fields(every), "settle-0": "na", "owe-3": "35", "go": "one"})
    assert says(again) == OURS.items[1].words
    assert "selected>35<" in press(client, again, go="all").content.decode()


def test_to_the_people_and_the_doors_and_back_nothing_is_lost(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="one"), say="40")
    for pressed in ({"go": "people"}, {"go": "people:IE"}, {"door": "unreal"}, {"door": "hurt"}):
        page = press(client, page, **pressed)
        assert "Back to the sentences" in said(page)

    page = press(client, page, go=fields(page)["was"])
    assert says(page) == OURS.items[1].words
    assert fields(page)["settle-0"] == "40"


def test_after_the_door_of_fear_no_sentence_is_asked_or_told_back(client: Client) -> None:
    page = press(client, press(client, client.get("/quiz/"), go="one"), say="90")
    door = press(client, page, door="scared")
    assert "Back to the sentences" not in said(door)
    for pressed in ({"go": "one"}, {"go": "all"}, {"go": "words"}, {"go": "numbers"}, {"say": "0"}):
        after = press(client, door, **pressed)
        assert says(after) == "Then let someone look at it with you."
        assert "Change an answer" not in said(after)


@pytest.mark.parametrize("value", ["170", "-1", "x" * 100_000, "\u202e50", "\U0001f30a", "5.5"])
def test_what_cannot_be_is_said_kindly_and_the_rest_stays(client: Client, value: str) -> None:
    page = client.post("/quiz/", {**LOW, "fault-2": value, "go": "result"})

    text = page.content.decode()
    assert says(page) == "How true does each feel right now?"
    assert "This one stands open again." in text
    assert text.count("selected") == 23
    assert "x" * 50 not in text


@pytest.mark.parametrize(
    "form",
    [
        {"at": "999999"},
        {"at": "-3", "say": "50"},
        {"at": "x" * 100_000, "since": "9" * 4000, "note": "\u202e"},
        {"go": "nowhere", "was": "<b>", "meant": "happy"},
        {"door": "nowhere:XX", "go": "people:ZZ"},
        {"say": "101"},
    ],
)
def test_a_form_nobody_made_is_met_with_a_page(client: Client, form: dict[str, str]) -> None:
    assert client.post("/quiz/", form).status_code == 200


@pytest.mark.parametrize("meant", ["real", "unsure"])
@pytest.mark.parametrize("to", ["/quiz/", "/quiz/in/"])
def test_a_real_danger_leads_to_people_and_never_to_the_belief(
    client: Client, meant: str, to: str
) -> None:
    asked = client.post(to, {**LOW, "settle-1": "90", "go": "words"})
    assert says(asked) == "One question first."
    page = press(client, asked, to, meant=meant)
    assert 'name="door" value="scared"' in page.content.decode()

    for go in ("words", "numbers", "first"):
        page = press(client, page, to, go=go)
        assert "People who help you plan" in said(page)
        assert OURS.domain[0].learned not in said(page)
        assert "I will not survive" not in said(page)
        assert "learned, not chosen" not in said(page)
    assert says(press(client, page, to, door="scared")) == "Your safety comes first."


def test_a_feeling_goes_on_to_the_words_and_a_changed_answer_is_asked_about_anew(
    client: Client,
) -> None:
    page = client.post("/quiz/", {**LOW, "settle-1": "90", "meant": "feeling", "go": "words"})

    assert says(page) == "What felt most true today"
    assert OURS.domain[0].learned in said(page)
    every = press(client, page, go="all")
    again = client.post("/quiz/", {**fields(every), **LOW, "settle-1": "60", "go": "words"})
    assert says(again) == "One question first."


def test_words_come_before_numbers_and_the_body_before_both(client: Client) -> None:
    first = client.post("/quiz/", {**LOW, "fault-0": "80", "go": "result"})
    words = press(client, first, go="words")

    assert "feet on the floor" in said(first)
    assert OURS.domain[1].items[0] not in said(first)
    assert OURS.domain[1].items[0] in said(words)
    assert not re.search(r"\b80\b", said(words).partition("<main")[2].replace('value="80"', ""))


def test_numbers_come_on_request_with_their_doubt(client: Client) -> None:
    page = client.post("/quiz/", {**LOW, "owe-0": "", "owe-1": "", "owe-2": "na", "go": "numbers"})

    assert "They are not validated." in said(page)
    assert "too few answers" in said(page)
    assert re.search(r"<td>30</td><td>\d+ and \d+</td>", said(page))


def test_after_she_left_the_history_brings_nothing_back(client: Client) -> None:
    page = client.post("/quiz/", {**LOW, "go": "words"})
    client.post("/leave/", headers={"Sec-Fetch-Site": "same-origin"})

    again = press(client, page, go="numbers")

    assert says(again) == "What did the bond teach you?"
    assert KEYS[0] not in fields(again)
    assert says(press(client, again, go="one")) == OURS.items[0].words


def test_let_go_it_is_gone_from_the_history_too(client: Client) -> None:
    page = client.post("/quiz/", {**LOW, "go": "words"})

    assert says(press(client, page, go="gone")) == "It is gone."
    assert says(press(client, page, go="words")) == "What did the bond teach you?"


def test_the_first_page_has_one_quiet_line_for_it(client: Client, ana: Client) -> None:
    for one in (client, ana):
        assert one.get("/").content.decode().count('href="/quiz/"') == 1
