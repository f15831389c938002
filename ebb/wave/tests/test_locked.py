"""A wave on a locked device that may write, in a browser without script."""

from __future__ import annotations

import re
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client

from ebb.accounts.brought import things
from ebb.records import Accepted, Letter, Rated, WaveEvent, fold
from ebb.vault import Begun, TooLarge, new_marker
from ebb.vault._pending import MOST_AN_HOUR, hours
from ebb.vault.models import Pending, Sealed
from ebb.wave.tests.test_views import carried, press, walk
from tests.support.cast import ANAS, NIGHT, TODAY

A_WAVE: list[dict[str, str]] = [
    {"rate": "8"},
    {"settle": "feet"},
    {"go": "again", "doing": "feet"},
    {"rate": "0"},
    {"go": "over"},
    {"contact": "pull"},
    {"go": "keep", "letter": "I miss the kitchen. " * 400},
    {"go": "tags"},
    {"go": "landing"},
]


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    hours.forget()


@pytest.fixture
def phone(anas: Begun) -> Client:
    """Ana's phone, locked, with a marker."""
    client = Client()
    client.cookies["w"] = new_marker(anas.opened, today=TODAY)
    return client


def test_each_step_is_sealed_and_the_landing_says_who_saw_it(anas: Begun, phone: Client) -> None:
    landing = walk(phone, *A_WAVE)

    said = landing.content.decode()
    assert "This wave is sealed in Ebb." in said
    assert "the server saw the wave on its way" in said
    assert "Keep this wave?" not in said
    assert "kitchen" not in "".join(re.findall(r"<main.*?<form", said, re.DOTALL))
    [wave] = things(anas.opened.pending())
    assert (wave.kind, wave.texts) == ("wave", ["I miss the kitchen. " * 400])
    [told] = fold(wave.events)
    assert (told.first, told.last, told.ended, told.contact) == (8, 0, "passed", "pull")


def test_the_first_screen_stores_nothing(phone: Client) -> None:
    phone.get("/wave/")

    assert not Pending.objects.exists()


def test_kept_it_is_a_wave_like_the_others(anas: Begun, phone: Client) -> None:
    walk(phone, *A_WAVE)

    anas.opened.accept([one.id for one in anas.opened.pending()], at=NIGHT)

    [wave] = fold(one.record for one in anas.opened.open(WaveEvent))
    assert [rating.intensity for rating in wave.ratings] == [8, 0]
    assert [one.record.wave_id for one in anas.opened.open(Accepted)] == [wave.id]
    [letter] = anas.opened.open(Letter)
    assert letter.record.body_id == letter.id
    page = Client()
    page.post("/unlock/", {"passphrase": ANAS})
    shown = page.get(f"/wave/{wave.id.hex()}/").content.decode()
    assert "Written while Ebb was locked." in shown
    assert "I miss the kitchen." in shown


def test_a_wave_that_was_kept_with_the_vault_open_says_nothing_of_a_lock(
    anas: Begun, ana: Client
) -> None:
    walk(ana, *A_WAVE)
    [wave] = fold(one.record for one in anas.opened.open(WaveEvent))

    assert "while Ebb was locked" not in ana.get(f"/wave/{wave.id.hex()}/").content.decode()


def test_a_step_sent_twice_is_sealed_once(anas: Begun, phone: Client) -> None:
    first = phone.get("/wave/")
    for _ in range(3):
        press(phone, first, rate="8")

    found = [one.record for one in anas.opened.pending()]
    assert len([one for one in found if isinstance(one, Rated)]) == 1


def test_it_can_be_let_go_instead_and_only_this_one(anas: Begun, phone: Client) -> None:
    walk(phone, {"rate": "3"}, {"go": "landing"})
    landing = walk(phone, *A_WAVE)
    assert len(things(anas.opened.pending())) == 2

    gone = press(phone, landing, go="discard")

    assert "Nothing of this wave is kept here." in gone.content.decode()
    [left] = things(anas.opened.pending())
    assert [e.intensity for e in left.events if isinstance(e, Rated)] == [3]
    again = phone.post("/wave/", {"wave": carried(landing), "go": "landing"})
    assert "could not be read any more" in again.content.decode()
    assert len(things(anas.opened.pending())) == 1


def test_another_device_cannot_let_it_go(anas: Begun, phone: Client) -> None:
    landing = walk(phone, *A_WAVE)
    other = Client()
    other.cookies["w"] = new_marker(anas.opened, today=TODAY)

    press(other, landing, go="discard")
    press(Client(), landing, go="discard")

    assert len(things(anas.opened.pending())) == 1


def test_kept_at_the_door_it_waits_no_more(anas: Begun, phone: Client) -> None:
    landing = walk(phone, *A_WAVE)

    phone.post("/unlock/", {"passphrase": ANAS, "wave": carried(landing)})

    assert anas.opened.pending() == []
    assert len(fold(one.record for one in anas.opened.open(WaveEvent))) == 1


def test_without_a_marker_nothing_leaves_the_page(anas: Begun, stranger: Client) -> None:
    landing = walk(stranger, *A_WAVE)

    assert "Keep this wave?" in landing.content.decode()
    assert not Pending.objects.exists()


def test_with_script_the_server_seals_nothing(anas: Begun, phone: Client) -> None:
    first = phone.get("/wave/")
    phone.post("/wave/", {"wave": carried(first), "rate": "8"}, headers={"X-Steps": "1"})

    assert not Pending.objects.exists()


@pytest.mark.parametrize("error", [DatabaseError, OSError, TooLarge])
def test_a_broken_disk_never_stops_a_wave(phone: Client, error: type[Exception]) -> None:
    with patch("ebb.accounts.locked.seal_written", side_effect=error):
        landing = walk(phone, *A_WAVE)

    assert "Keep this wave?" in landing.content.decode()


def test_a_full_quota_never_stops_a_wave_and_loses_nothing(anas: Begun, phone: Client) -> None:
    for _ in range(MOST_AN_HOUR // 3 + 1):
        landing = walk(phone, {"rate": "8"}, {"go": "landing"})
    assert "Keep this wave?" in landing.content.decode()

    phone.post("/unlock/", {"passphrase": ANAS, "wave": carried(landing)})

    assert len(fold(one.record for one in anas.opened.open(WaveEvent))) == 1
    assert Sealed.objects.exists()
