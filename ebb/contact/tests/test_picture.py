"""The picture, and a state in which it rests and nothing resets."""

import re
from html import unescape

import pytest

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


def test_a_change_of_state_can_be_taken_back(ana, anas_vault):
    ana.post("/pause/home/", {"state": "went"})
    ana.post("/pause/home/", {"state": "undo"})

    assert not anas_vault.open(WentBack)
