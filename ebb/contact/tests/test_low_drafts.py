"""Words for what has to be said: taken, changed, kept as a draft that Ebb never sends."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.contact.standing import afraid_lately
from ebb.contact.tests.test_low import set_up, text
from ebb.records import Apart, LowDraft, Quieted, StoodAside
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def test_every_occasion_has_words_and_one_can_be_taken_changed_and_kept(ana, anas_vault):
    set_up(ana)
    page = ana.get("/pause/low/words/a/")
    taken = ana.post("/pause/low/words/a/", {"take": "1", "text": "First: "})
    ana.post("/pause/low/words/a/", {"keep": "1", "text": "Six o'clock, at the gate."})

    assert "Handing over the children" in text(page)
    assert "First: \nSix o&#x27;clock at the usual place is fine." in taken.content.decode()
    (one,) = anas_vault.open(LowDraft)
    assert (one.record.occasion, one.record.text) == ("handover", "Six o'clock, at the gate.")


@pytest.mark.parametrize(
    "words", ["", "  \n ", "\x00", "x" * 100_000], ids=["none", "white space", "null", "long"]
)
def test_what_cannot_be_kept_stays_on_the_page(ana, anas_vault, words):
    set_up(ana)
    response = ana.post("/pause/low/words/f/", {"keep": "1", "text": words})

    assert response.status_code == 200
    assert not anas_vault.open(LowDraft)
    assert words.strip("\x00 \n")[:200] in response.content.decode()


@pytest.mark.parametrize("words", ["🌊 at six", "בשש בשער", "<b>six</b>", "a\r\nb"])
def test_any_words_are_kept_as_they_are(ana, anas_vault, words):
    set_up(ana)
    ana.post("/pause/low/words/f/", {"keep": "1", "text": words})

    assert anas_vault.open(LowDraft)[0].record.text == words


def test_a_draft_that_was_changed_elsewhere_too_is_kept_twice(ana, anas_vault):
    own = anas_vault.seal(LowDraft(at=localtime(), occasion="work", text="one"), day=TODAY)
    for words in ("two", "three"):
        ana.post(f"/pause/low/draft/{own.hex()}/", {"text": words, "seen": "1"})

    assert {one.record.text for one in anas_vault.open(LowDraft)} == {"two", "three"}


def test_a_draft_that_is_removed_can_be_brought_back(ana, anas_vault):
    own = anas_vault.seal(LowDraft(at=localtime(), occasion="work", text="one"), day=TODAY)
    gone = ana.post(f"/pause/low/draft/{own.hex()}/remove/")
    assert not anas_vault.open(LowDraft)
    aside = re.search(r'name="aside" value="([^"]*)"', gone.content.decode())
    assert aside
    back = ana.post("/undo/", {"aside": aside[1], "to": "/pause/low/"})

    assert back["Location"] == "/pause/low/"
    assert anas_vault.open(LowDraft)[0].record.text == "one"


def test_the_card_offers_after_the_words_are_safe_and_goes_in_one_tap(ana, anas_vault):
    set_up(ana)
    response = ana.post("/pause/low/words/f/", {"keep": "1", "text": "I want to die."})
    shown = text(ana.get(response["Location"]))
    assert anas_vault.open(LowDraft)
    assert "It sounds very hard right now." in shown
    assert "It sounds very hard" not in text(ana.get(response["Location"] + "?calm=1"))
    ana.post("/help/quiet/", {"next": response["Location"]})

    assert anas_vault.open(Quieted)
    assert "It sounds very hard" not in text(ana.get(response["Location"]))


@pytest.mark.parametrize("record", [StoodAside, Apart])
def test_in_fear_and_where_contact_was_asked_not_to_be_no_words_are_prepared(
    ana, anas_vault, record
):
    set_up(ana)
    own = anas_vault.seal(LowDraft(at=localtime(), occasion="work", text="one"), day=TODAY)
    said = {"door": "scared"} if record is StoodAside else {}
    anas_vault.seal(record(at=localtime(), wave_id=bytes(16), **said), day=TODAY)

    assert ana.get("/pause/low/words/f/")["Location"] == "/pause/low/"
    assert ana.get(f"/pause/low/draft/{own.hex()}/")["Location"] == "/pause/low/"
    assert "Words for what has to be said" not in text(ana.get("/pause/low/"))


def test_fear_rests_the_words_for_a_day():
    moment = localtime()
    afraid = StoodAside(at=moment - timedelta(hours=23), wave_id=bytes(16), door="scared")

    assert afraid_lately([afraid], moment)
    assert not afraid_lately([afraid], moment + timedelta(hours=2))
