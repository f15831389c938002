"""Her own whole picture in a pause: one line at a time, by tap, under the same guards."""

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.contact.content import of_language
from ebb.contact.tests.test_views import walk
from ebb.records import Heavy, WholeLine
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
GENERIC = of_language("en").lines[0]
ASKED = ({"go": "whole"}, {"low": "no"})


def drawn(opened, good, cost):
    opened.seal(WholeLine(at=localtime(), good=good, cost=cost), day=TODAY)


def shows(response, words):
    return words in response.content.decode()


@pytest.fixture
def hers(anas_vault):
    drawn(anas_vault, "Warm mornings", "I hid the bills")
    drawn(anas_vault, "We laughed", "I stopped singing")


def test_her_first_line_stands_where_the_generic_one_was(ana, hers):
    page = walk(ana, *ASKED)

    assert shows(page, "Warm mornings. I hid the bills.")
    assert not shows(page, "I stopped singing")
    assert not shows(page, GENERIC)


def test_the_next_one_comes_by_tap_after_a_soothing_step_and_then_there_is_no_more(ana, hers):
    soothed = walk(ana, *ASKED, {"go": "soothe:0"})
    second = walk(ana, *ASKED, {"go": "soothe:0"}, {"go": "line:1"})
    last = walk(ana, *ASKED, {"go": "soothe:1"})

    assert shows(soothed, "One more line")
    assert not shows(soothed, "Warm mornings")
    assert shows(second, "We laughed. I stopped singing.")
    assert not shows(last, "One more line")


def test_a_locked_vault_shows_the_generic_ones(ana, hers):
    ana.post("/lock/")

    assert shows(walk(ana, *ASKED), GENERIC)
    assert shows(walk(Client(), *ASKED), GENERIC)


@pytest.mark.parametrize(
    "presses",
    [
        [{"low": "yes"}],
        [{"low": "unsure"}],
        [{"door": "scared"}, {"go": "line:0"}],
        [{"door": "hurt"}, *ASKED],
        [{"low": "yes"}, {"go": "line:1"}],
        [{"go": "keep", "letter": "I want to die."}, *ASKED],
    ],
)
def test_the_guards_of_the_pause_hold_for_hers_too(ana, hers, presses):
    page = walk(ana, *presses)

    assert not shows(page, "I hid the bills")
    assert not shows(page, "I stopped singing")


def test_a_low_hour_of_the_last_day_is_known(ana, anas_vault, hers):
    anas_vault.seal(Heavy(at=localtime(), wave_id=bytes(16)), day=TODAY)

    assert not shows(walk(ana, *ASKED), "I hid the bills")


@pytest.mark.parametrize(("good", "cost"), [("Warm mornings", ""), ("", "I wanted to kill myself")])
def test_what_would_feed_the_longing_or_the_despair_is_left_to_her_own_page(
    ana, anas_vault, good, cost
):
    drawn(anas_vault, good, cost)

    assert shows(walk(ana, *ASKED), GENERIC)


def test_cleo_sees_the_generic_ones(ana, hers, cleo):
    assert shows(walk(cleo, *ASKED), GENERIC)
