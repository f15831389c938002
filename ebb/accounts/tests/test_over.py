"""Without a script each screen answers a post: Back after leaving must not show it again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from ebb.accounts import over
from ebb.records import Rated, WaveBegun
from ebb.records.carried import Carried, Written, dump
from ebb.vault import Begun
from tests.support.cast import ANAS, WAVE

WORDS = "canary dear you"
SCREENS = ["/wave/", "/begin/", "/unlock/", "/unlock/code/"]


def under_way(minutes: int = 1) -> str:
    """A wave with words in it, `minutes` old."""
    at = now() - timedelta(minutes=minutes)
    events = (WaveBegun(at=at, wave_id=WAVE), Rated(at=at, wave_id=WAVE, intensity=8))
    letters = (Written(at=at, text=WORDS),)
    return dump(Carried(wave=WAVE, salt=bytes(16), events=events, letters=letters))


def shown(client: Client, path: str, wave: str) -> bool:
    answer = client.post(path, {"wave": wave, "rate": "5"})
    assert answer.status_code == 200
    return "canary" in answer.content.decode()


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("how", ["link", "beacon"])
def test_after_leaving_the_history_shows_nothing_of_a_wave(
    stranger: Client, path: str, how: str
) -> None:
    wave = under_way()
    assert shown(stranger, path, wave)

    site = {"Sec-Fetch-Site": "same-origin"}
    leave = stranger.get if how == "link" else stranger.post
    leave("/leave/", headers=site)

    assert not shown(stranger, path, wave)
    assert shown(stranger, path, under_way(minutes=-1))  # a new wave goes on as ever


@pytest.mark.parametrize("path", SCREENS)
def test_back_is_faster_than_a_slow_server(ana: Client, path: str) -> None:
    wave = under_way()
    ana.cookies["l"] = "1"  # the exit's script has set it; its beacon has not arrived

    assert not shown(ana, path, wave)


@pytest.mark.parametrize("path", SCREENS)
def test_another_site_cannot_end_a_wave(stranger: Client, path: str) -> None:
    stranger.get("/leave/", headers={"Sec-Fetch-Site": "cross-site"})

    assert shown(stranger, path, under_way())


@pytest.mark.parametrize("path", ["/wave/", "/unlock/"])
def test_what_the_door_has_kept_is_not_shown_again_after_a_lock(
    stranger: Client, path: str
) -> None:
    wave = under_way()
    stranger.post("/unlock/", {"passphrase": ANAS, "wave": wave})
    stranger.post("/lock/")

    assert not shown(stranger, path, wave)


def test_an_idle_lock_in_the_middle_of_a_wave_loses_nothing(ana: Client) -> None:
    wave = under_way()
    assert shown(ana, "/wave/", wave)
    ana.post("/lock/")

    assert shown(ana, "/wave/", wave)


def test_after_leaving_the_history_shows_no_words_typed_elsewhere(stranger: Client) -> None:
    typed = {"nickname": WORDS}
    assert "canary" in stranger.post("/help/people/", typed).content.decode()
    replay = '{"to":"/help/people/","fields":[["nickname","canary"]]}'
    stranger.cookies["l"] = "1"

    assert "canary" not in stranger.post("/help/people/", typed).content.decode()
    assert "canary" not in stranger.post("/unlock/", {"replay": replay}).content.decode()


def test_a_process_forgets_with_its_end(anas: Begun) -> None:
    over.left(now())
    over.forget()

    assert shown(Client(), "/wave/", under_way())


def test_waves_that_are_let_go_push_out_none_that_was_kept(anas: Begun) -> None:
    """Anybody can let waves go; only the passphrase has one kept."""
    over.kept(WAVE)
    for each in range(over.MOST + 1):
        over.let_go(each.to_bytes(16))

    assert not shown(Client(), "/wave/", under_way())
