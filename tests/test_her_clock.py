"""The clock on her wall: what she types and reads is by it, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from ebb.accounts.her_clock import as_on_the_wall, zone_of
from ebb.contact.tests.pages import note, text, value
from ebb.records import ContactMade, InHours, NudgePlan, Plan, Then, Window
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY

FAR, LISBON = "Pacific/Auckland", ZoneInfo("Europe/Lisbon")


@pytest.fixture
def far(anas_vault: OpenVault) -> ZoneInfo:
    """She gave a zone, half a day from where the server stands."""
    plan = NudgePlan(at=NIGHT, reasons=("hold",), zone=FAR, seed=bytes(16))
    anas_vault.seal(plan, day=TODAY)
    return ZoneInfo(FAR)


def test_a_contact_is_as_late_as_her_own_clock_said(
    ana: Client, anas_vault: OpenVault, far: ZoneInfo
) -> None:
    note(ana, when="2026-11-20T23:30")

    (kept,) = anas_vault.open(ContactMade)
    assert kept.record.at == datetime(2026, 11, 20, 23, 30, tzinfo=far)
    assert "Friday 20 November 2026, 23:30" in text(ana.get(f"/pause/note/{kept.id.hex()}/"))
    mend = ana.get(f"/pause/note/{kept.id.hex()}/mend/")
    assert value("when", mend) == "2026-11-20T23:30"


def test_now_is_now_on_her_clock(ana: Client, far: ZoneInfo) -> None:
    shown = value("when", ana.get("/pause/note/?read=1&k=a"))
    typed = datetime.fromisoformat(shown).replace(tzinfo=far)

    assert abs(timezone.now() - typed) < timedelta(minutes=2)


def test_what_is_still_ahead_there_cannot_be_told(
    ana: Client, anas_vault: OpenVault, far: ZoneInfo
) -> None:
    soon = timezone.now().astimezone(far) + timedelta(hours=1)

    assert "still ahead" in text(note(ana, when=soon.strftime("%Y-%m-%dT%H:%M")))
    assert not anas_vault.open(ContactMade)


def test_a_plan_for_an_evening_is_for_her_evening(
    ana: Client, anas_vault: OpenVault, far: ZoneInfo
) -> None:
    here = timezone.now().astimezone(far)
    starts = here.hour * 60
    window = Window(days=(here.weekday(),), starts=starts, ends=(starts + 60) % 1440)
    plan = Plan(at=NIGHT, cue=InHours(window=window, words="pier"), then=Then(way="own", words="x"))
    anas_vault.seal(plan, day=TODAY)

    assert "A plan you made for now" in text(ana.get("/"))


@pytest.mark.parametrize("zone", ["", "Nowhere/None", "../etc/passwd"])
def test_a_zone_that_is_none_is_the_servers(anas_vault: OpenVault, zone: str) -> None:
    anas_vault.seal(NudgePlan(at=NIGHT, reasons=(), zone=zone, seed=bytes(16)), day=TODAY)

    assert zone_of(anas_vault) == timezone.get_default_timezone()
    assert zone_of(None) == timezone.get_default_timezone()


def test_an_hour_that_spring_leaves_out_is_the_next_one() -> None:
    told = as_on_the_wall(datetime.fromisoformat("2026-03-29T01:30"), LISBON)

    assert (told.hour, told.minute) == (2, 30)
    assert told == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_hour_that_autumn_has_twice_is_the_first() -> None:
    told = as_on_the_wall(datetime.fromisoformat("2026-10-25T01:30"), LISBON)

    assert told.timestamp() == datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp()


@settings(max_examples=60)
@given(st.integers(-(10**7), 10**8))
def test_every_hour_that_can_be_typed_is_a_moment_that_exists(minutes: int) -> None:
    typed = NIGHT.replace(tzinfo=None) + timedelta(minutes=minutes)
    told = as_on_the_wall(typed, LISBON)

    assert told.astimezone(UTC).astimezone(LISBON).replace(fold=0) == told.replace(fold=0)
    assert told.replace(tzinfo=None) - typed in {timedelta(0), timedelta(hours=1)}


@pytest.mark.parametrize("typed", ["2026-03-29T01:30", "2026-10-25T01:30", "2026-03-29 01:30"])
def test_an_hour_of_a_clock_change_is_kept_and_not_refused(
    ana: Client, anas_vault: OpenVault, typed: str
) -> None:
    anas_vault.seal(
        NudgePlan(at=NIGHT, reasons=(), zone="Europe/Lisbon", seed=bytes(16)), day=TODAY
    )

    assert note(ana, when=typed).status_code == 302
    assert len(anas_vault.open(ContactMade)) == 1


def test_an_edit_that_leaves_the_time_alone_keeps_it_to_the_second(
    ana: Client, anas_vault: OpenVault
) -> None:
    """Also of the second of two equal hours."""
    anas_vault.seal(
        NudgePlan(at=NIGHT, reasons=(), zone="Europe/Lisbon", seed=bytes(16)), day=TODAY
    )
    second = datetime(2026, 10, 25, 1, 30, 7, tzinfo=UTC)
    own = anas_vault.seal(ContactMade(at=second, how="i"), day=TODAY).hex()
    page = ana.get(f"/pause/note/{own}/mend/")

    said = {"how": "they", "when": value("when", page), "seen": value("seen", page)}
    ana.post(f"/pause/note/{own}/mend/", said)

    (kept,) = anas_vault.open(ContactMade)
    assert (kept.record.how, kept.record.at) == ("they", second)


@pytest.mark.parametrize("typed", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T10:00"])
def test_a_day_that_cannot_be_is_asked_for_again(
    ana: Client, anas_vault: OpenVault, far: ZoneInfo, typed: str
) -> None:
    assert note(ana, when=typed).status_code == 200
    assert not anas_vault.open(ContactMade)
