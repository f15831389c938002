"""Contact and nudges live side by side and never meet: what one asks, the other plans."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localtime, now
from pytest_django import Settings

from ebb.nudges import keeping
from ebb.nudges.places import Mail, Place
from ebb.records import AskedLater, ContactMade, NudgePlan
from ebb.vault import OpenVault


@pytest.fixture(autouse=True)
def _on(anas_vault: OpenVault, tmp_path: Path, settings: Settings) -> None:
    """Ana chose to be asked after a contact, and told when a wait is over."""
    settings.DATA = tmp_path
    plan = NudgePlan(at=now(), reasons=("after", "hold"), seed=bytes(16))
    place = Place(way=Mail("ana@lantern.example"), words="A small reminder.", subject="A reminder")
    keeping.turn_on(anas_vault, plan, place, now())


def noted(ana: Client, how: str) -> None:
    when = localtime().strftime("%Y-%m-%dT%H:%M")
    ana.post("/pause/note/", {"how": how, "when": when, "note": "a" * 32})


def asked(opened: OpenVault) -> list[tuple[str, int]]:
    return [(one.record.about, len(one.record.times)) for one in opened.open(AskedLater)]


def test_chosen_contact_is_asked_about_twice_however_often_it_is_sent(
    ana: Client, anas_vault: OpenVault
) -> None:
    noted(ana, "i")
    noted(ana, "i")

    assert asked(anas_vault) == [("after", 2)]


@pytest.mark.parametrize("how", ["turned_up", "needed"])
def test_what_was_not_chosen_is_never_asked_about(
    ana: Client, anas_vault: OpenVault, how: str
) -> None:
    noted(ana, how)

    assert len(anas_vault.open(ContactMade)) == 1
    assert asked(anas_vault) == []


def test_removed_it_is_asked_about_no_more(ana: Client, anas_vault: OpenVault) -> None:
    noted(ana, "they")
    [kept] = anas_vault.open(ContactMade)

    ana.post(f"/pause/note/{kept.id.hex()}/remove/")

    assert anas_vault.open(ContactMade) == []
    assert asked(anas_vault) == []


def test_gone_back_nothing_is_asked_about_any_more(ana: Client, anas_vault: OpenVault) -> None:
    noted(ana, "they")
    ana.post("/pause/home/", {"state": "went"})
    noted(ana, "i")

    assert asked(anas_vault) == []


def test_a_wait_says_when_it_is_over_and_let_go_it_says_nothing(
    ana: Client, anas_vault: OpenVault
) -> None:
    page = ana.get("/pause/b/")
    for press in ({"go": "pulls"}, {"hold": "24"}):
        page = ana.post("/pause/b/", {"wave": page.context["carried"], **press})
    assert asked(anas_vault) == [("hold", 1)]

    ana.post("/pause/b/", {"wave": page.context["carried"], "go": "discard"})

    assert asked(anas_vault) == []
