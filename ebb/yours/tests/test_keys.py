"""The passphrase is asked again, and the ways in change all or nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.accounts.models import Device
from ebb.records import Rated
from ebb.vault import Begun, WrongKey, recover, unlock
from ebb.vault.models import Vault
from tests.support.cast import ANAS, WAVE

NEW = "a lamp in the far window"
TWICE = {"passphrase_new": NEW, "passphrase_again": NEW}
GUARDED: list[tuple[str, dict[str, str]]] = [
    ("/yours/passphrase/", TWICE),
    ("/yours/known/", TWICE),
    ("/yours/code/", {}),
    ("/yours/copy/", {}),
    ("/yours/copy/", {"plain": "yes"}),
    ("/yours/all/", {}),
    ("/yours/days/", {"first": "2026-11-01", "last": "2026-11-30"}),
    ("/yours/kept/", {"thing": WAVE.hex()}),
]


def opens(passphrase: str) -> bool:
    try:
        unlock(Vault.objects.get(), passphrase)
    except WrongKey:
        return False
    return True


@pytest.mark.parametrize(("path", "data"), GUARDED)
def test_an_open_page_is_no_proof(
    things: Begun, ana: Client, path: str, data: dict[str, str]
) -> None:
    """The one who holds her open phone meets the same growing wait as at the door."""
    for wrong in ("", "no", "never"):
        answer = ana.post(path, data | {"passphrase": wrong})
        assert "did not open" in answer.content.decode()
        assert "Content-Disposition" not in answer

    answer = ana.post(path, data | {"passphrase": ANAS})

    assert answer.status_code == 429
    assert opens(ANAS)
    assert len(things.opened.open_all().records) == 4
    assert things.recovery_code
    assert recover(things.vault, things.recovery_code, NEW, today=things.vault.begun_on)


def test_a_changed_passphrase_closes_every_other_place(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    other = Client()
    other.post("/unlock/", {"passphrase": ANAS})
    before = ana.cookies["s"].value

    answer = ana.post("/yours/passphrase/", again | TWICE, follow=True)

    assert "new passphrase is set" in answer.content.decode()
    assert ana.cookies["s"].value != before
    assert other.post("/stay/").status_code == 403
    assert (opens(ANAS), opens(NEW)) == (False, True)


@pytest.mark.parametrize("path", ["/yours/passphrase/", "/yours/known/"])
def test_an_unfit_new_passphrase_changes_nothing(
    things: Begun, ana: Client, again: dict[str, str], path: str
) -> None:
    for change in ({"passphrase_again": "other"}, {"passphrase_new": "short"}, {"show": "yes"}):
        page = ana.post(path, again | TWICE | change).content.decode()
        assert 'role="alert"' in page
        assert NEW not in page
        assert ANAS not in page
    assert opens(ANAS)


def test_when_someone_knew_it_everything_gets_a_new_key(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    other = Client()
    other.post("/unlock/", {"passphrase": ANAS})
    assert Device.objects.count() == 2

    answer = ana.post("/yours/known/", again | TWICE)

    assert len(answer.context["groups"]) == 6
    assert other.post("/stay/").status_code == 403
    assert ana.post("/stay/").status_code == 204
    assert Device.objects.count() == 1
    assert (opens(ANAS), opens(NEW)) == (False, True)
    assert len(unlock(Vault.objects.get(), NEW).open(Rated)) == 1
    with pytest.raises(WrongKey):
        recover(things.vault, str(things.recovery_code), ANAS, today=things.vault.begun_on)


def test_what_rotation_cannot_do_is_said(ana: Client) -> None:
    assert "Old backups and copies still open" in ana.get("/yours/known/").content.decode()


def test_a_new_code_ends_the_old_one(things: Begun, ana: Client, again: dict[str, str]) -> None:
    groups = ana.post("/yours/code/", again).context["groups"]

    with pytest.raises(WrongKey):
        recover(things.vault, str(things.recovery_code), NEW, today=things.vault.begun_on)
    assert recover(things.vault, "-".join(groups), NEW, today=things.vault.begun_on)
