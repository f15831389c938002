"""The cycle: headlines laid down, mended, moved, removed and brought back."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.records import Headline, Quieted
from ebb.story.tests.pages import text, value
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
NEW = "/story/cycle/new/"
BAD = (
    "x" * 61,
    "x" * 100_000,
    "🌊" * 61,
    "word " * 20_000,
)


@pytest.fixture(autouse=True)
def _afternoon():
    """By day nothing is said of the night."""
    at = datetime(2026, 11, 22, 15, tzinfo=ZoneInfo("UTC"))
    with patch("ebb.story.calm.localtime", return_value=at):
        yield


def lay(client, kind=0, **said):
    return client.post(NEW, {"k": str(kind), **(said or {"own": "A row"})})


def laid(opened, place, heading="hard", **said):
    at = localtime() - timedelta(days=3)
    headline = Headline(at=at, heading=heading, place=float(place), **said)
    return opened.seal(headline, day=TODAY)


def order(opened):
    kept = sorted(opened.open(Headline), key=lambda one: one.record.place)
    return [one.record.own for one in kept]


def test_before_the_very_first_one_a_court_is_named(ana, anas_vault):
    assert "A court may ask to see this." in text(ana.get(NEW))
    assert "What kind of headline?" in text(ana.get(f"{NEW}?go=1"))

    laid(anas_vault, 1)

    assert "What kind of headline?" in text(ana.get(NEW))


def test_a_headline_is_kept_and_leads_back_to_the_body(ana, anas_vault):
    response = lay(ana, 2, own="A week by the sea", year="2019", part="spring", about="on")
    page = ana.get(response["Location"])

    (kept,) = anas_vault.open(Headline)
    assert (kept.record.heading, kept.record.own) == ("relief", "A week by the sea")
    assert (kept.record.year, kept.record.part, kept.record.about) == (2019, "spring", True)
    assert "Now the body, before the next one." in text(page)
    assert len(re.findall(r'href="/settle/[a-z-]+/"', page.content.decode())) == 1
    assert "about spring 2019" in text(ana.get("/story/cycle/"))


def test_ready_words_are_enough_and_her_own_count_more(ana, anas_vault):
    lay(ana, 0, word="quarrel")
    lay(ana, 0, word="quarrel", own="The row on the stairs")

    first, second = [one.record for one in anas_vault.open(Headline)]
    assert (first.word, first.own) == ("quarrel", "")
    assert (second.word, second.own) == ("", "The row on the stairs")


@pytest.mark.parametrize("words", BAD)
def test_a_long_text_is_kindly_not_taken_and_not_lost(ana, anas_vault, words):
    page = lay(ana, own=words)

    assert anas_vault.open(Headline) == []
    assert "A few words are enough here" in text(page)
    assert words.strip() in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\n\tb  ", "a b"),
        ("a\x00b", "a b"),
        ("<b>bold</b> &amp;", "<b>bold</b> &amp;"),
        ("👨‍👩‍👧 at the lake", "👨‍👩‍👧 at the lake"),
        ("صيف عند البحيرة", "صيف عند البحيرة"),
    ],
)
def test_what_a_paste_brings_along_is_taken_as_words(ana, anas_vault, typed, kept):
    lay(ana, own=typed)

    assert order(anas_vault) == [kept]
    assert "<b>" not in ana.get("/story/cycle/").content.decode()


def test_nothing_at_all_is_asked_for_once_more(ana, anas_vault):
    page = lay(ana, own="  ", year="2019")

    assert "Take one of the ready words" in text(page)
    assert 'value="2019"' in page.content.decode()
    assert anas_vault.open(Headline) == []


@pytest.mark.parametrize("year", ["soon", "1899", "2999", "-3", "20x9", "9" * 5000])
def test_a_year_that_cannot_be_is_asked_again_with_everything_in_place(ana, anas_vault, year):
    page = lay(ana, own="A row", year=year)

    assert anas_vault.open(Headline) == []
    assert "A row" in page.content.decode()
    assert 'class="problem"' in page.content.decode()


def test_sent_twice_it_is_kept_once_and_gone_back_to_the_words_on_the_screen_count(ana, anas_vault):
    form = {"k": "0", "note": value("note", ana.get(f"{NEW}?k=0&go=2"))}
    for own in ("A row", "A row", "Another row"):
        ana.post(NEW, form | {"own": own})

    assert order(anas_vault) == ["Another row"]


def test_gone_back_to_after_it_was_mended_both_are_kept_and_it_is_said(ana, anas_vault):
    form = {"k": "0", "note": value("note", ana.get(f"{NEW}?k=0&go=2"))}
    own = ana.post(NEW, form | {"own": "A row"})["Location"].split("/")[3]
    seen = value("seen", ana.get(f"/story/cycle/{own}/"))
    ana.post(f"/story/cycle/{own}/", {"seen": seen, "own": "A quarrel"})
    again = ana.post(NEW, form | {"own": "Another row"})

    assert sorted(order(anas_vault)) == ["A quarrel", "Another row"]
    assert "Both are kept." in text(ana.get(again["Location"]))


def test_gone_back_to_after_it_was_removed_it_is_kept_anew(ana, anas_vault):
    form = {"k": "0", "note": value("note", ana.get(f"{NEW}?k=0&go=2")), "own": "A row"}
    own = ana.post(NEW, form)["Location"].split("/")[3]
    ana.post(f"/story/cycle/{own}/remove/")

    assert ana.get(ana.post(NEW, form)["Location"]).status_code == 200
    assert order(anas_vault) == ["A row"]


def test_a_lock_in_the_middle_carries_the_words_through_the_door(ana, anas_vault):
    page = ana.get(f"{NEW}?k=0&go=2")
    ana.post("/lock/")
    closed = lay(ana, own="The row on the stairs 🌊", note=value("note", page))
    opened = ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})

    assert order(anas_vault) == ["The row on the stairs 🌊"]
    assert opened.status_code == 302


def test_words_come_first_and_say_how_often_relief_came_after(ana, anas_vault):
    for place, heading in enumerate(["hard", "relief", "threat", "relief", "leaving"]):
        laid(anas_vault, place, heading, own=f"number {place}")
    page = ana.get("/story/cycle/")

    assert "2 times, relief came after something hard." in text(page)
    assert "Round 2" in text(page)
    assert text(page).index("number 0") < text(page).index("number 4")


def test_it_is_moved_by_a_button_and_the_button_keeps_the_focus(ana, anas_vault):
    ids = [laid(anas_vault, place, own=str(place)) for place in range(3)]
    press = f"earlier:{ids[2].hex()}:{ids[1].hex()}"
    response = ana.post("/story/cycle/order/", {"move": press})
    again = ana.post("/story/cycle/order/", {"move": press})

    assert order(anas_vault) == ["0", "2", "1"]
    assert response["Location"] == again["Location"]
    target = response["Location"].partition("#")[2]
    assert f'id="{target}"' in ana.get("/story/cycle/order/").content.decode()


def test_at_the_end_of_the_line_the_other_button_has_the_focus(ana, anas_vault):
    ids = [laid(anas_vault, place, own=str(place)) for place in range(2)]
    response = ana.post("/story/cycle/order/", {"move": f"earlier:{ids[1].hex()}:{ids[0].hex()}"})

    assert response["Location"].endswith(f"#later-{ids[1].hex()}")


@pytest.mark.parametrize("move", ["", "earlier", "up:a:b", "earlier:zz:zz", f"later:{'0' * 32}:1"])
def test_a_move_that_makes_no_sense_changes_nothing(ana, anas_vault, move):
    laid(anas_vault, 1, own="one")

    assert ana.post("/story/cycle/order/", {"move": move})["Location"] == "/story/cycle/order/"
    assert order(anas_vault) == ["one"]


def test_two_edits_at_once_are_both_kept(ana, anas_vault):
    own = laid(anas_vault, 1, own="before").hex()
    seen = value("seen", ana.get(f"/story/cycle/{own}/"))
    here = ana.post(f"/story/cycle/{own}/", {"seen": seen, "own": "here"})
    there = ana.post(f"/story/cycle/{own}/", {"seen": seen, "own": "there"})

    assert sorted(order(anas_vault)) == ["here", "there"]
    assert here["Location"] != there["Location"]
    assert "Both are kept." in text(ana.get(there["Location"]))


def test_another_kind_keeps_the_words_it_had(ana, anas_vault):
    own = laid(anas_vault, 1, word="silence", heading="threat").hex()
    page = ana.get(f"/story/cycle/{own}/")
    ana.post(
        f"/story/cycle/{own}/",
        {"seen": value("seen", page), "heading": "hard", "word": "silence"},
    )

    (kept,) = [one.record for one in anas_vault.open(Headline)]
    assert (kept.heading, kept.word, kept.own) == ("hard", "", "Days of silence")


def test_what_was_removed_can_be_brought_back(ana, anas_vault):
    own = laid(anas_vault, 1, own="kestrel")
    page = ana.post(f"/story/cycle/{own.hex()}/remove/")
    gone = anas_vault.open(Headline)
    back = ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert gone == []
    assert order(anas_vault) == ["kestrel"]
    assert back["Location"] == "/story/cycle/"
    assert "/settle/" in page.content.decode()


@pytest.mark.parametrize("aside", ["", "nonsense", "AAAA"])
def test_an_undo_that_is_none_is_said_kindly(ana, aside):
    back = ana.post("/undo/", {"aside": aside, "to": "https://elsewhere.example/"})

    assert back["Location"] == "/"


def test_the_quiet_card_comes_after_the_words_are_safe_and_goes_in_one_tap(ana, anas_vault):
    response = lay(ana, own="I want to die")
    page = ana.get(response["Location"])
    assert order(anas_vault) == ["I want to die"]
    assert "It sounds very hard right now." in text(page)
    to = value("to", page)

    assert ana.post("/story/card/", {"to": to, "door": "hurt"})["Location"] == "/help/b/"
    assert ana.post("/story/card/", {"to": to, "go": "notnow"})["Location"] == "/story/cycle/"
    ana.post("/story/card/", {"to": to, "go": "quiet"})
    ana.post("/story/card/", {"to": to, "go": "quiet"})

    assert len(anas_vault.open(Quieted)) == 1
    assert "It sounds very hard" not in text(ana.get(response["Location"]))


def test_after_three_in_a_row_it_is_said_that_the_rest_can_wait(ana):
    said = [text(ana.get(lay(ana, own=f"number {n}")["Location"])) for n in range(3)]

    assert ["The rest can wait." in one for one in said] == [False, False, True]


@pytest.mark.parametrize(("kind", "led"), [(0, True), (1, True), (2, False), (4, False)])
def test_after_something_hard_the_door_for_fear_is_in_reach(ana, kind, led):
    page = ana.get(lay(ana, kind)["Location"])

    assert ("/help/a/" in page.content.decode()) is led


def test_nothing_more_is_asked_for_beside_the_card(ana):
    page = text(ana.get(lay(ana, own="I want to die")["Location"]))

    assert "You can stop here." in page
    assert "One more headline" not in page


def test_nothing_asks_who_it_was_or_what_was_done(ana):
    asked = ana.get(f"{NEW}?k=0&go=2").content.decode()
    names = set(re.findall(r'name="(\w+)"', asked.partition("<main")[2].partition("</main")[0]))

    assert names == {"k", "note", "word", "own", "year", "part", "about"}


def test_ten_more_headlines_are_no_more_questions(ana, anas_vault, django_assert_max_num_queries):
    def questions():
        with django_assert_max_num_queries(40) as asked:
            ana.get("/story/cycle/")
        return len(asked)

    laid(anas_vault, 0, own="first")
    few = questions()
    for place in range(10):
        laid(anas_vault, place, own=str(place))

    assert questions() == few


def test_cleo_and_a_stranger_find_nothing(ana, anas_vault, cleo):
    own = laid(anas_vault, 1, own="kestrel").hex()

    for path in (f"/story/cycle/{own}/", f"/story/cycle/{own}/kept/"):
        assert cleo.get(path).status_code == 404
        assert Client().get(path)["Location"].startswith("/unlock/")
    assert cleo.post(f"/story/cycle/{own}/remove/").status_code == 404
    assert order(anas_vault) == ["kestrel"]
