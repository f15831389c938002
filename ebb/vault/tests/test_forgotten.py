"""What was erased is gone from the files: a scan of their raw bytes, as a thief would do it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from ebb.records import Letter
from ebb.vault import (
    Begun,
    OpenVault,
    _disk,
    begin,
    end_marker,
    ids_of_days,
    marker_of,
    new_marker,
    seal_written,
)
from ebb.vault.models import Body, Marker, Pending, Retired, Sealed, Slot
from tests.support.cast import ANAS, CLEOS, NIGHT, TODAY

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]
ITEM = b"waiting " * 2
WORDS = "canary-in-the-rafters-seven-times"


@pytest.fixture
def hers(database_file: Path) -> Begun:
    begun = begin(ANAS, today=TODAY, recovery=True)
    begun.opened.seal(Letter(at=NIGHT, text=WORDS), day=TODAY)
    begun.opened.seal_body(WORDS * 300, day=TODAY)
    marker = marker_of(new_marker(begun.opened, today=TODAY))
    assert marker
    assert seal_written(marker, [(ITEM, Letter(at=NIGHT, text=WORDS))], today=TODAY, now=0.0)
    return begun


def shapes(words: str) -> Iterator[bytes]:
    """A text as it could lie about: raw, wide, in base64 at each offset, packed."""
    raw = words.encode()
    yield from (raw, words.encode("utf-16-le"), words.encode("utf-16-be"), raw.hex().encode())
    yield from (base64.b64encode(b"x" * n + raw)[4:-4] for n in range(3))
    yield zlib.compress(raw)[2:-4]


def on_disk(database: Path) -> bytes:
    files = [Path(f"{database}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    return b"".join(file.read_bytes() for file in files if file.exists())


def remains(database: Path, traces: list[bytes]) -> list[bytes]:
    raw = on_disk(database)
    return [trace for trace in traces if trace in raw]


def traces() -> list[bytes]:
    """The sealed bytes themselves: without its slot a blob is noise, and still it should go."""
    blobs = [bytes(row.blob) for table in (Sealed, Body) for row in table.objects.all()]
    lids = [bytes(cell) for row in Slot.objects.all() for cell in (row.salt, row.wrapped)]
    waiting = [bytes(row.blob)[-200:] for row in Pending.objects.all()]
    keys = [bytes(row.private_key) for row in Retired.objects.all()]
    names = [bytes(row.pk) for row in Marker.objects.all()]
    return [blob[-200:] for blob in blobs] + lids + waiting + keys + names


def test_no_word_of_hers_is_in_the_files_while_the_vault_lives(
    hers: Begun, database_file: Path
) -> None:
    secrets = [WORDS, ANAS, str(hers.recovery_code), str(hers.recovery_code).replace("-", "")]

    assert remains(database_file, traces()), "the scan must be able to find something"
    assert not remains(database_file, [shape for one in secrets for shape in shapes(one)])
    assert not remains(database_file, [hers.opened._keys.data_key])


def test_after_erasing_not_even_the_sealed_bytes_are_left(hers: Begun, database_file: Path) -> None:
    left = [*traces(), hers.opened.vault_id]
    assert len(remains(database_file, left)) == len(left)

    assert hers.opened.erase_everything()

    assert not remains(database_file, left)


def test_after_a_rotation_what_waited_and_the_marker_are_gone_as_they_were(
    hers: Begun, database_file: Path
) -> None:
    left = [bytes(Pending.objects.get().blob)[-200:], bytes(Marker.objects.get().pk)]
    turned = hers.opened.rotate(ANAS, CLEOS)
    assert not remains(database_file, left)
    left = [*traces(), hers.opened.vault_id]
    assert len(remains(database_file, left)) == len(left)

    assert turned.opened.erase_everything()

    assert not remains(database_file, left)


@pytest.mark.parametrize("way", ["keep", "let go", "end"])
def test_what_was_kept_or_let_go_and_a_marker_that_was_ended_leave_nothing(
    hers: Begun, database_file: Path, way: str
) -> None:
    marker, blob = bytes(Marker.objects.get().pk), bytes(Pending.objects.get().blob)[-200:]
    if way == "end":
        end_marker(hers.opened.vault_id, marker.hex())
    elif way == "keep":
        hers.opened.accept([ITEM], at=NIGHT)
    else:
        hers.opened.discard([ITEM], today=TODAY)

    assert not remains(database_file, [marker if way == "end" else blob])


def test_after_deleting_a_record_its_sealed_bytes_are_gone(
    hers: Begun, database_file: Path
) -> None:
    blob = bytes(Sealed.objects.get().blob)[-200:]
    hers.opened.delete([bytes(Sealed.objects.get().pk)], today=TODAY)

    assert not remains(database_file, [blob])


def test_after_deleting_days_or_an_edit_the_earlier_bytes_are_gone(
    hers: Begun, database_file: Path
) -> None:
    row = Sealed.objects.get()
    hers.opened.replace(bytes(row.pk), 1, Letter(at=NIGHT, text="other words"))
    assert not remains(database_file, [bytes(row.blob)[-200:]])
    edited = bytes(Sealed.objects.get().blob)
    hers.opened.delete(ids_of_days(hers.opened, TODAY, TODAY), today=TODAY)

    assert not remains(database_file, [edited[-200:]])


def change(opened: OpenVault) -> None:
    opened.change_passphrase(ANAS, CLEOS)


def turn(opened: OpenVault) -> None:
    opened.rotate(ANAS, CLEOS)


@pytest.mark.parametrize("way", [change, turn], ids=["passphrase", "rotation"])
def test_after_a_change_the_old_slot_is_gone_and_with_it_the_old_passphrase(
    hers: Begun, database_file: Path, way: object
) -> None:
    slot = Slot.objects.get(kind="passphrase")
    assert callable(way)

    way(hers.opened)

    assert not remains(database_file, [bytes(slot.salt), bytes(slot.wrapped)])


def test_without_emptying_the_log_the_scan_would_find_it(
    hers: Begun, database_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case this test must fail: so we know that the scan sees what it is there to see."""
    left = traces()
    monkeypatch.setattr(_disk, "truncate_log", lambda: True)

    hers.opened.erase_everything()

    assert remains(database_file, left)


def test_another_reader_holding_the_log_is_told(hers: Begun, database_file: Path) -> None:
    import sqlite3

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    reader = sqlite3.connect(database_file)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM vault_sealed").fetchone()

    assert hers.opened.erase_everything() is False

    reader.close()
    assert _disk.forgotten()
