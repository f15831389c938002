"""What comes in while locked: once, within its limits, by whoever may, and never looked into."""

from __future__ import annotations

from datetime import timedelta
from itertools import batched

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ebb.records import Draft, Letter, Rated, Record
from ebb.vault import (
    Begun,
    MarkerFacts,
    TooLarge,
    drop_written,
    end_marker,
    marker_of,
    markers,
    new_id,
    new_marker,
    put_sealed,
    seal_to_public,
    seal_written,
)
from ebb.vault._pending import MOST_AN_HOUR, MOST_WAITING, Answer, Item, hours
from ebb.vault.models import Body, Marker, Pending, Sealed, Tombstone
from tests.support.cast import ANAS, CLEOS, NIGHT, TODAY, WAVE


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    hours.forget()


@pytest.fixture
def phone(anas: Begun) -> MarkerFacts:
    """Ana's phone."""
    found = marker_of(new_marker(anas.opened, today=TODAY))
    assert found
    return found


def item(begun: Begun, item_id: bytes | None = None, size: int = 10) -> Item:
    made = item_id or new_id()
    return Item(made, seal_to_public(begun.vault, made, b"x" * size))


def put(phone: object, *items: Item, now: float = 0.0) -> list[Answer]:
    return put_sealed(phone, list(items), today=TODAY, now=now)  # type: ignore[arg-type]


def test_a_marker_is_known_by_its_token_only_and_the_row_makes_no_token(anas: Begun) -> None:
    token = new_marker(anas.opened, today=TODAY)

    found = marker_of(token)

    assert found is not None
    assert (found.vault_id, found.since) == (anas.opened.vault_id, TODAY)
    assert found.public_key == bytes(anas.vault.public_key)
    assert (len(token), token.isascii()) == (43, True)
    row = Marker.objects.get()
    assert bytes(row.pk).hex() == found.name
    assert marker_of(found.name) is None
    assert [marker_of(bad) for bad in ("", "x", token[:-1], token + "A", "\u00e9" * 43)] == [
        None
    ] * 5


def test_an_ended_marker_is_gone_for_its_own_vault_only(
    anas: Begun, cleos: Begun, phone: MarkerFacts
) -> None:
    assert not end_marker(cleos.opened.vault_id, phone.name)
    assert not end_marker(anas.opened.vault_id, "no name")
    assert [one.name for one in markers(anas.opened.vault_id)] == [phone.name]
    one = item(anas)
    put(phone, one)

    assert end_marker(anas.opened.vault_id, phone.name)

    assert put(phone, item(anas)) == ["refused"]
    assert [bytes(row.pk) for row in Pending.objects.all()] == [one.id]


def test_what_was_stored_kept_or_deleted_is_stored_again_and_once(
    anas: Begun, phone: MarkerFacts
) -> None:
    waiting, kept, gone = item(anas), item(anas), item(anas)
    letter = Letter(at=NIGHT, text="kept another way")
    anas.opened.seal(letter, day=TODAY, id=kept.id)
    anas.opened.seal(letter, day=TODAY, id=gone.id)
    anas.opened.delete([gone.id], today=TODAY)
    put(phone, waiting)

    assert put(phone, waiting, kept, gone, waiting) == ["stored"] * 4

    assert [bytes(row.pk) for row in Pending.objects.all()] == [waiting.id]


def test_an_id_of_another_vault_is_refused_wherever_it_lies(
    anas: Begun, cleos: Begun, phone: MarkerFacts
) -> None:
    hers = [new_id() for _ in range(4)]
    letter = Letter(at=NIGHT, text="Cleo's")
    cleos.opened.seal(letter, day=TODAY, id=hers[0])
    cleos.opened.seal(letter, day=TODAY, id=hers[1])
    cleos.opened.delete([hers[1]], today=TODAY)
    cleos.opened.seal_body("long", day=TODAY, id=hers[2])
    put(cleos.opened, item(cleos, hers[3]))

    told = put(phone, *(item(anas, one) for one in hers), item(anas))

    assert told == ["refused"] * 4 + ["stored"]
    assert Pending.objects.filter(vault_id=anas.vault.pk).count() == 1


def test_a_marker_brings_sixty_an_hour_and_the_hour_slides(anas: Begun, phone: MarkerFacts) -> None:
    for n, some in enumerate(batched([item(anas) for _ in range(MOST_AN_HOUR)], 20)):
        assert put(phone, *some, now=600.0 * n) == ["stored"] * 20
    late = item(anas)

    assert put(phone, late, now=3599.0) == ["full"]
    assert put(phone, *(item(anas) for _ in range(21)), now=3600.0) == ["stored"] * 20 + ["full"]
    assert put(phone, late, now=3601.0) == ["full"]
    assert put(anas.opened, late, now=3601.0) == ["stored"]


def test_repeats_and_what_is_refused_use_nothing_up(anas: Begun, phone: MarkerFacts) -> None:
    one = item(anas)
    for _ in range(100):
        assert put(phone, one, Item(new_id(), b"")) == ["stored", "refused"]

    assert hours.left(phone.name, 0.0) == MOST_AN_HOUR - 1


def test_each_marker_has_an_hour_of_its_own(anas: Begun, phone: MarkerFacts) -> None:
    put(phone, *(item(anas) for _ in range(60)))
    other = marker_of(new_marker(anas.opened, today=TODAY))

    assert put(phone, item(anas)) == ["full"]
    assert put(other, item(anas)) == ["stored"]


def test_five_hundred_wait_and_one_more_is_full_until_she_has_looked(
    anas: Begun, phone: MarkerFacts
) -> None:
    marker = bytes.fromhex(phone.name)
    Pending.objects.bulk_create(
        Pending(id=new_id(), vault=anas.vault, marker_id=marker, day=TODAY, blob=b"x")
        for _ in range(MOST_WAITING - 1)
    )
    one, two = item(anas), item(anas)

    assert put(phone, one, two) == ["stored", "full"]
    anas.opened.discard([one.id], today=TODAY)
    assert put(phone, two) == ["stored"]


def test_eight_mebibytes_wait_and_a_small_one_still_fits_beside_a_large_one(
    anas: Begun, phone: MarkerFacts
) -> None:
    large = [item(anas, size=1024 * 1024 - 4) for _ in range(8)]

    assert put(phone, *large) == ["stored"] * 7 + ["full"]
    assert put(phone, item(anas)) == ["stored"]


def test_the_limits_of_open_sessions_are_their_own(anas: Begun, phone: MarkerFacts) -> None:
    large = [item(anas, size=1024 * 1024 - 4) for _ in range(7)]
    put(phone, *large)

    assert put(anas.opened, *(item(anas) for _ in range(100))) == ["stored"] * 100


def test_a_session_from_before_a_rotation_brings_nothing(anas: Begun) -> None:
    anas.opened.rotate(ANAS, CLEOS)

    assert put(anas.opened, item(anas)) == ["refused"]


def test_what_a_later_arrival_sealed_to_the_old_key_is_stored(anas: Begun) -> None:
    one = item(anas)
    turned = anas.opened.rotate(ANAS, CLEOS).opened

    assert put(turned, one) == ["stored"]
    assert put(turned, item(anas)._replace(blob=b"\1\0\0\0\3" + one.blob[5:])) == ["refused"]


def test_nobody_without_authority_brings_anything(anas: Begun) -> None:
    assert put(None, item(anas)) == ["refused"]
    assert not Pending.objects.exists()


def test_a_bundle_asks_the_database_the_same_however_large_it_is(
    anas: Begun, phone: MarkerFacts
) -> None:
    def questions(many: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            put(phone, *(item(anas) for _ in range(many)))
        return len(asked)

    assert questions(1) == questions(20)


RECORDS: list[tuple[bytes, Record]] = [
    (b"a" * 16, Rated(at=NIGHT, wave_id=WAVE, intensity=8)),
    (b"b" * 16, Letter(at=NIGHT, text="a long one " * 1000, wave_id=WAVE)),
    (b"c" * 16, Draft(at=NIGHT, path="/help/people/", fields=(("nickname", "Bo"),))),
]


def test_without_script_the_server_seals_to_the_public_key_and_once(
    anas: Begun, phone: MarkerFacts
) -> None:
    for many in (1, 2, 3, 3):
        assert seal_written(phone, RECORDS[:many], today=TODAY, now=0.0)

    assert Pending.objects.count() == 3
    assert hours.left(phone.name, 0.0) == MOST_AN_HOUR - 3
    assert [one.record for one in anas.opened.pending()] == [record for _, record in RECORDS]


def test_without_script_a_full_quota_is_told(anas: Begun, phone: MarkerFacts) -> None:
    hours.count(phone.name, MOST_AN_HOUR - 1, 0.0)

    assert not seal_written(phone, RECORDS, today=TODAY, now=0.0)
    assert Pending.objects.count() == 1


def test_more_than_one_item_holds_is_told(anas: Begun, phone: MarkerFacts) -> None:
    endless = Draft(at=NIGHT, path="/", fields=(("words", "x" * 1_100_000),))

    with pytest.raises(TooLarge):
        seal_written(phone, [(b"d" * 16, endless)], today=TODAY, now=0.0)


def test_a_page_takes_back_what_its_own_marker_brought_and_nothing_else(
    anas: Begun, phone: MarkerFacts
) -> None:
    other = marker_of(new_marker(anas.opened, today=TODAY))
    assert other
    seal_written(phone, RECORDS[:1], today=TODAY, now=0.0)
    seal_written(other, RECORDS[1:2], today=TODAY, now=0.0)
    kept = anas.opened.seal(RECORDS[0][1], day=TODAY)

    drop_written(phone, [RECORDS[0][0], RECORDS[1][0], kept])

    assert [bytes(row.pk) for row in Pending.objects.all()] == [RECORDS[1][0]]
    assert Sealed.objects.count() == 1
    assert not Tombstone.objects.exists()
    assert seal_written(phone, RECORDS[:1], today=TODAY, now=0.0)


def test_markers_and_what_waits_never_stand_in_the_way_of_erasing(
    anas: Begun, cleos: Begun, phone: MarkerFacts
) -> None:
    put(phone, item(anas))
    put(cleos.opened, item(cleos))
    anas.opened.rotate(ANAS, CLEOS)

    anas.opened.erase_everything()

    assert Pending.objects.count() == 1
    assert not Marker.objects.exists()
    assert len(cleos.opened.pending()) == 1
    assert put(phone, item(anas)) == ["refused"]


def test_nothing_tells_the_hour(anas: Begun, phone: MarkerFacts) -> None:
    put(phone, item(anas))

    for table in (Marker, Pending, Body):
        assert not [f for f in table._meta.get_fields() if "Time" in type(f).__name__]
    assert Pending.objects.get().day == TODAY
    assert timedelta(0) == Pending.objects.get().day - Marker.objects.get().since
