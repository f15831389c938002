"""A place to miss them: allowed, kept or let go, never counted, never argued with."""

from __future__ import annotations

import html
import re

import pytest
import textstat

from ebb.records import Missed
from ebb.shared import promises
from ebb.story.miss_content import of_language
from tests.support.cast import ANAS
from tests.test_words import NEVER, PROMISE

MISS = of_language("en")
TEXTS = [
    MISS.title,
    *MISS.lines,
    *(text for one in MISS.missed for text in (one.name, *one.here)),
]
WORDS = "kestrel-lantern on Sunday mornings"


def keep(client, note="a" * 32, **more):
    return client.post("/story/miss/keep/", {"note": note, **more})


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_argues_pushes_or_promises(text):
    assert not NEVER.search(text)
    assert not PROMISE.search(text)
    assert not re.search(r"\b(but|must|really|instead)\b", text, re.IGNORECASE)
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 15


def test_it_is_read_at_eleven_or_younger():
    said = " ".join(text if text[-1] in ".?" else f"{text}." for text in TEXTS)

    assert textstat.automated_readability_index(said) <= 6
    assert textstat.coleman_liau_index(said) <= 6


def test_what_is_lent_stands_in_one_place():
    lent = {one.promise for one in MISS.missed if one.promise}

    assert lent <= promises.promises().keys()
    assert all(one.lent for one in MISS.missed if one.promise)


def test_anyone_may_miss_and_let_it_go(db, anybody):
    assert MISS.title in anybody.get("/story/miss/").content.decode()

    page = anybody.post("/story/miss/", {"what": ["held", "none of ours"], "letter": WORDS})

    shown = html.unescape(page.content.decode())
    assert "It was only here." in shown
    assert WORDS not in shown
    held = MISS.chosen(("held",))[0]
    assert held.lent
    for way in (*held.here, *held.lent.here):
        assert way in shown


def test_what_is_kept_is_sealed_and_can_be_read_again(ana, anas_vault):
    page = keep(ana, what=["plans", "held", "none of ours"], letter=WORDS)

    (one,) = anas_vault.open(Missed)
    assert (one.record.what, one.record.text) == (("held", "plans"), WORDS)
    assert WORDS in ana.get(page.headers["Location"]).content.decode()
    shelf = ana.get("/story/miss/kept/").content.decode()
    assert "Being held · The plans" in shelf
    assert WORDS not in shelf
    assert not re.search(r">\s*1\b", shelf[shelf.index("<main") : shelf.index("</main>")])


def test_sent_twice_it_is_kept_once_and_the_words_on_the_screen_count(ana, anas_vault):
    keep(ana, letter=WORDS)
    keep(ana, letter=WORDS)
    keep(ana, letter=WORDS + " too")

    assert [one.record.text for one in anas_vault.open(Missed)] == [WORDS + " too"]


@pytest.mark.parametrize("more", [{}, {"letter": " \n"}, {"letter": "x" * 4097}])
def test_what_cannot_be_kept_stays_on_the_page(ana, anas_vault, more):
    page = keep(ana, **more)

    assert page.status_code == 200
    assert more.get("letter", "") in page.content.decode()
    assert anas_vault.open(Missed) == []


def test_a_phone_that_wakes_up_finds_a_page(ana):
    assert ana.get("/story/miss/keep/").headers["Location"] == "/story/miss/"


def test_words_that_meet_a_closed_door_are_kept_after_it(stranger, anas_vault):
    door = keep(stranger, what=["held"], letter=WORDS).content.decode()
    replay = re.findall(r'name="replay" value="([^"]*)"', door)[0]
    once = dict(re.findall(r'name="(once\w*)" value="([^"]*)"', door))

    stranger.post("/unlock/", {"passphrase": ANAS, "replay": html.unescape(replay), **once})

    assert [one.record.text for one in anas_vault.open(Missed)] == [WORDS]


def test_the_quiet_card_comes_kept_or_let_go_open_or_locked(ana, anybody):
    hard = "I want to die."
    kept = ana.get(keep(ana, letter=hard).headers["Location"])

    for page in (kept, *(who.post("/story/miss/", {"letter": hard}) for who in (ana, anybody))):
        assert "It sounds very hard right now." in page.content.decode()
    assert "very hard" not in anybody.post("/story/miss/", {"letter": WORDS}).content.decode()


def test_removed_and_brought_back(ana, anas_vault):
    keep(ana, letter=WORDS)
    own = anas_vault.open(Missed)[0].id.hex()
    page = ana.post(f"/story/miss/{own}/remove/").content.decode()
    assert anas_vault.open(Missed) == []

    ana.post("/undo/", {"aside": re.findall(r'name="aside" value="([^"]+)"', page)[0]})

    assert len(anas_vault.open(Missed)) == 1


def test_ten_more_cause_no_more_questions(ana, django_assert_max_num_queries):
    keep(ana, letter="0")
    with django_assert_max_num_queries(40) as few:
        ana.get("/story/miss/kept/")
    count = len(few)
    for number in range(10):
        keep(ana, letter=str(number))

    with django_assert_max_num_queries(count):
        ana.get("/story/miss/kept/")


def test_cleo_misses_nothing_of_anas(ana, anas_vault, cleo):
    keep(ana, letter=WORDS)
    own = anas_vault.open(Missed)[0].id.hex()

    assert cleo.get(f"/story/miss/{own}/").status_code == 404
    assert cleo.post(f"/story/miss/{own}/remove/").status_code == 404
    assert WORDS not in cleo.get("/story/miss/kept/").content.decode()
    assert len(anas_vault.open(Missed)) == 1
