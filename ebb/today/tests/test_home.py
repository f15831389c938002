"""The first page: one big button, and quietly what was."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.utils.timezone import localtime

from ebb.accounts.carried import keep
from ebb.records import ContactMade, Held, Letter, PutAway, Rated, WentBack
from ebb.records.carried import dump
from tests.support.cast import NIGHT, TODAY, WAVE, a_wave


def test_the_button_needs_no_vault_and_no_database(anybody):
    page = anybody.get("/").content

    assert b"A wave is here" in page
    assert b"Your last waves" not in page


def test_unlocked_it_shows_the_last_three_the_newest_first(ana, anas_vault):
    for number in range(5):
        keep(anas_vault, dump(a_wave(bytes([number]) * 16)))

    page = ana.get("/").content.decode()

    assert "5 waves so far. All 5 you marked over passed, half of them within 20 minutes." in page
    assert page.count("8 to 0") == 3
    assert "04" * 16 in page


@pytest.mark.parametrize(
    ("rated", "words"),
    [
        ([8, 0], "8 to 0"),
        ([3, 4], "3 to 4, that happens"),
        ([5, 5], "5 to 5, that happens"),
        ([3, 9, 4], "up to 9, then 4"),
        ([4], "4"),
    ],
)
def test_a_rise_stands_there_without_blame(ana, anas_vault, rated, words):
    for minutes, intensity in enumerate(rated):
        at = NIGHT + timedelta(minutes=minutes)
        anas_vault.seal(Rated(at=at, wave_id=WAVE, intensity=intensity), day=TODAY)

    assert f'<span class="numbers">{words}</span>' in ana.get("/").content.decode()


def test_a_wave_rated_zero_was_rated(ana, anas_vault):
    anas_vault.seal(Rated(at=NIGHT, wave_id=WAVE, intensity=0), day=TODAY)

    page = ana.get("/").content

    assert b'<span class="numbers">0</span>' in page
    assert b"not rated" not in page


def test_cleo_and_a_locked_page_show_nothing_of_ana(anas_vault, cleo, anybody):
    keep(anas_vault, dump(a_wave()))

    assert b"wave so far" not in cleo.get("/").content
    assert b"wave so far" not in anybody.get("/").content


def test_a_vault_that_cannot_be_read_never_stands_before_the_button(ana):
    with patch("ebb.today.views.fold", side_effect=DatabaseError):
        page = ana.get("/").content

    assert b"A wave is here" in page
    assert b"They are not lost." in page


@pytest.mark.parametrize("count", [1, 30])
def test_more_waves_cause_no_more_queries(ana, anas_vault, count, django_assert_max_num_queries):
    for number in range(count):
        keep(anas_vault, dump(a_wave(bytes([number]) * 16)))

    with django_assert_max_num_queries(2):
        ana.get("/")


def ago(hours):
    return localtime() - timedelta(hours=hours)


@pytest.mark.parametrize(
    ("records", "asked"),
    [
        ([ContactMade(at=ago(2), how="i")], True),
        ([ContactMade(at=ago(0.5), how="i")], False),
        ([ContactMade(at=ago(2), how="turned_up")], False),
        ([ContactMade(at=ago(2), how="i"), WentBack(at=ago(1))], False),
        ([Held(at=ago(5), wave_id=WAVE, hours=4)], True),
        ([Held(at=ago(3), wave_id=WAVE, hours=4)], False),
    ],
)
def test_what_can_be_asked_now_is_in_reach_and_says_nothing(ana, anas_vault, records, asked):
    for record in records:
        anas_vault.seal(record, day=TODAY)
    page = ana.get("/").content.decode()

    assert ("There is something to ask." in page) is asked
    assert ('href="/pause/kept/"' in page) is asked
    assert "reached out" not in page


def test_locked_nobody_is_told_that_there_is(ana, anas_vault):
    anas_vault.seal(ContactMade(at=ago(2), how="i"), day=TODAY)
    ana.post("/lock/")

    assert "something to ask" not in ana.get("/").content.decode()


def test_all_that_can_be_looked_at_stands_in_one_quiet_card(ana, anas_vault):
    anas_vault.seal(ContactMade(at=ago(2), how="i"), day=TODAY)
    put_away(anas_vault)
    page = ana.get("/").content.decode()

    lines = page.partition('id="lines"')[2].partition("</ul>")[0]
    assert lines.count("<li>") == 3
    assert "There is something to ask." in lines
    assert "A letter you put away can be opened again." in lines


def test_with_nothing_of_hers_to_look_at_the_card_has_one_line_for_everybody(ana, anas_vault):
    lines = ana.get("/").content.decode().partition('id="lines"')[2].partition("</ul>")[0]

    assert lines.count("<li>") == 1
    assert 'href="/quiz/"' in lines


def put_away(vault):
    """A letter whose day has come."""
    letter = vault.seal(Letter(at=ago(24 * 40), text="Said"), day=TODAY)
    until = localtime().date()
    vault.seal(PutAway(at=ago(24 * 30), letter_id=letter, until=until), day=TODAY)
