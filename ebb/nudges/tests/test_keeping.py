"""On, off and drawn again; what lies outside the vault says where and when, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from ebb.accounts import later
from ebb.nudges import keeping, listening
from ebb.nudges.models import Channel, Due
from ebb.nudges.places import Ntfy
from ebb.nudges.tests.conftest import ADDRESS, NOON, PLACE, PLAN, raw
from ebb.records import AskedLater, NudgePlan, Prompts
from ebb.vault import Begun, OpenVault, new_id
from ebb.vault.models import Sealed
from tests.support.cast import ANAS

WHOLE_DAY = timedelta(days=1)


@pytest.fixture
def on(anas_vault: OpenVault) -> OpenVault:
    keeping.turn_on(anas_vault, PLAN, PLACE, NOON)
    return anas_vault


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`at(moment)`: what the clock shows to what listens."""
    return lambda moment: monkeypatch.setattr(listening, "now", lambda: moment)


def times(opened: OpenVault) -> list[datetime]:
    rows = Due.objects.filter(channel__vault_id=opened.vault_id).order_by("due_at")
    return list(rows.values_list("due_at", flat=True))


def drawn(opened: OpenVault) -> set[datetime]:
    return {time for one in opened.open(Prompts) for time in one.record.times}


def test_nudges_are_off_until_she_turns_them_on(anas: Begun, ana: Client) -> None:
    assert not Channel.objects.exists()
    assert not Due.objects.exists()
    assert later.follow_up(anas.opened, NOON) == ()


def test_a_row_holds_an_id_a_channel_and_a_time(on: OpenVault) -> None:
    names = {field.attname for field in Due._meta.get_fields() if field.concrete}
    ids = {bytes(one) for one in Due.objects.values_list("id", flat=True)}

    assert names == {"id", "channel_id", "due_at", "tries"}
    assert all(len(one) == 16 for one in ids)
    assert not ids & {bytes(one) for one in Sealed.objects.values_list("id", flat=True)}


def test_the_next_14_days_are_drawn_and_the_prompts_are_sealed(on: OpenVault) -> None:
    found = times(on)

    assert min(found) > NOON
    assert max(found) <= NOON + timedelta(days=14)
    assert drawn(on) < set(found)
    assert len(found) >= 14 * 2 - 2


def test_an_unlock_draws_further_and_moves_nothing(on: OpenVault, ana: Client, at: Any) -> None:
    before = times(on)
    at(NOON + timedelta(days=3))

    ana.post("/lock/")
    ana.post("/unlock/", {"passphrase": ANAS})

    after = times(on)
    ahead = [one for one in before if one > NOON + timedelta(days=3)]
    assert after[: len([one for one in after if one <= before[-1]])][-len(ahead) :] == ahead
    assert max(after) > max(before)


def test_two_unlocks_draw_nothing_twice(on: OpenVault) -> None:
    for _ in range(3):
        keeping.redraw(on, NOON + WHOLE_DAY)

    found = times(on)
    assert len(found) == len(set(found))
    every = [time for one in on.open(Prompts) for time in one.record.times]
    assert len(every) == len(set(every))


def test_what_is_due_or_being_tried_survives_a_redraw(on: OpenVault) -> None:
    tried, overdue = Due.objects.order_by("due_at")[:2]
    Due.objects.filter(pk=tried.pk).update(tries=2, due_at=NOON + timedelta(minutes=3))
    Due.objects.filter(pk=overdue.pk).update(due_at=NOON - timedelta(minutes=1))

    keeping.redraw(on, NOON)

    assert Due.objects.filter(pk__in=[tried.pk, overdue.pk]).count() == 2


def test_a_stay_away_of_weeks_lets_them_run_out(on: OpenVault) -> None:
    assert max(times(on)) <= NOON + timedelta(days=14)
    keeping.redraw(on, NOON + timedelta(days=40))

    silent_weeks = [one for one in drawn(on) if timedelta(14) < one - NOON < timedelta(40)]
    assert not silent_weeks  # what nobody was asked is no silence


def test_turning_off_keeps_the_prompts_that_were_and_no_others(on: OpenVault) -> None:
    evening = NOON + timedelta(days=2, hours=8)
    later.follow_up(on, NOON)

    keeping.turn_off(on, evening)

    assert not Channel.objects.exists()
    assert not Due.objects.exists()
    assert not on.open(NudgePlan)
    assert not on.open(AskedLater)
    assert drawn(on)
    assert max(drawn(on)) <= evening


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_turned_off_the_address_is_in_no_byte(
    database_file: Path, on: OpenVault, settings: Settings
) -> None:
    channel = Channel.objects.get()
    blob, row = bytes(channel.blob), bytes(Due.objects.earliest("due_at").pk)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert blob in raw(database_file)
    assert ADDRESS.encode() not in raw(database_file)  # it never was, in plain

    keeping.turn_off(on, NOON)

    left = raw(database_file)
    assert blob not in left
    assert blob[20:120] not in left
    assert bytes(channel.pk) not in left
    assert row not in left


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_erasing_everything_takes_the_address_too(
    database_file: Path, on: OpenVault, ana: Client
) -> None:
    blob = bytes(Channel.objects.get().blob)

    ana.post("/yours/all/", {"passphrase": ANAS})

    assert not Channel.objects.exists()
    assert not Due.objects.exists()
    assert blob[20:120] not in raw(database_file)


def test_another_place_takes_the_first_ones_rows(on: OpenVault) -> None:
    elsewhere = msgspec.structs.replace(PLACE, way=Ntfy("https://ntfy.sh/abc"))
    first = set(Due.objects.values_list("id", flat=True))

    keeping.turn_on(on, msgspec.structs.replace(PLAN, seed=bytes(range(16))), elsewhere, NOON)

    assert Channel.objects.count() == len(on.open(NudgePlan)) == 1
    assert not first & set(Due.objects.values_list("id", flat=True))
    assert keeping.place_of(on) == elsewhere
    assert drawn(on) <= set(times(on))  # the first plan's prompts are taken back


def test_a_plan_that_she_erases_under_what_is_kept_ends_it(on: OpenVault, ana: Client) -> None:
    plan = on.open(NudgePlan)[0].id.hex()

    page = ana.get("/yours/kept/").content.decode()
    ana.post("/yours/kept/", {"thing": plan, "passphrase": ANAS})

    assert "What nudges are for" in page
    assert page.count("Times at which you are asked") == 1
    assert not Channel.objects.exists()
    assert not Due.objects.exists()


def test_whoever_knew_the_passphrase_is_not_told_when_any_more(on: OpenVault, ana: Client) -> None:
    new = "a lamp in the far window"

    ana.post("/yours/known/", {"passphrase": ANAS, "passphrase_new": new, "passphrase_again": new})

    assert not Channel.objects.exists()
    assert not Due.objects.exists()
    assert "It is off until you turn it on." in ana.get("/yours/nudges/").content.decode()


def test_another_machines_key_opens_no_address(
    on: OpenVault, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path / "elsewhere"

    assert keeping.place_of(on) is None
    keeping.redraw(on, NOON)
    assert not Due.objects.exists()


def test_a_row_moved_to_another_vault_does_not_open(on: OpenVault, cleos: Begun) -> None:
    Channel.objects.update(vault_id=cleos.opened.vault_id)

    assert keeping.place_of(cleos.opened) is None


def test_a_follow_up_comes_an_hour_and_a_day_after(on: OpenVault, at: Any) -> None:
    at(NOON)
    contact = new_id()

    planned = later.follow_up(on, NOON, of=contact)

    assert set(planned) <= set(times(on))
    waits = [one - NOON for one in planned]
    assert timedelta(hours=1) <= waits[0] <= timedelta(hours=1, minutes=15)
    assert timedelta(hours=24) <= waits[1] <= timedelta(hours=24, minutes=15)
    later.take_back(on, contact)
    assert not set(planned) & set(times(on))


def test_a_contact_of_yesterday_is_asked_about_no_more_than_makes_sense(
    on: OpenVault, at: Any
) -> None:
    at(NOON)

    assert len(later.follow_up(on, NOON - timedelta(hours=20))) == 1
    assert later.follow_up(on, NOON - timedelta(days=3)) == ()


def test_what_she_did_not_choose_is_not_planned(anas_vault: OpenVault, at: Any) -> None:
    at(NOON)
    practice = msgspec.structs.replace(PLAN, reasons=("practice",))
    keeping.turn_on(anas_vault, practice, PLACE, NOON)

    assert later.hold(anas_vault, NOON + timedelta(hours=3)) == ()
    assert not anas_vault.open(AskedLater)
    assert not anas_vault.open(Prompts)


def test_a_hold_is_planned_and_forgotten_when_it_is_over(on: OpenVault, at: Any) -> None:
    at(NOON)
    (planned,) = later.hold(on, NOON + timedelta(hours=3))
    assert planned in times(on)

    keeping.redraw(on, NOON + WHOLE_DAY)

    assert not on.open(AskedLater)


def test_a_day_months_ahead_waits_sealed_and_is_drawn_when_it_is_near(
    on: OpenVault, at: Any
) -> None:
    at(NOON)
    letter, day = new_id(), NOON + timedelta(days=90)

    (planned,) = later.hold(on, day, of=letter)
    assert planned not in times(on)
    keeping.redraw(on, NOON + timedelta(days=75))
    assert planned not in times(on)
    keeping.redraw(on, NOON + timedelta(days=80))
    assert planned in times(on)
    later.take_back(on, letter)
    assert not on.open(AskedLater)


def test_trouble_with_nudges_never_keeps_the_door_shut(
    on: OpenVault, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(keeping, "redraw", broken)

    stranger.post("/unlock/", {"passphrase": ANAS})

    assert stranger.get("/yours/").status_code == 200


def test_without_nudges_an_unlock_asks_one_question_more(anas_vault: OpenVault) -> None:
    with CaptureQueriesContext(connection) as caught:
        keeping.redraw(anas_vault, NOON)

    assert len(caught) == 1


def test_cleos_nudges_are_cleos(on: OpenVault, cleos: Begun) -> None:
    before = times(on)
    keeping.turn_on(cleos.opened, PLAN, PLACE, NOON)
    keeping.turn_off(cleos.opened, NOON)

    assert times(on) == before
    assert keeping.place_of(on) == PLACE
