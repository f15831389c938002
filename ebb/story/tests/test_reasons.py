"""Reasons: hers, one at a time, and one that comes first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.records import Preference, Reason
from ebb.story.tests.pages import text, value
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
NEW = "/story/reasons/new/"


def given(opened, words, minutes=0):
    at = localtime() - timedelta(days=3) + timedelta(minutes=minutes)
    return opened.seal(Reason(at=at, text=words), day=TODAY)


def reasons(opened):
    return sorted(one.record.text for one in opened.open(Reason))


def test_one_stands_on_a_page_and_the_next_is_one_tap_away(ana, anas_vault):
    for place, words in enumerate(["To sleep", "To sing", "The sea"]):
        given(anas_vault, words, place)

    seen = [text(ana.get("/story/reasons/", {"n": place})) for place in range(4)]
    assert ["To sleep" in one for one in seen] == [True, False, False, True]
    assert "To sing" in seen[1]
    assert "To sing" not in seen[0]
    assert 'href="/story/reasons/?n=0"' in ana.get("/story/reasons/?n=2").content.decode()


def test_the_marked_one_comes_first_and_pressed_again_it_does_not(ana, anas_vault):
    given(anas_vault, "To sleep")
    own = given(anas_vault, "To sing", 1).hex()
    ana.post(f"/story/reasons/{own}/first/")
    marked = text(ana.get("/story/reasons/"))
    ana.post(f"/story/reasons/{own}/first/")

    assert "What comes first for you To sing" in marked
    assert "A reason of yours To sleep" in text(ana.get("/story/reasons/"))


def test_a_mark_of_one_that_is_gone_marks_nothing(ana, anas_vault):
    given(anas_vault, "To sleep")
    own = given(anas_vault, "To sing", 1)
    ana.post(f"/story/reasons/{own.hex()}/first/")
    ana.post(f"/story/reasons/{own.hex()}/remove/")

    assert "A reason of yours To sleep" in text(ana.get("/story/reasons/"))


@pytest.mark.parametrize("number", ["x", "-1", "999", "²", "9" * 400])
def test_a_number_that_makes_no_sense_shows_one_all_the_same(ana, anas_vault, number):
    given(anas_vault, "To sleep")

    assert "To sleep" in text(ana.get("/story/reasons/", {"n": number}))


def test_nothing_is_made_readable_here_but_the_way_is_shown(ana, anas_vault):
    given(anas_vault, "kestrel")
    page = ana.get("/story/reasons/")

    assert 'href="/yours/readable/"' in page.content.decode()
    assert not ana.cookies.get("r")
    assert "kestrel" not in Client().get("/").content.decode()


def test_a_court_is_named_before_the_first_one(ana, anas_vault):
    assert "A court may ask to see this." in text(ana.get(NEW))
    given(anas_vault, "To sleep")

    assert "A reason, in a few words." in text(ana.get(NEW))


@pytest.mark.parametrize("words", ["", "  \n ", "kestrel " * 12_000])
def test_nothing_and_too_much_are_asked_again(ana, anas_vault, words):
    page = ana.post(NEW, {"text": words})

    assert reasons(anas_vault) == []
    assert 'class="problem"' in page.content.decode()
    assert page.content.decode().count("kestrel") == words.count("kestrel")


def test_sent_twice_or_through_the_door_it_is_kept_once(ana, anas_vault):
    note = value("note", ana.get(f"{NEW}?go=2"))
    ana.post(NEW, {"note": note, "text": "To sleep"})
    ana.post("/lock/")
    closed = ana.post(NEW, {"note": note, "text": "To sleep"})
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})

    assert reasons(anas_vault) == ["To sleep"]


def test_two_edits_at_once_are_both_kept_and_a_removed_one_comes_back(ana, anas_vault):
    own = given(anas_vault, "before").hex()
    seen = value("seen", ana.get(f"/story/reasons/{own}/"))
    for words in ("here", "there"):
        ana.post(f"/story/reasons/{own}/", {"seen": seen, "text": words})
    page = ana.post(f"/story/reasons/{own}/remove/")
    ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert reasons(anas_vault) == ["here", "there"]


def test_the_card_and_an_offer_to_settle_follow(ana):
    page = ana.get(ana.post(NEW, {"text": "I want to end my life"})["Location"])

    assert "It sounds very hard right now." in text(page)
    assert "/settle/" in page.content.decode()


def test_other_settings_are_left_alone(ana, anas_vault):
    anas_vault.seal(Preference(at=localtime(), key="sound", value="off"), day=TODAY)
    given(anas_vault, "To sleep")

    assert "A reason of yours" in text(ana.get("/story/reasons/"))


def test_cleo_and_a_stranger_find_nothing(ana, anas_vault, cleo):
    own = given(anas_vault, "kestrel").hex()

    for path in (f"/story/reasons/{own}/", f"/story/reasons/{own}/kept/"):
        assert cleo.get(path).status_code == 404
        assert Client().get(path)["Location"].startswith("/unlock/")
    for verb in ("first", "remove"):
        assert cleo.post(f"/story/reasons/{own}/{verb}/").status_code == 404
    assert "kestrel" not in text(cleo.get("/story/reasons/"))
