"""Whoever can write to the database can break things, but cannot make a lie open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from ebb.records import Letter, Rated
from ebb.vault import (
    Begun,
    Damaged,
    NewerThanKnown,
    VaultError,
    WrongKey,
    _halves,
    _written,
    enter,
    seal_to_public,
    unlock,
)
from ebb.vault._keys import BODY, RECORD, Keyring, unwrap, wrap
from ebb.vault._sealing import Sealer
from ebb.vault.models import Body, Sealed, Slot, Vault
from ebb.vault.tests.cheap import CHEAP
from tests.support.cast import ANAS, CLEOS, NIGHT, TODAY

KEYS = Keyring(bytes(16), 1, bytes(32))
CANARY = "canary under the stairs"


def changed(blob: bytes) -> Iterator[bytes]:
    """The blob with each byte changed in turn, cut at each place, and one byte longer."""
    for at in range(len(blob)):
        yield blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        yield blob[:at] + bytes([blob[at] ^ 0x80]) + blob[at + 1 :]
        yield blob[:at]
    yield blob + b"\0"


def test_a_piece_changed_in_any_byte_fails_closed() -> None:
    blob = KEYS.records.seal(bytes(16), 1, CANARY.encode())

    for other in changed(blob):
        with pytest.raises((Damaged, NewerThanKnown)) as told:
            KEYS.records.open(bytes(16), 1, other)
        assert CANARY not in repr(told.value)


def test_a_slot_changed_in_any_byte_fails_closed_before_anything_is_derived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lid = wrap(KEYS, "passphrase", b"secret", CHEAP)
    monkeypatch.setattr("ebb.vault._cost.stretch", None)

    for other in changed(lid.wrapped):
        with pytest.raises((Damaged, NewerThanKnown)):
            unwrap(KEYS.vault_id, 1, "passphrase", lid._replace(wrapped=other), b"secret")
    for salt in changed(lid.salt):
        with pytest.raises(Damaged):
            unwrap(KEYS.vault_id, 1, "passphrase", lid._replace(salt=salt), b"secret")


def test_a_slot_whose_checksum_was_made_to_fit_still_does_not_open() -> None:
    from ebb.vault._keys import slot_check, slot_place

    lid = wrap(KEYS, "passphrase", b"secret", CHEAP)
    sealed = lid.wrapped[9:-1] + bytes([lid.wrapped[-1] ^ 1])
    place = slot_place(KEYS.vault_id, "passphrase", lid.cost, lid.salt, 1)
    forged = lid._replace(wrapped=b"\x01" + slot_check(place, sealed) + sealed)

    with pytest.raises(WrongKey):
        unwrap(KEYS.vault_id, 1, "passphrase", forged, b"secret")


@pytest.mark.parametrize(
    ("vault", "version", "kind"),
    [(b"x" * 16, 1, "passphrase"), (bytes(16), 2, "passphrase"), (bytes(16), 1, "recovery")],
)
def test_a_slot_belongs_to_one_vault_key_version_and_kind(
    vault: bytes, version: int, kind: str
) -> None:
    lid = wrap(KEYS, "passphrase", b"secret", CHEAP)

    with pytest.raises(Damaged):
        unwrap(vault, version, kind, lid, b"secret")


@pytest.mark.parametrize("column", ["memory_kib", "passes", "lanes"])
@pytest.mark.parametrize("value", [0, 2, 4, 2_000_000_000])
def test_a_slots_cost_cannot_be_changed_not_even_to_empty_the_memory(
    anas: Begun, column: str, value: int
) -> None:
    Slot.objects.filter(kind="passphrase").update(**{column: value})

    with pytest.raises(Damaged):
        unlock(anas.vault, ANAS)


@pytest.mark.parametrize(
    "elsewhere",
    [
        Sealer(bytes(32), RECORD, b"x" * 16, 1),  # another vault, even under the same key
        Sealer(bytes(32), RECORD, bytes(16), 2),  # another key version
        Sealer(bytes(32), BODY, bytes(16), 1),  # another purpose
        Sealer(b"k" * 32, RECORD, bytes(16), 1),  # another key
    ],
)
def test_a_piece_opens_only_in_its_own_place(elsewhere: Sealer) -> None:
    here = Sealer(bytes(32), RECORD, bytes(16), 1)
    blob = here.seal(bytes(16), 1, b"plain")

    assert here.open(bytes(16), 1, blob) == b"plain"
    for sealer, piece_id, revision in (
        (elsewhere, bytes(16), 1),
        (here, b"y" * 16, 1),
        (here, bytes(16), 2),
    ):
        with pytest.raises(Damaged):
            sealer.open(piece_id, revision, blob)


def test_a_key_version_rewritten_in_the_blob_does_not_help() -> None:
    blob = KEYS.records.seal(bytes(16), 1, b"plain")
    later = Keyring(bytes(16), 2, bytes(32))

    with pytest.raises(Damaged):
        later.records.open(bytes(16), 1, blob[:1] + (2).to_bytes(4) + blob[5:])


def rating(intensity: int) -> Rated:
    return Rated(wave_id=bytes(16), at=NIGHT + timedelta(minutes=intensity), intensity=intensity)


def test_rows_swapped_in_the_database_are_damaged_and_never_stop_the_others(
    anas: Begun, cleos: Begun
) -> None:
    one, two, three = (anas.opened.seal(rating(n), day=TODAY) for n in (1, 2, 3))
    moved = cleos.opened.seal(rating(9), day=TODAY)
    first, second = Sealed.objects.get(pk=one).blob, Sealed.objects.get(pk=two).blob

    Sealed.objects.filter(pk=one).update(blob=second)
    Sealed.objects.filter(pk=two).update(blob=first)
    Sealed.objects.filter(pk=moved).update(vault_id=anas.opened.vault_id)

    found = anas.opened.open_all()
    assert [o.id for o in found.records] == [three]
    assert set(found.damaged) == {one, two, moved}
    assert [o.id for o in anas.opened.open(Rated)] == [three]


def test_an_older_text_put_back_under_a_newer_revision_is_damaged(anas: Begun) -> None:
    one = anas.opened.seal(rating(1), day=TODAY)
    before = Sealed.objects.get(pk=one).blob
    anas.opened.replace(one, 1, rating(2))

    Sealed.objects.filter(pk=one).update(blob=before)

    assert anas.opened.open_all().damaged == [one]


def test_a_row_from_a_newer_ebb_is_counted_apart_and_stops_a_rotation(anas: Begun) -> None:
    one = anas.opened.seal(rating(1), day=TODAY)
    Sealed.objects.filter(pk=one).update(blob=b"\x02" + bytes(99))

    assert anas.opened.open_all().newer == 1
    with pytest.raises(NewerThanKnown):
        anas.opened.rotate(ANAS, CLEOS)
    assert unlock(anas.vault, ANAS).open_all().newer == 1


def test_a_damaged_row_outlives_a_rotation_as_damaged_and_the_rest_is_well(anas: Begun) -> None:
    one, two = (anas.opened.seal(rating(n), day=TODAY) for n in (1, 2))
    Sealed.objects.filter(pk=one).update(blob=b"\x01" + bytes(99))

    found = anas.opened.rotate(ANAS, CLEOS).opened.open_all()

    assert ([o.id for o in found.records], found.damaged) == ([two], [one])


def test_a_slot_copied_from_another_vault_does_not_open_this_one(anas: Begun, cleos: Begun) -> None:
    hers = Slot.objects.filter(vault_id=cleos.vault.pk, kind="passphrase").values().get()
    changes = {name: hers[name] for name in ("salt", "wrapped", "memory_kib", "passes", "lanes")}
    Slot.objects.filter(vault_id=anas.vault.pk, kind="passphrase").update(**changes)

    with pytest.raises(Damaged):
        unlock(anas.vault, CLEOS)


def test_a_body_changed_or_swapped_is_damaged(anas: Begun) -> None:
    one, two = (anas.opened.seal_body(text * 5000, day=TODAY) for text in "ab")
    Body.objects.filter(pk=one).update(blob=Body.objects.get(pk=two).blob)

    with pytest.raises(Damaged):
        anas.opened.open_body(one)


def test_what_was_written_while_locked_opens_only_in_its_vault_and_under_its_id(
    anas: Begun, cleos: Begun
) -> None:
    item, blob = b"i" * 16, seal_to_public(anas.vault, b"i" * 16, b"while it was locked")

    assert anas.opened.open_sealed(item, blob) == b"while it was locked"
    for opened, other in ((cleos.opened, item), (anas.opened, b"j" * 16)):
        with pytest.raises(Damaged):
            opened.open_sealed(other, blob)


def test_what_was_written_while_locked_fails_closed_when_changed(anas: Begun) -> None:
    item, blob = b"i" * 16, seal_to_public(anas.vault, b"i" * 16, b"while it was locked")
    private = _written.open_private(anas.opened._keys, bytes(anas.vault.private_key))

    for other in changed(blob):
        with pytest.raises((Damaged, NewerThanKnown)):
            _written.open_sealed(anas.opened._keys, private, item, other)


def test_what_was_written_for_the_old_key_opens_after_a_rotation_by_its_new_keys_only(
    anas: Begun,
) -> None:
    item, blob = b"i" * 16, seal_to_public(anas.vault, b"i" * 16, b"while it was locked")
    turned = anas.opened.rotate(ANAS, CLEOS)

    assert turned.opened.open_sealed(item, blob) == b"while it was locked"
    with pytest.raises(Damaged):
        anas.opened.open_sealed(item, blob)
    fresh = seal_to_public(turned.vault, item, b"again")
    assert turned.opened.open_sealed(item, fresh) == b"again"


def test_nothing_secret_shows_in_any_repr_or_exception(anas: Begun) -> None:
    letter = Letter(at=NIGHT, text=CANARY)
    token = enter(anas.opened, now=0)
    session = next(iter(_halves.sessions_by_name.values()))
    shown = [repr(one) for one in (anas, anas.opened, anas.opened._keys, letter, session)]
    shown += [str(one) for one in (anas.vault, *Slot.objects.all(), letter)]
    anas.opened.seal(letter, day=TODAY)
    shown += [repr(anas.opened.open_all()), repr(anas.opened.open(Letter))]
    for wrong in (lambda: unlock(anas.vault, CANARY), lambda: anas.opened.rotate(CANARY, ANAS)):
        with pytest.raises(VaultError) as told:
            wrong()
        shown.append(repr(told.value) + str(told.value))

    secrets = [CANARY, ANAS, str(anas.recovery_code), token, anas.opened._keys.data_key.hex()]
    secrets += [repr(anas.opened._keys.data_key)[2:-1], repr(session.half)[2:-1]]
    assert not [secret for secret in secrets if any(secret in one for one in shown)]


def test_an_id_by_what_it_says_needs_the_key_and_parts_are_never_mixed(
    anas: Begun, cleos: Begun
) -> None:
    parts = [(b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b""), (b"a" * 70_000, b"c")]
    hers = [anas.opened.own_id(*each) for each in parts]

    assert hers == [anas.opened.own_id(*each) for each in parts]
    assert len({*hers, *(cleos.opened.own_id(*each) for each in parts)}) == 2 * len(parts)
    assert {len(one) for one in hers} == {16}


def test_keys_cannot_be_pickled(anas: Begun) -> None:
    import pickle

    for one in (anas.opened, anas.opened._keys):
        with pytest.raises(TypeError):
            pickle.dumps(one)


def test_no_row_holds_the_data_key_or_a_word(anas: Begun) -> None:
    anas.opened.seal(Letter(at=NIGHT, text=CANARY), day=TODAY)
    rows = [row for table in (Vault, Slot, Sealed) for row in table.objects.values_list()]
    raw = b"".join(
        bytes(cell) for row in rows for cell in row if isinstance(cell, bytes | memoryview)
    )

    assert anas.opened._keys.data_key not in raw
    assert CANARY.encode() not in raw
