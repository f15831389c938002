"""After an unlock: what waits is looked at, kept under its own id, or let go for good."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from time import perf_counter

import pytest

from ebb.records import (
    Accepted,
    Apart,
    ApartOver,
    Draft,
    Letter,
    PauseEvent,
    Rated,
    SafePerson,
    apart,
    encode,
)
from ebb.vault import (
    Begun,
    Locked,
    NewerThanKnown,
    OpenVault,
    bring_back,
    export_plain,
    ids_of_days,
    import_sealed,
    keep_copy,
    marker_of,
    new_id,
    new_marker,
    put_aside,
    put_sealed,
    seal_to_public,
    seal_written,
    unlock,
)
from ebb.vault._pending import Item, hours
from ebb.vault.models import Body, Marker, Pending, Retired, Sealed, Tombstone, Vault
from tests.support.cast import ANAS, CLEOS, NIGHT, TODAY, WAVE

RATING, LETTER, LONG, DRAFT = (bytes([n]) * 16 for n in range(1, 5))
WORDS = "the kitchen in Lisbon " * 400
WRITTEN = [
    (RATING, Rated(at=NIGHT, wave_id=WAVE, intensity=8)),
    (LETTER, Letter(at=NIGHT + timedelta(minutes=1), text="short", wave_id=WAVE)),
    (LONG, Letter(at=NIGHT + timedelta(minutes=2), text=WORDS, wave_id=WAVE)),
    (DRAFT, Draft(at=NIGHT + timedelta(minutes=3), path="/help/people/", fields=(("a", "b"),))),
]
ALL = [one for one, _ in WRITTEN]


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    hours.forget()


@pytest.fixture
def hers(anas: Begun) -> OpenVault:
    """A rating, two letters and a draft wait in Ana's vault."""
    marker = marker_of(new_marker(anas.opened, today=TODAY))
    assert marker
    assert seal_written(marker, WRITTEN, today=TODAY, now=0.0)
    return anas.opened


def test_what_waits_is_there_in_time_order_and_is_no_record(hers: OpenVault) -> None:
    assert [(one.id, one.record) for one in hers.pending()] == WRITTEN
    assert hers.open_all().records == []
    assert hers.anything_pending()


def test_what_lies_far_ahead_can_still_be_taken_back_after_it(anas: Begun) -> None:
    """On a locked phone whose clock was turned, or forged."""
    marker = marker_of(new_marker(anas.opened, today=TODAY))
    assert marker
    ahead = [NIGHT.replace(year=2199), NIGHT + timedelta(minutes=59)]
    asked = [(new_id(), Apart(at=at, wave_id=WAVE)) for at in ahead]
    assert seal_written(marker, asked, today=TODAY, now=0.0)

    assert anas.opened.accept([one for one, _ in asked], at=NIGHT) == 2

    assert max(one.record.at for one in anas.opened.open(Apart)) == NIGHT
    over = ApartOver(at=NIGHT + timedelta(hours=1), wave_id=WAVE)
    anas.opened.seal(over, day=TODAY)
    assert not apart(one.record for one in anas.opened.open(PauseEvent))


def test_a_wave_from_a_clock_that_is_ahead_keeps_its_order_and_its_shape(anas: Begun) -> None:
    marker = marker_of(new_marker(anas.opened, today=TODAY))
    assert marker
    told = [(minutes, 8 - place) for place, minutes in enumerate((0, 4, 15))]
    rated = [
        (new_id(), Rated(at=NIGHT + timedelta(hours=15, minutes=m), wave_id=WAVE, intensity=i))
        for m, i in told
    ]
    assert seal_written(marker, rated, today=TODAY, now=0.0)

    anas.opened.accept([one for one, _ in rated], at=NIGHT)

    kept = [(one.record.at - NIGHT, one.record.intensity) for one in anas.opened.open(Rated)]
    assert kept == [(timedelta(minutes=m - 15), i) for m, i in told]


def test_kept_it_has_its_id_a_long_letter_lies_apart_and_the_wave_says_how_it_came(
    hers: OpenVault,
) -> None:
    at = NIGHT + timedelta(hours=8)

    assert hers.accept(ALL, at=at) == 3

    found = {one.id: one.record for one in hers.open_all().records}
    assert [found.pop(one) for one in (RATING, LETTER)] == [WRITTEN[0][1], WRITTEN[1][1]]
    long = found.pop(LONG)
    assert isinstance(long, Letter)
    assert (long.text, long.body_id, long.wave_id) == ("", LONG, WAVE)
    assert hers.open_body(LONG) == WORDS
    assert list(found.values()) == [Accepted(at=at, wave_id=WAVE)]
    assert [one.id for one in hers.pending()] == [DRAFT]


def test_a_wave_kept_in_two_goes_says_so_once(hers: OpenVault) -> None:
    hers.accept([RATING], at=NIGHT)
    hers.accept([LETTER, RATING], at=NIGHT)

    assert len(hers.open(Accepted)) == 1
    assert len(hers.open(Rated)) == 1


def test_nobody_can_know_beforehand_where_the_note_will_stand(
    hers: OpenVault, cleos: Begun
) -> None:
    marker = marker_of(new_marker(cleos.opened, today=TODAY))
    assert marker
    seal_written(marker, [(b"c" * 16, WRITTEN[0][1])], today=TODAY, now=0.0)  # the same wave's id
    hers.accept(ALL, at=NIGHT)
    cleos.opened.accept([b"c" * 16], at=NIGHT)

    [note], [other] = hers.open(Accepted), cleos.opened.open(Accepted)
    assert note.record.wave_id == other.record.wave_id
    assert note.id != other.id


def test_let_go_it_is_gone_and_never_comes_again(hers: OpenVault) -> None:
    blob = bytes(Pending.objects.get(pk=RATING).blob)

    assert hers.discard([RATING, new_id()], today=TODAY) == 1

    told = put_sealed(hers, [Item(RATING, blob)], today=TODAY, now=0.0)
    assert told == ["stored"]
    assert RATING not in {one.id for one in hers.pending()}
    hers.seal(WRITTEN[0][1], day=TODAY, id=RATING)
    assert not hers.open(Rated)


def test_what_was_kept_in_another_way_waits_no_more_and_stays_kept(hers: OpenVault) -> None:
    hers.seal(WRITTEN[0][1], day=TODAY, id=RATING)

    hers.discard([RATING], today=TODAY)

    assert len(hers.open(Rated)) == 1
    assert not Tombstone.objects.exists()
    hers.seal(WRITTEN[1][1], day=TODAY, id=LETTER)
    assert [one.id for one in hers.pending()] == [LONG, DRAFT]
    assert Pending.objects.count() == 2


def test_cleo_can_neither_see_keep_nor_let_go_of_anas(hers: OpenVault, cleos: Begun) -> None:
    assert cleos.opened.pending() == []
    assert cleos.opened.accept(ALL, at=NIGHT) == 0
    assert cleos.opened.discard(ALL, today=TODAY) == 0
    assert len(hers.pending()) == 4


def test_an_item_moved_to_another_vault_in_the_database_does_not_open(
    hers: OpenVault, cleos: Begun
) -> None:
    Pending.objects.filter(pk=RATING).update(vault_id=cleos.opened.vault_id)

    assert [one.record for one in cleos.opened.pending()] == [None]
    assert cleos.opened.accept([RATING], at=NIGHT) == 0


def broken(hers: OpenVault) -> list[bytes]:
    """A changed byte, an id swapped, somebody safe slipped in, and nothing at all."""
    blob = bytes(Pending.objects.get(pk=RATING).blob)
    vault = Vault.objects.get(pk=hers.vault_id)
    ids = [bytes([n]) * 16 for n in range(10, 14)]
    slipped = encode(SafePerson(at=NIGHT, nickname="Trust me", number="0"))
    blobs = [
        blob[:-1] + bytes([blob[-1] ^ 1]),
        blob,
        seal_to_public(vault, ids[2], slipped),
        b"",
    ]
    Pending.objects.bulk_create(
        Pending(id=one, vault=vault, day=TODAY, blob=each)
        for one, each in zip(ids, blobs, strict=True)
    )
    return ids


def test_what_cannot_be_opened_is_named_never_kept_and_can_be_let_go(hers: OpenVault) -> None:
    ids = broken(hers)

    found = hers.pending()

    assert {one.id for one in found if one.record is None and not one.newer} == set(ids)
    assert [one.id for one in found[:4]] == ALL
    assert hers.accept(ids, at=NIGHT) == 0
    assert not hers.open(SafePerson)
    assert hers.discard(ids, today=TODAY) == 4


def test_what_a_newer_ebb_wrote_is_told_apart_and_goes_on_waiting(hers: OpenVault) -> None:
    vault = Vault.objects.get(pk=hers.vault_id)
    blob = seal_to_public(vault, b"n" * 16, b'{"kind":"rated/9","at":"2026-11-22T01:30:00Z"}')
    Pending.objects.create(id=b"n" * 16, vault=vault, day=TODAY, blob=blob)

    assert hers.pending()[-1].newer
    assert hers.accept([b"n" * 16], at=NIGHT) == 0
    assert Pending.objects.filter(pk=b"n" * 16).exists()


def test_a_rotation_seals_what_waits_anew_ends_markers_and_keeps_the_old_key(
    hers: OpenVault,
) -> None:
    before = {bytes(row.pk): bytes(row.blob) for row in Pending.objects.all()}
    turned = hers.rotate(ANAS, CLEOS).opened

    assert [(one.id, one.record) for one in turned.pending()] == WRITTEN
    after = {bytes(row.pk): bytes(row.blob) for row in Pending.objects.all()}
    assert {blob[:5] for blob in after.values()} == {b"\1\0\0\0\2"}
    assert not set(before.values()) & set(after.values())
    assert not Marker.objects.exists()
    assert [row.key_version for row in Retired.objects.all()] == [1]


def test_what_was_offline_through_three_rotations_still_opens(anas: Begun) -> None:
    items = [Item(one, seal_to_public(anas.vault, one, encode(WRITTEN[0][1]))) for one in ALL[:1]]
    turned, passphrases = anas, [ANAS, CLEOS, ANAS, CLEOS]
    for old, new in pairwise(passphrases):
        turned = turned.opened.rotate(old, new)

    assert put_sealed(turned.opened, items, today=TODAY, now=0.0) == ["stored"]

    assert turned.opened.accept(ALL, at=NIGHT) == 1
    assert sorted(Retired.objects.values_list("key_version", flat=True)) == [1, 2, 3]
    fresh = unlock(turned.vault, CLEOS)
    assert len(fresh.open(Rated)) == 1


def test_with_the_old_data_key_what_waits_does_not_open_any_more(hers: OpenVault) -> None:
    hers.rotate(ANAS, CLEOS)

    for way in (
        hers.pending,
        lambda: hers.accept(ALL, at=NIGHT),
        lambda: hers.discard(ALL, today=TODAY),
    ):
        with pytest.raises(Locked):
            way()


def test_a_damaged_item_outlives_a_rotation_and_so_does_a_damaged_key(hers: OpenVault) -> None:
    ids = broken(hers)
    turned = hers.rotate(ANAS, CLEOS)
    assert {one.id for one in turned.opened.pending() if one.record is None} == set(ids)
    Retired.objects.update(private_key=b"rot")
    Vault.objects.update(private_key=b"rot")

    again = turned.opened.rotate(CLEOS, ANAS)

    assert all(one.record is None for one in again.opened.pending())
    assert again.opened.discard(ALL, today=TODAY) == 4


def test_an_item_of_a_newer_format_stops_a_rotation(hers: OpenVault) -> None:
    Pending.objects.filter(pk=RATING).update(blob=b"\2" + bytes(341))

    with pytest.raises(NewerThanKnown):
        hers.rotate(ANAS, CLEOS)

    assert [one.newer for one in hers.pending()] == [False, False, False, True]
    assert Marker.objects.exists()


def test_a_copy_takes_along_what_waits_and_brings_it_back_waiting(
    hers: OpenVault, cleos: Begun
) -> None:
    copy = import_sealed(export_plain(hers), "")
    hers.discard(ALL[:2], today=TODAY)

    assert keep_copy(hers, copy, revive=False).fresh == 0
    assert keep_copy(hers, copy, revive=True).fresh == 2

    assert [(one.id, one.record) for one in hers.pending()] == WRITTEN
    assert not hers.open_all().records


def test_erasing_days_takes_what_waits_and_undo_brings_it_back(hers: OpenVault) -> None:
    ids = ids_of_days(hers, TODAY, TODAY)
    aside = put_aside(hers, ids, now=NIGHT)
    hers.delete(ids, today=TODAY)
    assert not Pending.objects.exists()
    assert aside

    assert bring_back(hers, aside, now=NIGHT) == 4

    assert [(one.id, one.record) for one in hers.pending()] == WRITTEN


def test_five_hundred_are_looked_at_in_a_moment(anas: Begun) -> None:
    """No time is asserted: what it costs is printed for whoever looks."""
    ids = [new_id() for _ in range(500)]
    plain = encode(WRITTEN[0][1])
    rows = [
        Pending(id=one, vault=anas.vault, day=TODAY, blob=seal_to_public(anas.vault, one, plain))
        for one in ids
    ]
    Pending.objects.bulk_create(rows)
    started = perf_counter()

    assert len(anas.opened.pending()) == 500
    print(f"500 looked at in {perf_counter() - started:.3f} s")
    assert anas.opened.accept(ids, at=NIGHT) == 500
    assert (Pending.objects.count(), Sealed.objects.count(), Body.objects.count()) == (0, 501, 0)
