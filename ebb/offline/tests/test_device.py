"""This phone: a name and a picture chosen before installing, and a way to forget it all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from ebb.accounts.models import Device
from ebb.offline.sets import PAPER, SETS
from ebb.vault import OpenVault, markers, new_marker
from tests.support.cast import ANAS, TODAY

HURTFUL = re.compile(r"abuse|trauma|therap|health|mental|chat|message|ex\b|help", re.IGNORECASE)
ICON = re.compile(r"\.(?:\w+\.)?png$")


def manifest(client: Client, key: str) -> dict[str, object]:
    return dict(client.get(f"/device/{key}.webmanifest").json())


@pytest.mark.parametrize("key", SETS)
def test_a_manifest_says_nothing_and_names_pictures_that_are_there(
    anybody: Client, key: str
) -> None:
    told = manifest(anybody, key)

    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    assert not HURTFUL.search(f"{told['name']} {told['short_name']} {told['description']}")
    icons = told["icons"]
    assert isinstance(icons, list)
    assert {(one["sizes"], one["purpose"]) for one in icons} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for one in icons:
        path = Path(str(finders.find(one["src"].removeprefix(settings.STATIC_URL))))
        width = int.from_bytes(path.read_bytes()[16:20])
        assert one["sizes"] == f"{width}x{width}"


@pytest.mark.django_db
def test_its_colour_is_the_paper_of_the_tokens(anybody: Client) -> None:
    tokens = (Path(settings.ROOT) / "static/ebb/tokens.css").read_text(encoding="utf-8")

    assert f"--paper: {PAPER};" in tokens
    assert manifest(anybody, "ebb")["theme_color"] == PAPER
    for bar in re.findall(
        r'name="theme-color" content="([^"]+)"', anybody.get("/").content.decode()
    ):
        assert f"--paper: {bar};" in tokens


def test_the_plain_one_says_nothing_of_ebb(anybody: Client) -> None:
    assert "ebb" not in str(manifest(anybody, "plain")["name"]).lower()


@pytest.mark.django_db
def test_without_a_vault_a_name_is_chosen_by_one_press_and_only_then_it_can_be_installed(
    anybody: Client,
) -> None:
    assert b'rel="manifest"' not in anybody.get("/device/").content

    anybody.post("/device/", {"set": "plain"})
    page = anybody.get("/device/").content.decode()

    assert 'rel="manifest" href="/device/plain.webmanifest"' in page
    assert 'rel="apple-touch-icon"' in page
    for path in ("/", "/help/", "/wave/", "/settle/"):
        assert b"manifest" not in anybody.get(path).content


def test_with_a_vault_it_asks_for_the_passphrase(ana: Client, stranger: Client) -> None:
    for client in (ana, stranger):
        refused = client.post("/device/", {"set": "plain", "passphrase": "something else"})
        assert b"That did not open it" in refused.content
        assert "n" not in client.cookies

    for client in (ana, stranger):
        client.post("/device/", {"set": "plain", "passphrase": ANAS})
        assert client.cookies["n"].value == "plain"
    assert "s" not in stranger.cookies  # it opens nothing


def test_forgetting_ends_what_the_server_knows_of_this_device(
    ana: Client, anas_vault: OpenVault
) -> None:
    ana.cookies["w"] = new_marker(anas_vault, today=TODAY)
    assert Device.objects.count() == len(markers(anas_vault.vault_id)) == 1

    answer = ana.post("/device/forget/")

    assert answer["Clear-Site-Data"] == '"storage", "cache", "cookies"'
    assert b"This device has forgotten." in answer.content
    assert b"register" not in answer.content  # the page must not put it all back
    assert Device.objects.count() == len(markers(anas_vault.vault_id)) == 0
    assert {name for name, cookie in answer.cookies.items() if cookie.value} == set()
    assert set("sdiwrtnl") <= set(answer.cookies)
    assert b"Lock" not in ana.get("/").content


def test_nothing_else_clears_the_storage(ana: Client) -> None:
    for answer in (ana.get("/leave/"), ana.post("/leave/"), ana.get("/device/"), ana.get("/away/")):
        assert "storage" not in answer.get("Clear-Site-Data", "")


def test_away_is_blank_and_leads_nowhere(anybody: Client) -> None:
    page = anybody.get("/away/").content.decode()

    assert "<title>Blank</title>" in page
    assert "<body></body>" in page
    assert "<a " not in page
    assert "<script" not in page
