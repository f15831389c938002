"""Three taps, and nothing of them is lost: by Back, twice, locked, or with nonsense."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ebb.records import CheckIn, Draft
from ebb.signs.forms import pressed
from ebb.vault import new_marker
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def fields(response):
    """What the page carries along."""
    found = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()
    )
    return {name: unescape(value) for name, value in found}


def tapped(client, response, **pressed):
    return client.post("/signs/check/", fields(response) | pressed)


def kept(opened):
    return [(one.record.pull, one.record.mood, one.record.sleep) for one in opened.open(CheckIn)]


def test_three_taps_on_three_screens_and_each_is_kept_as_it_comes(ana, anas_vault):
    page = ana.get("/signs/check/")
    assert "How strong is the pull now?" in text(page)

    page = tapped(ana, page, pull="0")
    assert "How is your mood?" in text(page)
    assert kept(anas_vault) == [(0, None, None)]
    page = tapped(ana, page, mood="skip")
    page = tapped(ana, page, sleep="7")

    assert kept(anas_vault) == [(0, None, 7)]
    assert "It is kept." in text(ana.get(page["Location"]))


def test_all_three_on_one_page_and_what_is_left_open_is_skipped(ana, anas_vault):
    page = ana.get("/signs/check/?k=a")

    done = tapped(ana, page, mood="3")

    assert kept(anas_vault) == [(None, 3, None)]
    assert "Mood 3" in text(ana.get(done["Location"]))


def test_all_skipped_keeps_nothing_and_says_nothing(ana, anas_vault):
    page = ana.get("/signs/check/?k=a")

    assert tapped(ana, page)["Location"] == "/signs/"
    assert kept(anas_vault) == []


def test_back_and_another_number_mends_it_and_pressed_twice_it_is_one(ana, anas_vault):
    first = ana.get("/signs/check/")
    second = tapped(ana, first, pull="8")
    tapped(ana, second, mood="2")
    tapped(ana, second, mood="2")
    tapped(ana, tapped(ana, first, pull="5"), mood="6")

    assert kept(anas_vault) == [(5, 6, None)]


def test_removed_meanwhile_a_later_tap_is_kept_anew(ana, anas_vault):
    page = tapped(ana, ana.get("/signs/check/"), pull="8")
    (one,) = anas_vault.open(CheckIn)
    ana.post(f"/signs/check/{one.id.hex()}/remove/")
    assert kept(anas_vault) == []

    done = tapped(ana, tapped(ana, page, mood="2"), sleep="1")

    assert (8, 2, 1) in kept(anas_vault)
    assert ana.get(done["Location"]).status_code == 200


@pytest.mark.parametrize("wrong", ["11", "-1", "7.5", "ten", "\U0001f30a", "٣", "x" * 100_000])
def test_what_is_no_number_is_asked_again(ana, anas_vault, wrong):
    again = tapped(ana, ana.get("/signs/check/"), pull=wrong)

    assert again.status_code == 400
    assert "Choose a number from 0 to 10, or skip." in text(again)
    assert "How strong is the pull now?" in text(again)
    assert kept(anas_vault) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["pull", "mood", "sleep", "said", "all"]), st.text()))
def test_whatever_stands_in_the_form_it_is_read(post):
    found = pressed(post, NOON)

    assert found.at <= NOON
    assert found.question in {"", "pull", "mood", "sleep"}


def test_locked_the_numbers_stay_in_the_page_until_the_last_tap_and_go_through_the_door(
    ana, anas_vault, at
):
    ana.post("/lock/")
    at(NOON)
    page = ana.get("/signs/check/")
    page = tapped(ana, page, pull="9")
    page = tapped(ana, page, mood="1")
    assert "How did you sleep?" in text(page)
    at(NOON + timedelta(minutes=20))
    door = tapped(ana, page, sleep="4")
    assert kept(anas_vault) == []

    inside = ana.post("/unlock/", {"passphrase": ANAS, "replay": replay(door)}, follow=True)

    assert kept(anas_vault) == [(9, 1, 4)]
    assert anas_vault.open(CheckIn)[0].record.at == NOON  # when she said it, not when it opened
    assert "It is kept." in text(inside)


def replay(response):
    return unescape(re.findall(r'name="replay" value="([^"]*)"', response.content.decode())[0])


def test_where_the_device_may_write_it_is_sealed_and_waits(ana, anas_vault, at):
    ana.post("/lock/")
    ana.cookies["w"] = new_marker(anas_vault, today=TODAY)
    at(NOON)
    tapped(ana, tapped(ana, tapped(ana, ana.get("/signs/check/"), pull="9"), mood="1"), sleep="4")

    (waits,) = anas_vault.pending()
    assert isinstance(waits.record, Draft)
    ana.post("/unlock/", {"passphrase": ANAS})
    seen = text(ana.get("/yours/waiting/"))
    assert "A check-in" in seen
    assert "Pull: 9" in seen
    name = re.findall(r'name="send" value="([^"]*)"', ana.get("/yours/waiting/").content.decode())
    ana.post("/yours/waiting/", {"send": name[0]})

    assert kept(anas_vault) == [(9, 1, 4)]
    assert anas_vault.open(CheckIn)[0].record.at == NOON
    assert not anas_vault.anything_pending()


def test_where_nothing_was_ever_kept_it_leads_to_the_beginning(db):
    assert Client().get("/signs/check/")["Location"] == "/begin/"


def test_a_strong_pull_offers_the_wave_a_low_mood_people_and_a_calm_hour_neither(ana):
    def after(**said):
        return text(ana.get(tapped(ana, ana.get("/signs/check/?k=a"), **said)["Location"]))

    calm, strong, low = after(pull="0", mood="9"), after(pull="7"), after(mood="2")

    assert "A wave is here" not in calm
    assert "I'm scared of someone" not in calm
    assert "The pull is strong." in strong
    assert "There are people to talk to." in low
    assert "I might hurt myself" in low
