"""What Ebb asks, where nudges and the app both know of it: one moment a day, one tap to end it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ebb.nudges import keeping, loop
from ebb.nudges.models import Due
from ebb.nudges.places import Mail, Place
from ebb.records import AskLess, CheckAsked, NudgePlan, ratings
from ebb.records.tests.test_thinning import NOW
from ebb.signs import asking
from ebb.signs.tests.conftest import set_clock
from ebb.signs.tests.test_asking import HOURS, thinned_out, times
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
ASKED = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    return lambda moment: set_clock(monkeypatch, moment)


def turn_on(opened, now, *reasons):
    place = Place(
        way=Mail(address="me@mail.example"),
        words="x",
        subject="y",
        zone="UTC",
        quiet_from=21,
        quiet_until=9,
    )
    plan = NudgePlan(at=now, reasons=reasons, seed=bytes(16))
    keeping.turn_on(opened, plan, place, now)


def test_one_tap_ends_it_here_and_by_nudge_and_what_lies_ahead_is_no_silence(ana, anas_vault, at):
    turn_on(anas_vault, ASKED, "check", "practice")
    anas_vault.seal(CheckAsked(at=ASKED, seed=bytes(16)), day=TODAY)
    at(ASKED)
    assert "A nudge asks once a day" in ana.get("/signs/").content.decode()

    ana.post("/signs/turn/", {"go": "no-check"})

    assert times(anas_vault) == []
    assert anas_vault.open(CheckAsked) == []
    (plan,) = anas_vault.open(NudgePlan)
    assert plan.record.reasons == ("practice",)
    assert keeping.channel_of(anas_vault) is not None


def test_a_nudge_that_was_for_this_alone_is_off_with_it(ana, anas_vault):
    turn_on(anas_vault, ASKED, "check")

    ana.post("/signs/turn/", {"go": "no-check"})

    assert keeping.channel_of(anas_vault) is None


def test_where_a_nudge_asks_already_nobody_draws_a_second_moment(anas_vault):
    turn_on(anas_vault, ASKED, "check")
    before = times(anas_vault)
    anas_vault.seal(CheckAsked(at=ASKED, seed=bytes(range(16))), day=TODAY)

    asking.draw(anas_vault, ASKED)

    assert times(anas_vault) == before


def test_asked_less_is_a_proposal_with_her_numbers_and_one_tap_each_way(ana, anas_vault, at):
    thinned_out(anas_vault)
    turn_on(anas_vault, NOW, "check", "practice")
    many = len(times(anas_vault))
    at(NOW)
    assert "Ebb could ask less." in ana.get("/").content.decode()
    assert "you kept 16 waves. In the last four it was 0." in ana.get("/signs/").content.decode()

    ana.post("/signs/turn/", {"go": "less"})
    ana.post("/signs/turn/", {"go": "less"})

    assert len(anas_vault.open(AskLess)) == 1
    assert len(times(anas_vault)) <= 6 < 12 <= many
    assert "Ebb could ask less." not in ana.get("/").content.decode()

    ana.post("/signs/turn/", {"go": "as-before"})

    assert len(times(anas_vault)) == many


def test_when_the_nudge_comes_the_first_page_asks_and_the_answer_counts_as_prompted(
    ana, anas_vault, at, monkeypatch
):
    sent = []
    turn_on(anas_vault, ASKED, "check")
    first = times(anas_vault)[0]
    monkeypatch.setattr("ebb.nudges.loop.now", lambda: first + timedelta(seconds=9))
    monkeypatch.setattr("ebb.nudges.loop.send", lambda place, name: sent.append(place.words))
    assert loop.one_round().sent == 1
    assert sent == ["x"]
    assert not Due.objects.filter(due_at=first).exists()
    at(first + timedelta(minutes=2))
    assert "Three taps: how is it now?" in ana.get("/").content.decode()

    ana.post("/signs/check/", {"all": "1", "pull": "4"})

    every = [one.record for one in anas_vault.open_all().records]
    assert [(one.intensity, one.prompted) for one in ratings(every)] == [(4, True)]


def test_asked_in_the_app_alone_nothing_stands_outside_the_vault(ana, anas_vault, at):
    at(ASKED)
    ana.post("/signs/hours/", HOURS)

    assert len(times(anas_vault)) >= 13
    assert keeping.channel_of(anas_vault) is None
    assert not Due.objects.exists()
