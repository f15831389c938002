"""The whole picture: both sides, found by the move they answer."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.records import Heavy, WholeLine
from ebb.story.tests.pages import text, value
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
NEW = "/story/whole/new/"
ROMANTICISE, CRAVE = "0", "4"


@pytest.fixture(autouse=True)
def _calm():
    with patch("ebb.story.calm.can_wait", return_value=""):
        yield


def drawn(opened, good="", cost="", *moves):
    at = localtime() - timedelta(days=3)
    return opened.seal(WholeLine(at=at, good=good, cost=cost, moves=moves), day=TODAY)


def lines(opened):
    return sorted(one.record.words for one in opened.open(WholeLine))


def test_both_sides_and_the_move_are_kept(ana, anas_vault):
    page = ana.get(f"{NEW}?go=2&m={ROMANTICISE}")
    assert 'value="romanticise" id="id_moves_0" checked' in page.content.decode()
    response = ana.post(
        NEW, {"good": "Warm mornings", "cost": "I hid the bills", "moves": ["romanticise"]}
    )

    (kept,) = [one.record for one in anas_vault.open(WholeLine)]
    assert (kept.good, kept.cost, kept.moves) == (
        *("Warm mornings", "I hid the bills"),
        ("romanticise",),
    )
    assert "/settle/" in ana.get(response["Location"]).content.decode()


def test_romanticising_shows_the_lines_that_answer_it(ana, anas_vault):
    drawn(anas_vault, "Warm mornings", "I hid the bills", "romanticise", "minimise")
    drawn(anas_vault, "It was quiet", "I lay awake", "crave")
    by_move = ana.get(f"/story/whole/?m={ROMANTICISE}")

    assert "Only the good times" in text(by_move)
    assert "I hid the bills" in text(by_move)
    assert "I lay awake" not in text(by_move)
    assert "I lay awake" in text(ana.get("/story/whole/"))
    assert "No line of yours answers this yet." in text(ana.get("/story/whole/?m=2"))


@pytest.mark.parametrize("number", ["5", "-1", "x", "²", "9" * 400])
def test_a_move_that_is_none_shows_everything(ana, anas_vault, number):
    drawn(anas_vault, "Warm mornings", "I hid the bills")

    assert "I hid the bills" in text(ana.get("/story/whole/", {"m": number}))


def test_one_side_is_enough_and_none_is_asked_for_again(ana, anas_vault):
    asked = ana.post(NEW, {"moves": ["crave"]})
    ana.post(NEW, {"cost": "I lay awake"})

    assert "A few words on one side are enough." in text(asked)
    assert lines(anas_vault) == ["I lay awake."]


@pytest.mark.parametrize("side", ["good", "cost"])
def test_a_long_text_is_kindly_not_taken_and_neither_side_is_lost(ana, anas_vault, side):
    other = {"good": "cost", "cost": "good"}[side]
    page = ana.post(NEW, {side: "kestrel " * 12_000, other: "The other side"})

    assert "A few words are enough here" in text(page)
    assert page.content.decode().count("kestrel") == 12_000
    assert "The other side" in page.content.decode()
    assert anas_vault.open(WholeLine) == []


def test_a_lock_in_the_middle_loses_nothing(ana, anas_vault):
    ana.post("/lock/")
    closed = ana.post(NEW, {"good": "صباح", "cost": "🌊", "moves": ["crave", "replay"]})
    ana.post("/unlock/", {"passphrase": ANAS, "replay": value("replay", closed)})

    (kept,) = [one.record for one in anas_vault.open(WholeLine)]
    assert (kept.good, kept.cost, kept.moves) == ("صباح", "🌊", ("crave", "replay"))


def test_two_edits_at_once_are_both_kept(ana, anas_vault):
    own = drawn(anas_vault, "before").hex()
    seen = value("seen", ana.get(f"/story/whole/{own}/"))
    for good in ("here", "there"):
        ana.post(f"/story/whole/{own}/", {"seen": seen, "good": good})

    assert lines(anas_vault) == ["here.", "there."]


def test_what_was_removed_can_be_brought_back(ana, anas_vault):
    own = drawn(anas_vault, "kestrel").hex()
    page = ana.post(f"/story/whole/{own}/remove/")
    assert lines(anas_vault) == []
    back = ana.post("/undo/", {"aside": value("aside", page), "to": value("to", page)})

    assert lines(anas_vault) == ["kestrel."]
    assert back["Location"] == "/story/whole/"


def test_the_quiet_card_reads_both_sides(ana):
    response = ana.post(NEW, {"good": "Warm mornings", "cost": "I wanted to kill myself"})

    assert "It sounds very hard right now." in text(ana.get(response["Location"]))


def test_a_move_of_a_newer_ebb_stays_when_the_line_is_mended(ana, anas_vault):
    own = drawn(anas_vault, "Warm", "", "crave", "bargain").hex()
    seen = value("seen", ana.get(f"/story/whole/{own}/"))
    ana.post(
        f"/story/whole/{own}/", {"seen": seen, "good": "Warmer", "moves": ["crave", "bargain"]}
    )

    (kept,) = [one.record for one in anas_vault.open(WholeLine)]
    assert (kept.good, kept.moves) == ("Warmer", ("crave", "bargain"))


def test_in_a_low_hour_her_lines_are_not_shown_unasked(ana, anas_vault):
    drawn(anas_vault, "Warm mornings", "I hid the bills")
    anas_vault.seal(Heavy(at=localtime(), wave_id=bytes(16)), day=TODAY)
    with patch("ebb.story.calm.can_wait", return_value="low"):
        said = ana.get("/story/whole/")

    assert "This can wait." in text(said)
    assert "I hid the bills" not in text(said)
    assert "I hid the bills" in text(ana.get("/story/whole/?go=2"))


def test_cleo_and_a_stranger_find_nothing(ana, anas_vault, cleo):
    own = drawn(anas_vault, "kestrel").hex()

    for path in (f"/story/whole/{own}/", f"/story/whole/{own}/kept/"):
        assert cleo.get(path).status_code == 404
        assert Client().get(path)["Location"].startswith("/unlock/")
    assert "kestrel" not in text(cleo.get("/story/whole/"))
    assert cleo.post(f"/story/whole/{own}/remove/").status_code == 404
