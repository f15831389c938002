"""After the door of fear a pause begun anew only settles, for an evening; her vault knows a day."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.contact.asking import anything
from ebb.contact.tests.pages import made, text
from ebb.contact.tests.test_views import ABOUT_IT, ASKS, carried, press, walk
from ebb.records import DoorOpened, StoodAside
from ebb.records.carried import dump, parse
from ebb.steps import fear
from ebb.vault import new_id
from tests.support.cast import TODAY, a_wave

pytestmark = pytest.mark.django_db
PRESSES = (
    {"go": "write"},
    {"go": "decide"},
    {"go": "whole"},
    {"go": "pulls"},
    {"choose": "going"},
    {"hold": "24"},
    {"answer": "boundary"},
    {"relief": "8"},
    {"go": "keep", "letter": "Sunday is possible."},
)
anew = pytest.mark.parametrize("at", ["/pause/", "/pause/b/"])


def only_settles(client, at):
    for pressed in PRESSES:
        page = walk(client, pressed, at=at)
        if ASKS.search(page.content.decode().partition("<main")[2]) or ABOUT_IT.search(text(page)):
            return False
    return True


@anew
def test_a_pause_begun_anew_in_the_same_browser_only_settles(anybody, at):
    walk(anybody, {"door": "scared"}, at="/pause/b/")

    assert only_settles(anybody, at)
    assert not anybody.cookies


def test_it_says_nothing_of_why(anybody):
    """Whoever takes the phone finds a pause that settles, and no word of fear."""
    first = {at: text(anybody.get(at)) for at in ("/pause/", "/pause/b/")}
    walk(anybody, {"door": "scared"}, at="/pause/b/")

    assert {at: text(anybody.get(at)) for at in first} == first
    rest = text(walk(anybody, {"go": "rest"}))
    assert "A glass of water." in rest
    assert "Help for that" not in rest


def test_another_browser_is_asked_as_ever(anybody):
    walk(anybody, {"door": "scared"}, at="/pause/b/")
    other = Client(headers={"User-Agent": "another"})

    assert "What does it pull on?" in text(walk(other, {"go": "pulls"}, at="/pause/b/"))


def test_it_lasts_an_evening_and_the_pauses_after_do_not_lengthen_it(anybody):
    walk(anybody, {"door": "scared"}, at="/pause/b/")
    later = localtime() + fear.LASTS - timedelta(minutes=5)
    with patch("ebb.contact.views.localtime", return_value=later):
        assert only_settles(anybody, "/pause/b/")
    with patch("ebb.contact.views.localtime", return_value=later + timedelta(minutes=10)):
        assert not only_settles(anybody, "/pause/b/")


def test_an_old_page_that_settles_because_fear_is_near_has_met_no_door(anybody):
    """Else its own record would say so, and the evening would never end."""
    old = anybody.get("/pause/b/")
    walk(anybody, {"door": "scared"}, at="/pause/b/")
    for _back in range(2):
        page = press(anybody, old, "/pause/b/", go="pulls")

        assert "The body first." in text(page)
        assert not [one for one in parse(carried(page)).events if isinstance(one, StoodAside)]


def test_the_other_doors_are_remembered_by_their_own_pause_alone(anybody):
    walk(anybody, {"door": "hurt"})

    assert "Write it here instead." in text(walk(anybody, {"go": "write"}))


def test_feared_in_a_wave_or_in_low_contact_a_pause_settles_too(anybody):
    anybody.post("/wave/", {"wave": dump(a_wave()), "door": "scared"})
    assert only_settles(anybody, "/pause/")
    fear.forget()
    anybody.post("/pause/low/", {"afraid": "unsure"})

    assert only_settles(anybody, "/pause/b/")


@anew
@pytest.mark.parametrize("kind", [StoodAside, DoorOpened])
def test_her_vault_knows_of_a_day(ana, anas_vault, at, kind):
    def opened(hours):
        at = localtime() - timedelta(hours=hours)
        anas_vault.seal(kind(at=at, wave_id=new_id(), door="scared"), day=TODAY)

    opened(25)
    assert not only_settles(ana, at)
    opened(23)

    assert only_settles(ana, at)


def test_nothing_asks_what_contact_gave_on_that_day(ana, anas_vault):
    made(anas_vault)
    kept = anas_vault.open_all().records
    assert anything(kept, localtime())
    anas_vault.seal(StoodAside(at=localtime(), wave_id=new_id(), door="scared"), day=TODAY)

    assert not anything(anas_vault.open_all().records, localtime())


def test_what_is_remembered_has_an_end_and_is_no_address(anybody):
    for number in range(fear.MOST + 5):
        fear._browsers[number] = localtime()
    walk(anybody, {"door": "scared"})

    assert len(fear._browsers) == fear.MOST
    assert all(isinstance(each, int) for each in fear._browsers)
