"""Erased is erased: down to the bytes, with a way back that lies only in her page."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ebb.accounts import doors
from ebb.accounts.models import Device, Knock
from ebb.records import Letter, SafePerson, WaveEvent
from ebb.vault import Begun, _sealing
from ebb.vault.models import Body, Sealed, Slot, Tombstone, Vault
from ebb.yours.tests.conftest import LONG
from tests.support.cast import ANAS, WAVE


def kinds(things: Begun) -> set[str]:
    return {type(one.record).__name__ for one in things.opened.open_all().records}


def test_a_wave_goes_as_one_thing_after_asking(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    sure = ana.post("/yours/kept/", {"thing": WAVE.hex()})
    assert "Erase this?" in sure.content.decode()
    assert "Wave, Friday" in sure.content.decode()
    assert len(things.opened.open(WaveEvent)) == 2

    ana.post("/yours/kept/", {"thing": WAVE.hex()} | again)

    assert kinds(things) == {"Letter", "SafePerson"}


def test_the_page_that_says_erased_can_bring_it_back(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    everything = re.findall(r'name="thing" value="(\w+)"', ana.get("/yours/kept/").content.decode())
    page = ana.post("/yours/kept/", {"thing": everything} | again)
    assert (Sealed.objects.count(), Body.objects.count()) == (0, 0)
    aside = page.context["aside"]
    assert "oranges" not in page.content.decode()

    said = ana.post("/undo/", {"aside": aside}, follow=True).content.decode()

    assert "It is back." in said
    letter = things.opened.open(Letter)[0].record
    assert letter.body_id
    assert things.opened.open_body(letter.body_id) == LONG
    assert not Tombstone.objects.exists()


def test_after_ten_minutes_or_forged_nothing_comes_back(
    things: Begun, ana: Client, again: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = ana.post("/yours/kept/", {"thing": WAVE.hex()} | again).context["aside"]
    for forged in ("", "%%", "AAAA", aside[:-8], "B" + aside[1:]):
        said = ana.post("/undo/", {"aside": forged}, follow=True).content.decode()
        assert "too late" in said
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr("ebb.accounts.removing.now", lambda: later)

    said = ana.post("/undo/", {"aside": aside}, follow=True).content.decode()

    assert "too late" in said
    assert kinds(things) == {"Letter", "SafePerson"}


def test_more_than_a_page_can_carry_is_erased_and_says_so(
    things: Begun, ana: Client, again: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_sealing, "LARGEST", 100)
    page = ana.post("/yours/kept/", {"thing": WAVE.hex()} | again)
    assert page.context["aside"] is None
    assert "too much to bring back" in page.content.decode()


def test_nothing_ticked_changes_nothing(things: Begun, ana: Client) -> None:
    for ticked in ([], ["00" * 16], ["'; --"]):
        answer = ana.post("/yours/kept/", {"thing": ticked}, follow=True)
        assert "nothing changed" in answer.content.decode()
    assert Sealed.objects.count() == 4


def test_a_damaged_record_can_be_erased(things: Begun, ana: Client, again: dict[str, str]) -> None:
    row = Sealed.objects.order_by("-day").first()
    assert row
    Sealed.objects.filter(pk=row.pk).update(blob=b"\x01" + bytes(100))

    ana.post("/yours/kept/", {"thing": bytes(row.pk).hex()} | again)

    assert not Sealed.objects.filter(pk=row.pk).exists()
    assert Sealed.objects.count() == 3


def test_some_days_go_with_their_long_texts(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    data = {"first": "2026-11-20", "last": "2026-11-21"}
    sure = ana.post("/yours/days/", data).content.decode()
    assert "Wave, Friday" in sure
    assert "Letter, not sent" in sure
    assert "Someone safe" not in sure
    assert Sealed.objects.count() == 4

    ana.post("/yours/days/", data | again)

    assert kinds(things) == {"SafePerson"}
    assert not Body.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("", "", "both days"),
        ("2026-11-20", "soon", "both days"),
        ("2026-11-21", "2026-11-20", "swap"),
        ("1999-01-01", "1999-01-02", "Nothing is kept"),
    ],
)
def test_unclear_days_are_asked_again_and_keep_what_was_typed(
    things: Begun, ana: Client, again: dict[str, str], first: str, last: str, said: str
) -> None:
    page = ana.post("/yours/days/", {"first": first, "last": last} | again).content.decode()

    assert said in page
    assert f'value="{first}"' in page
    assert Sealed.objects.count() == 4


def test_everything_goes_and_ebb_is_as_new(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    Knock.objects.knock("unlock:new", timezone.now())

    page = ana.post("/yours/all/", again).content.decode()

    assert "Everything is erased" in page
    assert "Older backups" in page
    assert "Unlock" not in page
    for table in (Vault, Slot, Sealed, Body, Tombstone, Device, Knock):
        assert not table.objects.exists()
    assert not doors.vault_exists()
    assert ana.cookies["d"].value == ""
    assert ana.get("/yours/").status_code == 302
    assert "Before you keep anything" in ana.get("/unlock/").content.decode()


def raw(database: Path) -> bytes:
    files = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    return b"".join(file.read_bytes() for file in files if file.exists())


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["things", "days", "all"])
def test_no_byte_of_what_was_erased_stays_on_the_disk(
    how: str,
    database_file: Path,
    things: Begun,
    ana: Client,
    again: dict[str, str],
) -> None:
    blobs = [bytes(row.blob) for row in [*Sealed.objects.all(), *Body.objects.all()]]
    pieces = [blob[at : at + 24] for blob in blobs for at in (20, len(blob) // 2, len(blob) - 24)]
    connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)")
    before = raw(database_file)
    assert all(piece in before for piece in pieces)

    if how == "things":
        names = re.findall(r'name="thing" value="(\w+)"', ana.get("/yours/kept/").content.decode())
        ana.post("/yours/kept/", {"thing": names} | again)
    elif how == "days":
        ana.post("/yours/days/", {"first": "2026-01-01", "last": "2026-12-31"} | again)
    else:
        wrapped = [bytes(slot.wrapped)[9:33] for slot in Slot.objects.all()]
        pieces += wrapped
        ana.post("/yours/all/", again)

    assert not Sealed.objects.exists()
    after = raw(database_file)
    assert not [piece for piece in pieces if piece in after]


def test_someone_safe_stays_when_a_wave_goes(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    ana.post("/yours/kept/", {"thing": WAVE.hex()} | again)

    assert things.opened.open(SafePerson)
    assert ana.post("/unlock/", {"passphrase": ANAS}).status_code == 302
