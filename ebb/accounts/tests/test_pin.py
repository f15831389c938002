"""What a page tells a device that may write while locked, and what that costs to fetch."""

from __future__ import annotations

import gzip
from pathlib import Path

from django.test import Client

from ebb.vault import Begun, markers, new_marker
from tests.support.cast import TODAY

STATIC = Path(__file__).parent.parent / "static" / "accounts"
SCRIPT = "accounts/pin.js"


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_locked_device_hands_over_what_waits_and_is_told_no_key(anas: Begun) -> None:
    phone = Client()
    phone.cookies["w"] = new_marker(anas.opened, today=TODAY)

    first = page(phone, "/")

    assert SCRIPT in first
    assert "data-vault" not in first
    assert "It comes in when you open Ebb." in first
    assert SCRIPT in page(phone, "/unlock/")  # so that it is there when she is inside


def test_a_device_without_a_marker_fetches_nothing_of_it(ana: Client, anybody: Client) -> None:
    assert SCRIPT not in page(ana, "/yours/")
    assert SCRIPT not in page(anybody, "/")


def test_a_marker_that_was_ended_still_looks_after_its_queue(anas: Begun, ana: Client) -> None:
    ana.cookies["w"] = "A" * 43

    inside = page(ana, "/yours/")

    assert SCRIPT in inside
    assert f'data-vault="{anas.opened.vault_id.hex()}"' in inside
    assert "data-key" not in inside


def test_nothing_stands_between_her_and_help(anas: Begun, ana: Client) -> None:
    ana.cookies["w"] = new_marker(anas.opened, today=TODAY)

    for path in ("/help/", "/settle/"):
        told = page(ana, path)
        assert "data-key" in told
        assert "data-say" not in told


def test_a_new_marker_has_a_new_name_on_the_page(anas: Begun, ana: Client) -> None:
    ana.cookies["w"] = new_marker(anas.opened, today=TODAY)
    (own,) = markers(anas.opened.vault_id)

    assert f'data-marker="{own.name}"' in page(ana, "/yours/")


def test_pinning_and_the_queue_are_light() -> None:
    """What a page loads before anything waits; posts and sealing come later, when needed."""
    light = [gzip.compress((STATIC / name).read_bytes()) for name in ("pin.js", "queue.js")]

    assert sum(map(len, light)) < 2500
