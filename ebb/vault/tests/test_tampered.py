"""Rows that nobody here ever wrote: kindly damaged, never a broken page, never all the memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from argon2.exceptions import HashingError
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from ebb.records import Rated
from ebb.vault import (
    Begun,
    Busy,
    Damaged,
    _cost,
    bring_back,
    export_plain,
    put_aside,
    unlock,
)
from ebb.vault._keys import Keyring, slot_check, slot_place, unwrap, wrap
from ebb.vault.models import Sealed, Slot
from ebb.vault.tests.cheap import CHEAP
from tests.support.cast import ANAS, NIGHT, TODAY

type Value = bytes | str | int
KEYS = Keyring(bytes(16), 1, bytes(32))


@pytest.mark.parametrize("value", [-1, 2**32, 2**62, "a"])
def test_a_revision_that_nobody_wrote_is_damaged_and_never_stops_the_others(
    anas: Begun, value: Value
) -> None:
    bad, good = kept(anas), kept(anas)
    if not put(Sealed, bad, "revision", value):
        return

    assert [one.id for one in anas.opened.open_all().records] == [good]
    assert anas.opened.open_all().damaged == [bad]
    assert export_plain(anas.opened).count(b'"record"') == 1


@pytest.mark.parametrize("value", ["text", 5, 2**40])
def test_a_column_that_holds_no_bytes_is_damaged(anas: Begun, value: Value) -> None:
    bad, good = kept(anas), kept(anas)
    if not put(Sealed, bad, "blob", value):
        return

    assert [one.id for one in anas.opened.open_all().records] == [good]
    assert export_plain(anas.opened).count(b'"record"') == 1
    anas.opened.delete([bad], today=TODAY)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("memory_kib", value) for value in (-1, 2**40, "much")),
        *(("salt", value) for value in (b"", b"short", "text", 2**40)),
        ("wrapped", "text"),
    ],
)
def test_a_slot_that_nobody_wrote_is_damaged(anas: Begun, column: str, value: Value) -> None:
    slot = Slot.objects.get(kind="passphrase")
    if not put(Slot, slot.pk, column, value):
        return

    with pytest.raises(Damaged):
        unlock(anas.vault, ANAS)


def test_a_salt_cut_short_whose_checksum_fits_is_damaged() -> None:
    lid = wrap(KEYS, "passphrase", b"secret", CHEAP)._replace(salt=b"short")
    place = slot_place(KEYS.vault_id, "passphrase", lid.cost, lid.salt, 1)
    check = slot_check(place, lid.wrapped[9:])
    wrapped = lid.wrapped[:1] + check + lid.wrapped[9:]

    with pytest.raises(Damaged):
        unwrap(KEYS.vault_id, 1, "passphrase", lid._replace(wrapped=wrapped), b"secret")


def test_a_cost_that_this_machine_has_no_memory_for_is_busy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_room(*_: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr("ebb.vault._primitives.hash_secret_raw", no_room)

    with pytest.raises(Busy):
        _cost.stretch(b"secret", bytes(16), CHEAP)


def test_what_nobody_can_read_does_not_keep_the_rest_from_coming_back(anas: Begun) -> None:
    good, bad = kept(anas), kept(anas)
    far = b'{"kind":"set-aside/1","at":"0001-01-01T00:00:00+14:00","exercise":"water"}'
    put(Sealed, bad, "blob", anas.opened._keys.records.seal(bad, 1, far))

    aside = put_aside(anas.opened, [good, bad], now=NIGHT)
    anas.opened.delete([good, bad], today=TODAY)

    assert aside is not None
    assert bring_back(anas.opened, aside, now=NIGHT) == 1
    assert [one.id for one in anas.opened.open_all().records] == [good]


def kept(anas: Begun) -> bytes:
    return anas.opened.seal(Rated(at=NIGHT, wave_id=bytes(16), intensity=3), day=TODAY)


def put(table: type[Model], key: Value, column: str, value: Value) -> bool:
    """What a person with the file can write; False where the database itself refuses it."""
    change = f"UPDATE {table._meta.db_table} SET {column} = %s WHERE id = %s"
    try:
        with transaction.atomic(), connection.cursor() as cursor, unchecked(cursor):
            cursor.execute(change, [value, key])
    except DatabaseError:
        return False
    return True


@contextmanager
def unchecked(cursor: CursorWrapper) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    cursor.execute("PRAGMA ignore_check_constraints=ON")
    yield
    cursor.execute("PRAGMA ignore_check_constraints=OFF")
