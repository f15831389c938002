"""Removed at once, brought back within ten minutes: the same in every room."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ebb.accounts import later, removing
from ebb.nudges import keeping
from ebb.nudges.models import Due
from ebb.nudges.places import Mail, Place
from ebb.records import (
    AskedLater,
    AtPlace,
    CheckIn,
    ContactMade,
    Headline,
    Letter,
    LowDraft,
    Missed,
    NudgePlan,
    Plan,
    PlannedContact,
    Reason,
    Record,
    Then,
    WholeLine,
)
from ebb.vault import Begun, OpenVault
from tests.support.cast import NIGHT, TODAY

ROOMS = {
    "/plans/{}/remove/": Plan(at=NIGHT, cue=AtPlace(words="pier"), then=Then(way="own", words="x")),
    "/pause/note/{}/remove/": ContactMade(at=NIGHT, how="i"),
    "/pause/low/draft/{}/remove/": LowDraft(at=NIGHT, occasion="work", text="six"),
    "/pause/low/note/{}/remove/": PlannedContact(at=NIGHT, about="work", in_window=None),
    "/story/cycle/{}/remove/": Headline(at=NIGHT, heading="hard", own="a long winter"),
    "/story/whole/{}/remove/": WholeLine(at=NIGHT, good="songs", cost="sleep"),
    "/story/reasons/{}/remove/": Reason(at=NIGHT, text="to sleep"),
    "/story/letters/{}/remove/": Letter(at=NIGHT, text="words"),
    "/signs/check/{}/remove/": CheckIn(at=NIGHT, pull=0),
    "/story/miss/{}/remove/": Missed(at=NIGHT, text="songs"),
}
every_room = pytest.mark.parametrize(("path", "record"), ROOMS.items(), ids=list(ROOMS))


@pytest.fixture(autouse=True)
def _nothing_was_pressed() -> None:
    removing._pressed.clear()


@every_room
def test_one_page_brings_it_back_as_it_was(
    ana: Client, anas_vault: OpenVault, path: str, record: Record
) -> None:
    own = anas_vault.seal(record, day=TODAY)
    gone = ana.post(path.format(own.hex()))
    assert "Removed." in gone.content.decode()
    assert not anas_vault.open_all().records

    said = ana.post("/undo/", {"aside": gone.context["aside"], "to": gone.context["to"]})

    assert said["Location"] == gone.context["to"]
    assert [(one.id, one.record) for one in anas_vault.open_all().records] == [(own, record)]


@every_room
def test_pressed_twice_the_second_answer_brings_it_back_too(
    ana: Client, anas_vault: OpenVault, path: str, record: Record
) -> None:
    own = anas_vault.seal(record, day=TODAY)
    ana.post(path.format(own.hex()))

    again = ana.post(path.format(own.hex()))

    ana.post("/undo/", {"aside": again.context["aside"], "to": "/"})
    assert [one.id for one in anas_vault.open_all().records] == [own]


def test_pressed_again_much_later_it_says_that_it_is_removed(
    ana: Client, anas_vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, record = next(iter(ROOMS.items()))
    own = anas_vault.seal(record, day=TODAY)
    ana.post(path.format(own.hex()))
    monkeypatch.setattr(removing, "TWICE", 0.0)

    again = ana.post(path.format(own.hex()))

    assert again.status_code == 200
    assert again.context["aside"] is None
    assert "Removed." in again.content.decode()
    assert "copy or a backup" not in again.content.decode()


@every_room
def test_what_is_not_hers_is_not_there(
    ana: Client, cleos: Begun, path: str, record: Record
) -> None:
    own = cleos.opened.seal(record, day=TODAY)

    assert ana.post(path.format(own.hex())).status_code == 404
    cleos.opened.delete([own], today=TODAY)
    assert ana.post(path.format(own.hex())).status_code == 404


@pytest.fixture
def planned(anas_vault: OpenVault) -> bytes:
    """A plan with a nudge for tomorrow."""
    now = timezone.now()
    nudges = NudgePlan(at=now, reasons=("plan",), seed=bytes(16), quiet_from=0, quiet_until=0)
    place = Place(way=Mail("a@lantern.example"), words="x", subject="x")
    keeping.turn_on(anas_vault, nudges, place, now)
    own = anas_vault.seal(ROOMS["/plans/{}/remove/"], day=TODAY)
    assert later.plan(anas_vault, (now + timedelta(days=1),), of=own)
    return own


def test_its_nudge_goes_with_it_and_comes_back_at_once(
    ana: Client, anas_vault: OpenVault, planned: bytes
) -> None:
    before = list(Due.objects.values_list("due_at", flat=True))

    gone = ana.post(f"/plans/{planned.hex()}/remove/")
    assert not Due.objects.exists()
    assert not anas_vault.open(AskedLater)

    ana.post("/undo/", {"aside": gone.context["aside"], "to": "/plans/"})
    assert list(Due.objects.values_list("due_at", flat=True)) == before


def test_turned_off_meanwhile_nothing_is_sent(
    ana: Client, anas_vault: OpenVault, planned: bytes
) -> None:
    gone = ana.post(f"/plans/{planned.hex()}/remove/")
    keeping.turn_off(anas_vault, timezone.now())

    ana.post("/undo/", {"aside": gone.context["aside"], "to": "/plans/"})

    assert anas_vault.open(Plan)
    assert not Due.objects.exists()
