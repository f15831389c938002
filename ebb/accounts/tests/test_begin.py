"""Begin: honesty, the choice, the passphrase, the paper; and a wave comes along unharmed."""

from __future__ import annotations

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client

from ebb.records import Rated, WaveEvent, fold
from ebb.vault import Begun, Busy, unlock
from ebb.vault.models import Slot, Vault
from tests.support.cast import ANAS

pytestmark = pytest.mark.django_db
CHOSEN = {"recovery": "yes", "passphrase_new": ANAS, "passphrase_again": ANAS}


def text(client: Client, path: str, data: dict[str, str] | None = None) -> str:
    answer = client.get(path) if data is None else client.post(path, data)
    return answer.content.decode()


def kept(passphrase: str = ANAS) -> list[Rated]:
    opened = unlock(Vault.objects.get(), passphrase)
    return [one.record for one in opened.open(Rated)]


def test_honesty_comes_before_anything_is_kept() -> None:
    page = text(Client(), "/begin/")

    for word in ("history", "watch", "Whoever runs this Ebb", "save"):
        assert word in page
    assert "100" not in page
    assert not Vault.objects.exists()


def test_every_step_carries_the_wave(wave: str) -> None:
    client = Client()
    hidden = f'name="wave" value="{wave.replace(chr(34), "&quot;")}"'

    assert hidden in text(client, "/begin/", {"wave": wave})
    assert hidden in text(client, "/begin/", {"wave": wave, "step": "lost"})
    assert hidden in text(client, "/begin/", {"wave": wave, "step": "passphrase", "recovery": "no"})


def test_the_wave_is_kept_before_the_code_is_shown(wave: str) -> None:
    page = text(Client(), "/begin/", CHOSEN | {"wave": wave})

    assert "Your wave is kept" in page
    assert [rating.intensity for rating in kept()] == [8, 5, 0]


def test_it_lands_on_what_was_kept(wave: str) -> None:
    client = Client()

    answer = client.post("/begin/", CHOSEN | {"wave": wave, "recovery": "no"}, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert "Your wave is kept" in answer.content.decode()


def test_the_code_is_shown_once_and_stands_in_no_row_or_cookie() -> None:
    client = Client()
    answer = client.post("/begin/", CHOSEN)
    code = "".join(answer.context["groups"])

    assert len(code) == 30
    assert not any(group in str(answer.cookies) for group in answer.context["groups"])
    for slot in Slot.objects.values_list():
        assert code not in str(slot)
    assert answer.context["groups"][0] not in text(client, "/begin/paper/")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"passphrase_new": "short", "passphrase_again": "short"}, "a little short"),
        ({"passphrase_new": "aaaaaaaaaaaaa", "passphrase_again": "aaaaaaaaaaaaa"}, "repeats"),
        ({"passphrase_new": "1234567890", "passphrase_again": "1234567890"}, "neighbours"),
        ({"passphrase_new": "w" * 2000, "passphrase_again": "w" * 2000}, "longer than"),
        ({"passphrase_again": "another one entirely"}, "not the same"),
        ({"show": "yes"}, "Now you can see"),
    ],
)
def test_an_unfit_passphrase_loses_nothing_and_is_never_shown(
    change: dict[str, str], said: str, wave: str
) -> None:
    page = text(Client(), "/begin/", CHOSEN | {"wave": wave} | change)

    assert said in page
    assert 'name="wave"' in page
    assert 'name="recovery" value="yes"' in page
    assert ANAS not in page
    assert not Vault.objects.exists()


def test_a_passphrase_that_could_be_seen_is_typed_once() -> None:
    client = Client()
    page = text(client, "/begin/", CHOSEN | {"show": "yes"})
    assert 'type="text"' in page
    assert "passphrase_again" not in page

    client.post(
        "/begin/",
        {"recovery": "no", "passphrase_new": ANAS, "seen": "yes", "show": "yes"},
    )

    assert Vault.objects.count() == 1


def test_the_vault_and_the_wave_come_to_be_together(wave: str) -> None:
    client = Client(raise_request_exception=False)
    with patch("ebb.accounts.carried.keep", side_effect=DatabaseError):
        assert client.post("/begin/", CHOSEN | {"wave": wave}).status_code == 500

    assert not Vault.objects.exists()
    client.post("/begin/", CHOSEN | {"wave": wave})
    assert len(kept()) == 3


def test_when_it_is_busy_the_wave_is_still_in_the_page(wave: str) -> None:
    with patch("ebb.accounts.beginning.room.begin", side_effect=Busy):
        page = text(Client(), "/begin/", CHOSEN | {"wave": wave})

    assert "busy" in page
    assert 'name="wave"' in page


def test_a_wave_that_cannot_be_read_does_not_stop_the_beginning() -> None:
    page = text(Client(), "/begin/", CHOSEN | {"wave": '{"v":1,"wave":"%%"'})

    assert "could not be read" in page
    assert Vault.objects.count() == 1


def test_a_second_begin_leads_to_unlock_with_the_wave(anas: Begun, wave: str) -> None:
    client = Client()

    for data in ({"wave": wave}, CHOSEN | {"wave": wave}):
        page = text(client, "/begin/", data)
        assert 'action="/unlock/"' in page
        assert 'name="wave"' in page
    assert Vault.objects.count() == 1

    client.post("/unlock/", {"passphrase": ANAS, "wave": wave})
    assert len(fold([one.record for one in anas.opened.open(WaveEvent)])) == 1


def test_a_begin_that_was_tapped_twice_keeps_the_wave_once(wave: str) -> None:
    client = Client()
    client.post("/begin/", CHOSEN | {"wave": wave})

    again = client.post("/begin/", CHOSEN | {"wave": wave})

    assert again.status_code == 302
    assert len(kept()) == 3
    assert Vault.objects.count() == 1


def test_the_last_group_is_read_back_from_paper() -> None:
    client = Client()
    groups = client.post("/begin/", CHOSEN).context["groups"]

    slip = client.post("/begin/paper/", {"code": "00000"})
    assert "not the last group" in slip.content.decode()
    assert not Slot.objects.get(kind="recovery").confirmed

    answer = client.post("/begin/paper/", {"code": groups[-1].lower()}, follow=True)
    assert "The paper is right" in answer.content.decode()
    assert Slot.objects.get(kind="recovery").confirmed


MISSED = {"what": "held", "letter": "the songs in the car", "note": "0b" * 16}


def replay_of(page: str) -> str:
    return unescape(re.findall(r'name="replay" value="([^"]*)"', page)[0])


def test_where_nothing_was_begun_no_passphrase_is_asked_for() -> None:
    """There is none that could open anything."""
    stranger = Client()
    page = stranger.post("/story/miss/keep/", MISSED).content.decode()

    assert "Before you keep anything" in page
    assert "What you wrote or chose waits in this page." in page
    assert 'name="passphrase"' not in page


@pytest.mark.parametrize("recovery", ["yes", "no"])
def test_what_she_wrote_before_she_began_is_kept_once_she_has(recovery: str) -> None:
    stranger = Client()
    replay = replay_of(stranger.post("/story/miss/keep/", MISSED).content.decode())
    for step in ({"step": "lost"}, {"step": "passphrase", "recovery": recovery}):
        page = stranger.post("/begin/", step | {"replay": replay}).content.decode()
        assert replay_of(page) == replay
    new = {"passphrase_new": ANAS, "passphrase_again": ANAS, "recovery": recovery}

    said = stranger.post("/begin/", new | {"replay": replay})

    assert (b"Your code, this one time" in said.content) is (recovery == "yes")
    kept = stranger.get("/story/miss/kept/").content.decode()
    (own,) = re.findall(r'href="(/story/miss/[0-9a-f]{32}/)"', kept)
    assert "the songs in the car" in stranger.get(own).content.decode()


def test_words_that_need_another_look_come_before_the_code() -> None:
    """A code can be made anew, words cannot."""
    stranger = Client()
    long = {"letter": "the songs " * 500, "note": "0b" * 16}
    replay = replay_of(stranger.post("/story/miss/keep/", long).content.decode())
    new = {"passphrase_new": ANAS, "passphrase_again": ANAS, "recovery": "yes"}

    page = stranger.post("/begin/", new | {"replay": replay}).content.decode()

    assert "the songs the songs" in page
    assert "Your code was not shown." in stranger.get("/").content.decode()


def test_a_press_without_words_does_not_speak_of_words(anas: Begun, stranger: Client) -> None:
    page = stranger.post("/pause/low/set/", {"afraid": "no"}).content.decode()

    assert "it goes on from here." in page
    assert "Your words are safe" not in page
