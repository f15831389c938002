"""What a person can do with her vault, through the door only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from ebb.records import Letter, Rated, WaveBegun, WaveEvent
from ebb.vault import (
    AlreadyBegun,
    Begun,
    Damaged,
    ForeignId,
    Locked,
    Mistyped,
    TooLarge,
    ToSeal,
    WrongKey,
    _slots,
    begin,
    enter,
    finish_erasing,
    ids_of_days,
    lock,
    new_id,
    recover,
    resume,
    sessions,
    unlock,
)
from ebb.vault.models import Body, Sealed, Slot, Tombstone, Vault
from ebb.vault.tests.cheap import cheap_keys
from tests.support.cast import ANAS, CLEOS, NIGHT, TODAY

WAVE = bytes(16)


def rated(intensity: int = 8, minutes: int = 0) -> Rated:
    return Rated(wave_id=WAVE, at=NIGHT + timedelta(minutes=minutes), intensity=intensity)


def test_what_was_sealed_opens_after_unlocking_in_time_order(anas: Begun) -> None:
    anas.opened.seal(rated(4, minutes=9), day=TODAY)
    anas.opened.seal(rated(0, minutes=30), day=TODAY)
    anas.opened.seal(rated(8), day=TODAY)

    again = unlock(anas.vault, ANAS)

    assert [one.record.intensity for one in again.open(Rated)] == [8, 4, 0]


def test_opening_a_kind_skips_the_others_and_a_base_gives_all_its_kinds(anas: Begun) -> None:
    anas.opened.seal(WaveBegun(wave_id=WAVE, at=NIGHT), day=TODAY)
    anas.opened.seal(rated(minutes=1), day=TODAY)
    anas.opened.seal(Letter(at=NIGHT, text="I miss the kitchen"), day=TODAY)

    assert len(anas.opened.open(Letter)) == 1
    assert len(anas.opened.open(WaveEvent)) == 2


def test_a_wrong_passphrase_is_refused_and_spelling_variants_open(db: None) -> None:
    begun = begin("Caf\u00e9 at the corner", today=TODAY, recovery=False)

    assert unlock(begun.vault, " Cafe\u0301 at the corner ")
    with pytest.raises(WrongKey):
        unlock(begun.vault, "Cafe at the corner")


def test_the_same_id_again_is_kept_once(anas: Begun) -> None:
    one = new_id()
    anas.opened.seal(rated(8), day=TODAY, id=one)
    anas.opened.seal(rated(3), day=TODAY, id=one)

    assert [(o.id, o.record.intensity) for o in anas.opened.open(Rated)] == [(one, 8)]


def test_an_id_of_another_vault_is_refused_and_nothing_of_the_batch_is_kept(
    anas: Begun, cleos: Begun
) -> None:
    one = anas.opened.seal(rated(), day=TODAY)

    with pytest.raises(ForeignId):
        cleos.opened.seal_many([ToSeal(rated(), TODAY), ToSeal(rated(), TODAY, one)])

    assert cleos.opened.open_all().records == []
    assert len(anas.opened.open_all().records) == 1


def test_an_edit_of_what_has_changed_keeps_both(anas: Begun) -> None:
    one = anas.opened.seal(rated(8), day=TODAY)

    first = anas.opened.replace(one, 1, rated(7))
    second = anas.opened.replace(one, 1, rated(6))

    assert (first.revision, first.conflict, second.conflict) == (2, False, True)
    assert sorted(o.record.intensity for o in anas.opened.open(Rated)) == [6, 7]


def test_an_edit_of_what_was_deleted_is_kept_as_new(anas: Begun) -> None:
    one = anas.opened.seal(rated(8), day=TODAY)
    anas.opened.delete([one], today=TODAY)

    assert anas.opened.replace(one, 1, rated(7)).conflict
    assert [o.record.intensity for o in anas.opened.open(Rated)] == [7]


def test_what_was_deleted_cannot_be_brought_back_for_ninety_days(anas: Begun) -> None:
    one = anas.opened.seal(rated(), day=TODAY)
    anas.opened.delete([one], today=TODAY)

    anas.opened.seal(rated(), day=TODAY, id=one)
    assert anas.opened.open_all().records == []

    anas.opened.delete([], today=TODAY + timedelta(days=90))
    assert Tombstone.objects.count() == 1
    anas.opened.delete([], today=TODAY + timedelta(days=91))
    assert Tombstone.objects.count() == 0


def test_deleting_someone_elses_record_does_nothing(anas: Begun, cleos: Begun) -> None:
    one = anas.opened.seal(rated(), day=TODAY)
    body = anas.opened.seal_body("x" * 5000, day=TODAY)

    cleos.opened.delete([one, body], today=TODAY)
    cleos.opened.delete(ids_of_days(cleos.opened, TODAY, TODAY), today=TODAY)

    assert len(anas.opened.open_all().records) == 1
    assert anas.opened.open_body(body) == "x" * 5000
    with pytest.raises(Damaged):
        cleos.opened.open_body(body)


def test_deleting_a_letter_deletes_its_long_text(anas: Begun) -> None:
    body = anas.opened.seal_body("nobody reads this " * 500, day=TODAY)
    letter = anas.opened.seal(Letter(at=NIGHT, body_id=body), day=TODAY)

    anas.opened.delete([letter], today=TODAY)

    assert not Body.objects.exists()
    assert not Sealed.objects.exists()


def test_deleting_a_period_leaves_the_days_around_it(anas: Begun) -> None:
    days = [TODAY - timedelta(days=back) for back in range(5)]
    kept = [anas.opened.seal(rated(n), day=day) for n, day in enumerate(days)]

    anas.opened.delete(ids_of_days(anas.opened, days[3], days[1]), today=TODAY)

    assert {o.id for o in anas.opened.open_all().records} == {kept[0], kept[4]}


def test_a_long_text_has_an_end(anas: Begun) -> None:
    largest = "x" * (1024 * 1024 - 4)

    assert anas.opened.open_body(anas.opened.seal_body(largest, day=TODAY)) == largest
    with pytest.raises(TooLarge):
        anas.opened.seal_body(largest + "x", day=TODAY)


def test_changing_the_passphrase_rewrites_one_row_and_leaves_the_rest(anas: Begun) -> None:
    anas.opened.seal(rated(), day=TODAY)
    before = list(Sealed.objects.values_list()), Vault.objects.values_list().get()

    anas.opened.change_passphrase(ANAS, CLEOS)

    assert (list(Sealed.objects.values_list()), Vault.objects.values_list().get()) == before
    assert len(unlock(anas.vault, CLEOS).open(Rated)) == 1
    with pytest.raises(WrongKey):
        unlock(anas.vault, ANAS)


def test_changing_the_passphrase_asks_for_the_old_one(anas: Begun) -> None:
    with pytest.raises(WrongKey):
        anas.opened.change_passphrase(CLEOS, CLEOS)

    assert unlock(anas.vault, ANAS)


def test_a_recovery_code_opens_once_and_gives_the_next(anas: Begun) -> None:
    anas.opened.seal(rated(), day=TODAY)
    token = enter(anas.opened, now=0)
    code = str(anas.recovery_code)

    again = recover(anas.vault, code.lower().replace("-", " "), CLEOS, today=TODAY)

    assert len(again.opened.open(Rated)) == 1
    assert unlock(anas.vault, CLEOS)
    for refused in (
        lambda: unlock(anas.vault, ANAS),
        lambda: recover(anas.vault, code, ANAS, today=TODAY),
    ):
        with pytest.raises(WrongKey):
            refused()
    with pytest.raises(Locked):
        resume(token, now=1)
    assert recover(anas.vault, str(again.recovery_code), ANAS, today=TODAY)


def test_a_mistyped_code_is_told_before_any_key_is_derived(
    anas: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = str(anas.recovery_code)
    wrong = ("1" if code[0] != "1" else "2") + code[1:]
    monkeypatch.setattr("ebb.vault._cost.stretch", None)

    with pytest.raises(Mistyped):
        recover(anas.vault, wrong, CLEOS, today=TODAY)


def test_confirming_the_code_takes_its_last_group_and_keeps_no_trace_of_it(anas: Begun) -> None:
    code = str(anas.recovery_code)
    assert anas.opened.recovery_state() is False

    with pytest.raises(WrongKey):
        anas.opened.confirm_recovery("00000")
    anas.opened.confirm_recovery(code[-5:].lower())

    assert anas.opened.recovery_state() is True
    assert bytes(Slot.objects.get(kind="recovery").proof) == b""


def test_a_new_code_puts_the_old_one_out_of_use(anas: Begun) -> None:
    new = anas.opened.new_recovery_code()

    with pytest.raises(WrongKey):
        recover(anas.vault, str(anas.recovery_code), CLEOS, today=TODAY)
    assert recover(anas.vault, new, CLEOS, today=TODAY)


def test_rotation_keeps_everything_and_ends_all_sessions_and_old_ways_in(anas: Begun) -> None:
    anas.opened.seal(rated(), day=TODAY)
    body = anas.opened.seal_body("long " * 2000, day=TODAY)
    token = enter(anas.opened, now=0)
    blobs = set(Sealed.objects.values_list("blob", flat=True))

    turned = anas.opened.rotate(ANAS, CLEOS)

    assert len(turned.opened.open(Rated)) == 1
    assert turned.opened.open_body(body) == "long " * 2000
    assert not blobs & set(Sealed.objects.values_list("blob", flat=True))
    assert turned.vault.key_version == 2
    with pytest.raises(WrongKey):
        recover(anas.vault, str(anas.recovery_code), ANAS, today=TODAY)
    with pytest.raises(Locked):
        resume(token, now=1)
    assert unlock(Vault.objects.get(), CLEOS).open(Rated)


def test_a_session_that_outlived_a_rotation_can_neither_read_nor_write(anas: Begun) -> None:
    one = anas.opened.seal(rated(), day=TODAY)
    anas.opened.rotate(ANAS, CLEOS)

    for late in (
        lambda: anas.opened.seal(rated(), day=TODAY),
        lambda: anas.opened.replace(one, 1, rated()),
        lambda: anas.opened.delete([one], today=TODAY),
        lambda: anas.opened.open(Rated),
        anas.opened.new_recovery_code,
    ):
        with pytest.raises(Locked):
            late()


def test_erasing_leaves_no_row_of_hers_and_all_of_the_others(anas: Begun, cleos: Begun) -> None:
    for begun in (anas, cleos):
        begun.opened.seal(rated(), day=TODAY)
        begun.opened.seal_body("x" * 5000, day=TODAY)
    token = enter(anas.opened, now=0)

    assert anas.opened.erase_everything()

    for table in (Vault, Slot, Sealed, Body):
        assert not table.objects.filter(**{"pk" if table is Vault else "vault_id": anas.vault.pk})
    assert len(cleos.opened.open(Rated)) == 1
    with pytest.raises(Locked):
        resume(token, now=1)
    with pytest.raises(Locked):
        anas.opened.seal(rated(), day=TODAY)


def test_solo_mode_has_one_vault_however_often_begin_is_tapped(db: None) -> None:
    begin(ANAS, today=TODAY, recovery=False, only=True)

    with pytest.raises(AlreadyBegun):
        begin(ANAS, today=TODAY, recovery=False, only=True)
    assert Vault.objects.count() == 1


def test_lock_ends_the_session_at_once(anas: Begun) -> None:
    token = enter(anas.opened, now=0)
    assert resume(token, now=1).vault_id == anas.opened.vault_id

    lock(token)

    assert sessions(anas.opened.vault_id) == []
    with pytest.raises(Locked):
        resume(token, now=2)


def test_erasing_ends_every_way_in_before_it_touches_a_row(anas: Begun) -> None:
    anas.opened.seal(rated(), day=TODAY)

    def no_power(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith('DELETE FROM "vault_sealed"'):
            raise RuntimeError
        return execute(sql, *rest)

    with connection.execute_wrapper(no_power), pytest.raises(RuntimeError):
        anas.opened.erase_everything()

    assert not Slot.objects.exists()
    assert Sealed.objects.count() == 1
    assert finish_erasing() == 1
    assert not Sealed.objects.exists()


def test_a_code_tried_twice_at_the_same_moment_opens_once(
    anas: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, both_read = str(anas.recovery_code), _slots.find(anas.opened.vault_id, Slot.Kind.RECOVERY)
    recover(anas.vault, code, CLEOS, today=TODAY)
    monkeypatch.setattr(_slots, "find", lambda *_: both_read)

    with pytest.raises(WrongKey):
        recover(anas.vault, code, ANAS, today=TODAY)
    monkeypatch.undo()
    with cheap_keys():
        assert unlock(anas.vault, CLEOS)


def test_several_long_texts_open_in_one_question(anas, cleos, django_assert_num_queries):
    mine = [anas.opened.seal_body(f"{number} " * 3000, day=TODAY) for number in range(5)]
    hers = cleos.opened.seal_body("y" * 5000, day=TODAY)

    with django_assert_num_queries(1):
        found = anas.opened.open_bodies([*mine, hers, bytes(16)])

    assert found == {one: anas.opened.open_body(one) for one in mine}
