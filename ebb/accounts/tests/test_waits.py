"""The growing delay at the door: it slows a guesser and never traps the owner."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

from django.test import Client
from django.utils.timezone import now

from ebb.accounts.models import Knock
from tests.support.cast import ANAS

NEW = "a lamp in the far window"


def wrong(client: Client, times: int, path: str = "/unlock/") -> None:
    for _ in range(times):
        client.post(path, {"passphrase": "not this one"})


def let_time_pass() -> None:
    Knock.objects.update(until=now() - timedelta(seconds=1))


def test_after_a_few_wrong_tries_it_waits_before_any_derivation(stranger: Client) -> None:
    wrong(stranger, 3)

    with patch("ebb.accounts.views.room.unlock") as derive:
        answer = stranger.post("/unlock/", {"passphrase": ANAS})

    derive.assert_not_called()
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 60
    assert "Nothing was tried yet" in answer.content.decode()


def test_the_wait_ends_and_the_right_passphrase_wipes_the_slate(stranger: Client) -> None:
    """No row is left: it would say at what time of the night she came."""
    wrong(stranger, 4)
    let_time_pass()

    assert stranger.post("/unlock/", {"passphrase": ANAS}).status_code == 302
    assert not Knock.objects.exists()


def test_a_stranger_cannot_keep_the_owner_out(ana: Client) -> None:
    ana.post("/lock/")
    for _ in range(30):
        wrong(Client(), 1)
        Client().post("/unlock/code/", {"code": "x"})

    assert ana.post("/unlock/", {"passphrase": ANAS}).status_code == 302


def test_a_made_up_device_waits_with_everyone_new(stranger: Client) -> None:
    wrong(stranger, 3)
    stranger.cookies["d"] = "QUJD" * 16

    assert stranger.post("/unlock/", {"passphrase": ANAS}).status_code == 429


def test_the_code_has_a_line_of_its_own(stranger: Client) -> None:
    wrong(stranger, 5)

    answer = stranger.post(
        "/unlock/code/",
        {"code": "0" * 30, "passphrase_new": NEW, "passphrase_again": NEW},
    )

    assert answer.status_code == 200
    assert "slip" in answer.content.decode()
