"""Unlock and lock: kind, even, fresh, and never a trap for the owner."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils.timezone import now

from ebb.accounts.models import Device, Knock
from ebb.records import WaveEvent
from ebb.vault import (
    Begun,
    Busy,
    Damaged,
    NewerThanKnown,
    _halves,
    sessions,
)
from ebb.vault.models import Slot
from tests.support.cast import ANAS

NEW = "a lamp in the far window"


def opens(client: Client) -> bool:
    return client.post("/stay/").status_code == 204


def wrong(client: Client, times: int, path: str = "/unlock/") -> None:
    for _ in range(times):
        client.post(path, {"passphrase": "not this one"})


def let_time_pass() -> None:
    Knock.objects.update(until=now() - timedelta(seconds=1))


def test_the_passphrase_opens_and_lock_closes(stranger: Client) -> None:
    assert not opens(stranger)
    assert stranger.post("/unlock/", {"passphrase": ANAS}).status_code == 302
    assert opens(stranger)

    answer = stranger.post("/lock/", follow=True)

    assert "Locked." in answer.content.decode()
    assert not opens(stranger)


def test_a_visit_to_lock_only_asks(ana: Client) -> None:
    assert 'action="/lock/"' in ana.get("/lock/").content.decode()
    assert opens(ana)


def test_a_session_from_before_is_worth_nothing_after_an_unlock(ana: Client) -> None:
    before = ana.cookies["s"].value
    ana.post("/unlock/", {"passphrase": ANAS})

    assert ana.cookies["s"].value != before
    thief = Client()
    thief.cookies["s"] = before
    assert not opens(thief)
    assert opens(ana)


def test_a_planted_token_opens_nothing(stranger: Client) -> None:
    stranger.cookies["s"] = "planted" * 9
    stranger.post("/unlock/", {"passphrase": ANAS})

    assert stranger.cookies["s"].value != "planted" * 9
    other = Client()
    other.cookies["s"] = "planted" * 9
    assert not opens(other)


def test_cookies_are_neutral_and_strict(stranger: Client) -> None:
    plain = stranger.post("/unlock/", {"passphrase": ANAS})
    for letter in ("s", "d"):
        cookie = plain.cookies[letter]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")

    over_https = stranger.post("/unlock/", {"passphrase": ANAS}, secure=True)
    for letter in ("__Host-s", "__Host-d"):
        assert over_https.cookies[letter]["secure"]
        assert not over_https.cookies[letter]["domain"]


def test_her_passphrase_and_code_never_come_back_in_a_page(stranger: Client) -> None:
    secret = "not this one either"
    pages = [
        stranger.post("/unlock/", {"passphrase": secret}),
        stranger.post(
            "/unlock/code/",
            {"code": secret, "passphrase_new": secret, "passphrase_again": "no"},
        ),
    ]
    assert all(secret not in page.content.decode() for page in pages)


def test_the_mark_of_leaving_locks_at_once_and_only_an_unlock_takes_it_away(ana: Client) -> None:
    ana.cookies["l"] = "1"
    assert not opens(ana)
    ana.cookies.pop("l")
    assert not opens(ana)  # the server's half is gone, not only hidden

    ana.cookies["l"] = "1"
    wrong(ana, 1)
    assert ana.cookies["l"].value == "1"
    ana.post("/unlock/", {"passphrase": ANAS})
    assert ana.cookies["l"].value == ""
    assert opens(ana)


def test_leaving_without_a_script_ends_the_session_in_the_same_answer(
    ana: Client, anas: Begun
) -> None:
    ana.get("/leave/", headers={"Sec-Fetch-Site": "same-origin"})

    assert sessions(anas.opened.vault_id) == []


@pytest.mark.parametrize(
    ("where", "to"),
    [
        ("/yours/places/", "/yours/places/"),
        ("/wave/?page=2", "/wave/?page=2"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/no/such/page/", "/"),
        ("/leave/", "/"),
        ("/lock/", "/"),
        ("/unlock/", "/"),
        ("", "/"),
    ],
)
def test_it_goes_on_only_to_a_page_of_ours(stranger: Client, where: str, to: str) -> None:
    answer = stranger.post("/unlock/", {"passphrase": ANAS, "next": where})

    assert answer["Location"] == to


def test_a_private_page_leads_to_unlock_and_back(stranger: Client) -> None:
    away = stranger.get("/yours/places/")
    page = stranger.get(away["Location"]).content.decode()

    assert away.status_code == 302
    assert 'name="next" value="/yours/places/"' in page


def test_a_carried_wave_is_kept_at_unlock(stranger: Client, anas: Begun, wave: str) -> None:
    page = stranger.post("/unlock/", {"wave": wave}).content.decode()
    assert 'name="wave"' in page
    assert (
        'name="wave"'
        in stranger.post("/unlock/", {"wave": wave, "passphrase": "no"}).content.decode()
    )

    stranger.post("/unlock/", {"wave": wave, "passphrase": ANAS})

    assert len(anas.opened.open(WaveEvent)) == 6


def test_nothing_to_unlock_leads_to_begin(db: None, wave: str) -> None:
    page = Client().post("/unlock/", {"wave": wave}).content.decode()

    assert "Before you keep anything" in page
    assert 'name="wave"' in page


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [(Busy, 503, "busy"), (Damaged, 200, "damaged"), (NewerThanKnown, 200, "newer Ebb")],
)
def test_what_is_not_her_mistake_is_said_and_does_not_count(
    stranger: Client, error: type[Exception], status: int, said: str
) -> None:
    with patch("ebb.accounts.views.room.unlock", side_effect=error):
        for _ in range(5):
            answer = stranger.post("/unlock/", {"passphrase": ANAS})

    assert answer.status_code == status
    assert said in answer.content.decode()
    assert Knock.objects.get().wrong == 0


def test_a_damaged_slot_is_told_from_a_wrong_passphrase(stranger: Client) -> None:
    slot = Slot.objects.get(kind="passphrase")
    slot.wrapped = bytes(slot.wrapped)[:-1] + b"\x00"
    slot.save()

    assert "damaged" in stranger.post("/unlock/", {"passphrase": ANAS}).content.decode()


def test_a_row_does_not_hold_the_cookie_of_a_device(ana: Client) -> None:
    cookie = ana.cookies["d"].value

    device = Device.objects.get()

    assert device.name not in cookie
    assert cookie[:20] not in device.name


def test_cleo_in_her_own_vault_sees_nothing_of_anas(ana: Client, cleo: Client) -> None:
    assert opens(cleo)
    assert "This one" in cleo.get("/yours/places/").content.decode()
    assert "Another place" not in cleo.get("/yours/places/").content.decode()


def test_the_script_of_a_locked_page_gets_a_sentence_or_nothing(stranger: Client) -> None:
    no = stranger.post("/unlock/", {"passphrase": "no", "bare": "yes"})
    yes = stranger.post("/unlock/", {"passphrase": ANAS, "bare": "yes"})

    assert no["Content-Type"].startswith("text/plain")
    assert (yes.status_code, yes.content) == (204, b"")
    assert opens(stranger)


def test_help_works_when_the_database_is_gone(ana: Client) -> None:
    broken = patch("django.db.backends.utils.CursorWrapper.execute", side_effect=DatabaseError)
    for client in (ana, Client()):
        with broken:
            assert client.get("/help/").status_code == 200


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_another_port_of_this_machine_cannot_keep_it_open_or_see_that_it_is(
    ana: Client, site: str
) -> None:
    (before,) = (session.seen for session in _halves.sessions_by_name.values())

    answer = ana.get("/yours/", headers={"Sec-Fetch-Site": site})

    assert answer.status_code == 302
    assert [session.seen for session in _halves.sessions_by_name.values()] == [before]
    assert opens(ana)
