"""Which device may write while it is locked: allowed with the passphrase, ended in the list."""

from __future__ import annotations

from django.test import Client

from ebb.accounts.models import Device
from ebb.vault import (
    Begun,
    markers,
)
from ebb.vault.models import Marker, Pending
from ebb.yours.tests.bringing import PARTS, bring
from tests.support.cast import ANAS


def test_this_device_may_write_after_the_passphrase_and_is_listed(anas: Begun, ana: Client) -> None:
    assert "No device may yet." in ana.get("/yours/places/").content.decode()
    wrong = ana.post("/yours/places/", {"write": "yes", "passphrase": "no"})
    assert "That did not open it" in wrong.content.decode()
    assert not Marker.objects.exists()

    answer = ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS}, follow=True)

    said = answer.content.decode()
    assert "This device may now write" in said
    assert "Let it write" not in said
    cookie = ana.cookies["w"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert cookie["max-age"] == 400 * 24 * 3600
    [marker] = markers(anas.opened.vault_id)
    assert Device.objects.get().marker_id is not None
    other = Client()
    other.post("/unlock/", {"passphrase": ANAS})
    there = other.get("/yours/places/").content.decode()
    assert "Another device" in there
    assert marker.name in there
    assert "Let it write" in there


def test_it_is_ended_in_the_list_by_forgetting_the_device_and_by_a_new_key(
    anas: Begun, ana: Client
) -> None:
    def allow() -> str:
        ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
        return markers(anas.opened.vault_id)[0].name

    ana.post("/yours/places/", {"marker": allow()})
    assert not Marker.objects.exists()
    allow()
    ana.post("/yours/places/", {"device": Device.objects.get().name})
    assert not Marker.objects.exists()
    allow()
    new = "a lamp in the far window"
    ana.post("/yours/known/", {"passphrase": ANAS, "passphrase_new": new, "passphrase_again": new})
    assert not Marker.objects.exists()


def test_cleo_can_end_nothing_of_anas(anas: Begun, ana: Client, cleo: Client) -> None:
    ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
    name = markers(anas.opened.vault_id)[0].name

    cleo.post("/yours/places/", {"marker": name})
    cleo.post("/yours/places/", {"device": Device.objects.get(vault=anas.vault).name})

    assert Marker.objects.count() == 1
    assert name not in cleo.get("/yours/places/").content.decode()


def test_erasing_everything_takes_the_cookie_and_all_that_waited(anas: Begun, ana: Client) -> None:
    ana.post("/yours/places/", {"write": "yes", "passphrase": ANAS})
    bring(anas, *PARTS)

    ana.post("/yours/all/", {"passphrase": ANAS})

    assert ana.cookies["w"].value == ""
    assert not Pending.objects.exists()
    assert not Marker.objects.exists()
