"""The picture, and a state in which it rests and nothing resets."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils.timezone import localdate

from ebb.contact.tests.pages import made, text
from ebb.records import (
    LeftAgain,
    WentBack,
)

pytestmark = pytest.mark.django_db


def test_the_picture_has_words_a_drawing_and_a_table(ana, anas_vault):
    for days in (20, 10, 2):
        made(anas_vault, hours_ago=24 * days)
    page = ana.get("/pause/kept/").content.decode()

    assert "18 of the last 21 days were without contact you chose." in unescape(page)
    assert page.count('class="contact-mark"') == 3
    assert page.count("<tr>") >= 1 + 3 + 2  # its head, each contact, the ends of weeks


def test_what_was_not_chosen_moves_no_point_of_the_picture(ana, anas_vault):
    for days in (10, 2):
        made(anas_vault, hours_ago=24 * days)
    before = ana.get("/pause/kept/").content.decode()
    for how, days in (("turned_up", 300), ("needed", 40), ("turned_up", 1)):
        made(anas_vault, hours_ago=24 * days, how=how)
    after = ana.get("/pause/kept/").content.decode()

    picture = re.compile(r"<figure.*?</figure>", re.DOTALL)
    assert picture.findall(before) == picture.findall(after) != []


def test_only_what_was_not_chosen_draws_no_picture(ana, anas_vault):
    for days in (20, 10):
        made(anas_vault, hours_ago=24 * days, how="turned_up")

    assert b"<figure" not in ana.get("/pause/kept/").content


def test_went_back_rests_the_picture_and_left_again_brings_it_back(ana, anas_vault):
    for days in (20, 10):
        made(anas_vault, hours_ago=24 * days)
    assert b"<svg class" not in ana.get("/pause/home/").content
    for _ in range(2):
        ana.post("/pause/home/", {"state": "went"})
    page, home = ana.get("/pause/kept/"), text(ana.get("/pause/home/"))
    assert len(anas_vault.open(WentBack)) == 1
    assert b"chart-line" not in page.content
    assert "Nothing was reset" in text(page)
    assert len(re.findall("I reached out", text(page))) == 2
    assert "You are welcome here." in home

    ana.post("/pause/home/", {"state": "left"})
    assert len(anas_vault.open(LeftAgain)) == 1
    assert b"chart-line" in ana.get("/pause/kept/").content


def test_where_most_days_had_contact_no_number_stands_above(ana, anas_vault):
    for days in range(4):
        made(anas_vault, hours_ago=24 * days + 1)
    page = text(ana.get("/pause/kept/"))

    assert "0 of the last" not in page
    assert "Contact, as it was." in page


def test_while_she_is_back_nothing_asks_about_relief(ana, anas_vault):
    own = made(anas_vault, hours_ago=2, promised=8)
    ana.post("/pause/home/", {"state": "went"})
    for path in ("kept/", "note/?k=a", f"note/{own.hex()}/"):
        page = text(ana.get(f"/pause/{path}"))
        assert not re.search(r"How is it now|relief|Say more|In an hour", page), path
    assert ana.get(f"/pause/note/{own.hex()}/later/").status_code == 404

    ana.post("/pause/home/", {"state": "left"})
    assert "How is it now?" in text(ana.get(f"/pause/note/{own.hex()}/"))


def days_before(count):
    return (localdate() - timedelta(days=count)).isoformat()


def test_days_she_was_there_do_not_count_as_quiet_though_noted_later(ana, anas_vault):
    for days in (20, 15):
        made(anas_vault, hours_ago=24 * days)
    ana.post("/pause/home/", {"state": "went", "day": days_before(12)})
    ana.post("/pause/home/", {"state": "left", "day": days_before(2)})
    page = unescape(ana.get("/pause/kept/").content.decode())

    assert "8 of the last 10 days were without contact you chose." in page


@pytest.mark.parametrize("day", ["yesterday", "0001-01-01", "2999-01-01", "2026-13-40"])
def test_a_day_that_cannot_be_is_asked_again_kindly(ana, anas_vault, day):
    page = text(ana.post("/pause/home/", {"state": "went", "day": day}))

    assert "Choose a day that has been" in page
    assert not anas_vault.open(WentBack)


def test_no_change_lies_before_the_last_one(ana, anas_vault):
    ana.post("/pause/home/", {"state": "went", "day": days_before(5)})
    early = text(ana.post("/pause/home/", {"state": "left", "day": days_before(9)}))
    ana.post("/pause/home/", {"state": "left"})

    assert "not before the last change" in early
    assert len(anas_vault.open(LeftAgain)) == 1


def test_a_change_of_state_can_be_taken_back_and_pressed_twice_only_that_one(ana, anas_vault):
    ana.post("/pause/home/", {"state": "went", "day": days_before(5)})
    ana.post("/pause/home/", {"state": "left"})
    (last,) = re.findall(r'name="last" value="(\w+)"', ana.get("/pause/home/").content.decode())
    for _press in range(2):
        ana.post("/pause/home/", {"state": "undo", "last": last})

    assert not anas_vault.open(LeftAgain)
    assert len(anas_vault.open(WentBack)) == 1
