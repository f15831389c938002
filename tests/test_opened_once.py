"""A page opens all that is kept once at most, however many parts of it ask."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.contact.tests.pages import note
from ebb.contact.tests.test_views import press, walk
from ebb.records import BeliefHeld, Conviction
from ebb.vault import Begun, _rows
from ebb.vault.models import Sealed
from tests.journeys.test_every_screen import HERS
from tests.support.cast import NIGHT, TODAY, a_wave


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """One entry for each time that all rows of a vault were read."""
    found: list[bytes] = []
    before = _rows.rows

    def counted(table: type, vault_id: bytes) -> object:
        if table is Sealed:
            found.append(vault_id)
        return before(table, vault_id)

    monkeypatch.setattr(_rows, "rows", counted)
    return found


@pytest.mark.parametrize("address", HERS)
def test_a_page_reads_the_vault_once(
    ana: Client, anas: Begun, readings: list[bytes], address: str
) -> None:
    for event_id, record in a_wave().records():
        anas.opened.seal(record, day=TODAY, id=event_id)

    ana.get(address)

    assert len(readings) <= 1


@pytest.mark.parametrize("path", ["", "d/", "e/", "f/", "g/", "sides/", "tries/", "part/d/"])
def test_a_page_of_a_belief_reads_the_vault_once(
    ana: Client, anas: Begun, readings: list[bytes], path: str
) -> None:
    own = anas.opened.seal(BeliefHeld(at=NIGHT, sentence="mine", domain="settle"), day=TODAY)
    for gut in (90, 20):
        anas.opened.seal(Conviction(at=NIGHT, belief_id=own, gut=gut), day=TODAY)
    readings.clear()

    assert ana.get(f"/beliefs/{own.hex()}/{path}").status_code == 200
    assert len(readings) <= 1


def test_a_press_reads_once_before_what_it_writes_and_once_after(
    ana: Client, anas: Begun, readings: list[bytes]
) -> None:
    for event_id, record in a_wave().records():
        anas.opened.seal(record, day=TODAY, id=event_id)
    pressed = walk(ana, {"go": "decide"}, {"go": "guess"})
    readings.clear()

    press(ana, pressed, relief="8")

    assert len(readings) <= 2
    readings.clear()

    note(ana)

    assert len(readings) <= 2


def test_what_this_request_wrote_is_seen(anas: Begun, readings: list[bytes]) -> None:
    room = anas.opened
    room.remember()
    for event_id, record in a_wave().records():
        room.seal(record, day=TODAY, id=event_id)
    before = room.open_all()
    again = room.open_all()
    first = before.records[0]
    before.records.clear()

    assert len(again.records) == len(a_wave().events)
    assert len(readings) == 1

    room.delete([first.id], today=TODAY)

    assert first.id not in {one.id for one in room.open_all().records}
    assert len(readings) == 2


def test_a_room_that_was_not_told_to_sees_what_others_write(
    anas: Begun, readings: list[bytes]
) -> None:
    anas.opened.open_all()
    anas.opened.open_all()

    assert len(readings) == 2
