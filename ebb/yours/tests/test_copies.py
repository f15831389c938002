"""A copy goes out sealed, opens without Ebb, and comes back whole or not at all."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from ebb.records import Letter, Practised, Rated
from ebb.vault import Begun, begin, export_sealed, import_sealed, keep_copy
from ebb.vault.models import Body, Sealed
from ebb.yours import copies
from ebb.yours.tests.conftest import CANARY, LONG
from tests.support.cast import ANAS, TODAY

PROGRAM = Path(copies.__file__).parent / "static" / "yours" / "open_copy.py"


@pytest.fixture
def sealed(things: Begun, ana: Client, again: dict[str, str]) -> bytes:
    return ana.post("/yours/copy/", again).content


@pytest.fixture
def plain(things: Begun, ana: Client, again: dict[str, str]) -> bytes:
    return ana.post("/yours/copy/", again | {"plain": "yes"}).content


def bring(client: Client, content: bytes, **more: str) -> str:
    file = SimpleUploadedFile("copy.bin", content)
    return client.post("/yours/back/", {"file": file} | more, follow=True).content.decode()


def rows() -> set[bytes]:
    return {bytes(one) for one in Sealed.objects.values_list("pk", flat=True)}


def test_a_copy_has_a_neutral_name_and_is_sealed(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    answer = ana.post("/yours/copy/", again)

    assert answer["Content-Disposition"] == 'attachment; filename="copy.bin"'
    assert "no-store" in answer["Cache-Control"]
    assert CANARY.encode() not in answer.content
    assert b"rated" not in answer.content


def test_a_copys_length_tells_little(things: Begun, sealed: bytes) -> None:
    things.opened.seal(
        Practised(at=things.opened.open(Rated)[0].record.at, exercise="x"), day=TODAY
    )

    assert len(export_sealed(things.opened, ANAS)) == len(sealed)


def test_the_small_program_opens_it_without_ebb(sealed: bytes) -> None:
    open_copy = runpy.run_path(str(PROGRAM))["open_copy"]

    told = json.loads(open_copy(sealed, f" {ANAS} "))

    assert told["format"] == "ebb-copy/1"
    assert {one["record"]["kind"].split("/")[0] for one in told["records"]} == {
        "wave-begun",
        "rated",
        "letter",
        "safe-person",
    }
    assert told["texts"][0]["text"] == LONG
    with pytest.raises(SystemExit):
        open_copy(sealed, "not this")
    with pytest.raises(SystemExit):
        open_copy(sealed[:-1], ANAS)
    with pytest.raises(SystemExit):
        open_copy(b"something else", ANAS)


def test_the_program_needs_nothing_of_ebb() -> None:
    assert "import ebb" not in PROGRAM.read_text()
    assert "from ebb" not in PROGRAM.read_text()


def test_an_open_copy_is_readable_and_warned_of(ana: Client, plain: bytes) -> None:
    assert "Whoever finds the file can read all of it" in ana.get("/yours/copy/").content.decode()
    assert CANARY in json.loads(plain)["texts"][0]["text"]


@pytest.mark.parametrize("kind", ["sealed", "plain"])
def test_a_copy_comes_back_into_an_empty_vault(
    kind: str, things: Begun, ana: Client, again: dict[str, str], request: pytest.FixtureRequest
) -> None:
    copy, before = request.getfixturevalue(kind), rows()
    things.opened.erase_everything()
    begin("another passphrase now", today=TODAY, recovery=False, only=True)
    client = Client()
    client.post("/unlock/", {"passphrase": "another passphrase now"})

    said = bring(client, copy, **again)

    assert "The copy is back, all of it" in said
    assert rows() == before
    assert Body.objects.count() == 1


def test_bringing_it_back_twice_keeps_it_once(
    ana: Client, sealed: bytes, again: dict[str, str]
) -> None:
    before = rows()

    assert "here already" in bring(ana, sealed, **again)
    assert rows() == before


def test_what_was_erased_comes_back_only_when_asked(
    things: Begun, ana: Client, sealed: bytes, again: dict[str, str]
) -> None:
    letter = things.opened.open(Letter)[0]
    things.opened.delete([letter.id], today=TODAY)

    bring(ana, sealed, **again)
    assert things.opened.open(Letter) == []

    assert "Some of it was here already" in bring(ana, sealed, revive="yes", **again)
    back = things.opened.open(Letter)[0].record
    assert back.body_id
    assert things.opened.open_body(back.body_id) == LONG


def broken(copy: bytes) -> dict[str, bytes]:
    told: dict[str, Any] = json.loads(copy)
    first = told["records"][0]
    newer = {"kind": "rated/99", "at": "2026-11-22T01:00:00Z"}
    timeless = {"kind": "set-aside/1", "at": "0001-01-01T00:00:00+14:00", "exercise": "water"}
    return {
        "empty": b"",
        "not ours": b"\x89PNG and so on",
        "cut": copy[: len(copy) // 2],
        "no format": json.dumps({"records": [], "texts": []}).encode(),
        "other format": json.dumps(told | {"format": "notes/1"}).encode(),
        "later format": json.dumps(told | {"format": "ebb-copy/2"}).encode(),
        "short id": json.dumps(
            told | {"records": [*told["records"], first | {"id": "ab"}]}
        ).encode(),
        "bad record": json.dumps(
            told | {"records": [*told["records"], first | {"record": {"kind": "rated/2"}}]}
        ).encode(),
        "newer record": json.dumps(
            told | {"records": [*told["records"], first | {"record": newer}]}
        ).encode(),
        "no such year": json.dumps(
            told | {"records": [*told["records"], first | {"record": timeless}]}
        ).encode(),
        "very deep": b'{"format":"ebb-copy/1","texts":[],"records":[{"id":"","day":"2026-11-22",'
        b'"record":' + b"[" * 99_999 + b"]" * 99_999 + b"}]}",
        "not text": b'{"format":"ebb-copy/1","records":[],"texts":[{"text":"\xff"}]}',
    }


@pytest.mark.parametrize(
    "how",
    sorted(broken(b'{"records":[{"id":"00"}]}')),
)
def test_a_copy_that_is_not_whole_changes_nothing(
    how: str, things: Begun, ana: Client, plain: bytes
) -> None:
    Sealed.objects.all().delete()

    said = bring(ana, broken(plain)[how])

    assert 'role="alert"' in said
    assert rows() == set()
    assert Body.objects.count() == 1


def test_a_sealed_copy_with_a_wrong_passphrase_or_a_changed_byte_changes_nothing(
    ana: Client, sealed: bytes, again: dict[str, str]
) -> None:
    assert "does not open this copy" in bring(ana, sealed, passphrase="no")
    middle = len(sealed) // 2
    changed = sealed[:middle] + bytes([sealed[middle] ^ 1]) + sealed[middle + 1 :]
    assert "not a whole copy" in bring(ana, changed, **again)
    assert "newer Ebb" in bring(ana, b"ebb-export/9\n" + sealed[13:], **again)


def test_without_a_file_it_asks_for_one(ana: Client) -> None:
    assert "choose the file" in ana.post("/yours/back/", {}).content.decode()


def test_a_damaged_record_does_not_stop_a_copy(
    things: Begun, ana: Client, again: dict[str, str]
) -> None:
    row = Sealed.objects.filter(day=TODAY).get()
    Sealed.objects.filter(pk=row.pk).update(blob=b"\x01" + bytes(100))

    told = json.loads(ana.post("/yours/copy/", again | {"plain": "yes"}).content)

    assert (len(told["records"]), told["unopened"]) == (3, 1)


@pytest.mark.sqlite
@pytest.mark.parametrize("day", ["junk", "2026-13-40", "", "0"])
def test_a_day_that_somebody_changed_stops_no_copy_and_no_page(
    things: Begun, ana: Client, again: dict[str, str], day: str
) -> None:
    """SQLite keeps any text in a column of days."""
    with connection.cursor() as cursor:
        for table in ("vault_sealed", "vault_body", "vault_pending"):
            cursor.execute(f"UPDATE {table} SET day = %s", [day])

    taken = ana.post("/yours/copy/", again | {"plain": "yes"})

    assert taken.status_code == 200
    assert CANARY in taken.content.decode()
    for page in ("/", "/yours/", "/yours/kept/", "/yours/waiting/"):
        assert ana.get(page).status_code == 200
    ana.post("/yours/all/", again)
    begun = begin(ANAS, today=TODAY, recovery=False)
    assert keep_copy(begun.opened, import_sealed(taken.content, ""), revive=True).fresh
