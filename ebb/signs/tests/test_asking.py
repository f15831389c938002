"""Only what she asked for is asked; what was missed is not spoken of; one tap ends it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from ebb.records import (
    CheckAsked,
    CheckIn,
    DoorOpened,
    FourSigns,
    Prompts,
    Rated,
    WeeklyAsked,
    WentBack,
    ratings,
    unanswered,
)
from ebb.records.tests.test_thinning import MANY, NOW, OPENED
from ebb.signs import asking
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db
HOURS = {"from_hour": "10", "until_hour": "20", "zone": "UTC"}
ASKED = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
LINE = "Three taps: how is it now?"


def times(opened):
    return sorted(at for one in opened.open(Prompts) for at in one.record.times)


def prompted_at(opened, moment):
    opened.seal(CheckAsked(at=moment - timedelta(days=1), seed=bytes(16)), day=TODAY)
    opened.seal(Prompts(at=moment - timedelta(days=1), times=(moment,)), day=TODAY)


def test_nothing_is_asked_of_whoever_asked_for_nothing(ana, anas_vault):
    assert LINE not in ana.get("/").content.decode()
    assert "Four signs of this week" not in ana.get("/").content.decode()
    assert "Nobody asks how it is." in ana.get("/signs/").content.decode()
    assert times(anas_vault) == []


def test_she_chooses_hours_and_the_moments_of_two_weeks_lie_sealed(ana, anas_vault, at):
    at(ASKED)
    ana.post("/signs/hours/", HOURS)

    found = times(anas_vault)
    assert len(found) in {13, 14, 15}
    assert len({one.date() for one in found}) == len(found)
    assert all(10 <= one.hour < 20 for one in found)


@pytest.mark.parametrize(
    "wrong",
    [{"until_hour": "11"}, {"from_hour": "24"}, {"zone": "Mars/Base"}, {"zone": "\U0001f30a" * 99}],
)
def test_hours_that_cannot_be_are_told_kindly_and_nothing_changes(ana, anas_vault, wrong):
    page = ana.post("/signs/hours/", HOURS | wrong)

    assert 'class="problem"' in page.content.decode()
    assert anas_vault.open(CheckAsked) == []


def test_the_first_page_asks_within_the_hour_once_and_never_after(ana, anas_vault, at):
    prompted_at(anas_vault, ASKED)

    for minutes, asks in ((-1, False), (0, True), (60, True), (61, False)):
        at(ASKED + timedelta(minutes=minutes))
        assert (LINE in ana.get("/").content.decode()) is asks, minutes

    at(ASKED + timedelta(minutes=20))
    anas_vault.seal(CheckIn(at=ASKED + timedelta(minutes=10), pull=0), day=TODAY)
    assert LINE not in ana.get("/").content.decode()


@pytest.mark.parametrize(
    "hard",
    [WentBack(at=ASKED), DoorOpened(at=ASKED, wave_id=bytes(16), door="scared")],
    ids=["back", "fear"],
)
def test_in_a_hard_time_the_first_page_asks_nothing(ana, anas_vault, at, hard):
    prompted_at(anas_vault, ASKED)
    anas_vault.seal(hard, day=TODAY)
    at(ASKED + timedelta(minutes=5))

    assert LINE not in ana.get("/").content.decode()


def test_a_strong_hour_silences_nothing_else_answers_would_lean_to_calm_ones(ana, anas_vault, at):
    prompted_at(anas_vault, ASKED)
    anas_vault.seal(Rated(at=ASKED, wave_id=bytes(16), intensity=9), day=TODAY)
    at(ASKED + timedelta(minutes=5))

    assert LINE in ana.get("/").content.decode()


def test_an_answer_within_the_hour_counts_as_prompted_and_silence_is_known(ana, anas_vault, at):
    prompted_at(anas_vault, ASKED)
    prompted_at(anas_vault, ASKED + timedelta(days=1))
    at(ASKED + timedelta(minutes=12))
    ana.post("/signs/check/", {"all": "1", "pull": "0"})

    every = [one.record for one in anas_vault.open_all().records]
    (rated,) = ratings(every)
    prompts = [one for one in every if isinstance(one, Prompts)]
    assert (rated.intensity, rated.prompted) == (0, True)
    silent = unanswered(prompts, [rated.at], ASKED + timedelta(days=2))
    assert silent == [ASKED + timedelta(days=1)]


def test_erased_under_what_is_kept_the_moments_ahead_go_at_the_next_unlock(ana, anas_vault, at):
    at(ASKED)
    ana.post("/signs/hours/", HOURS)
    anas_vault.delete([one.id for one in anas_vault.open(CheckAsked)], today=TODAY)

    asking.draw(anas_vault, ASKED + timedelta(days=3))

    assert all(one <= ASKED + timedelta(days=3) for one in times(anas_vault))
    assert len(times(anas_vault)) >= 2


def test_while_she_is_back_nothing_new_is_drawn(anas_vault):
    anas_vault.seal(CheckAsked(at=ASKED, seed=bytes(16)), day=TODAY)
    anas_vault.seal(WentBack(at=ASKED), day=TODAY)

    asking.draw(anas_vault, ASKED)

    assert times(anas_vault) == []


def thinned_out(opened):
    for one in (*MANY, *OPENED):
        opened.seal(one, day=TODAY)


def test_not_now_is_heard(ana, anas_vault, at):
    thinned_out(anas_vault)
    anas_vault.seal(WeeklyAsked(at=NOW - timedelta(days=3)), day=TODAY)
    at(NOW)
    ana.post("/signs/turn/", {"go": "not-less"})

    assert "Ebb could ask less." not in ana.get("/").content.decode()
    assert "Ebb could ask less" not in ana.get("/signs/").content.decode()


def test_the_card_of_the_first_page_has_one_line_of_this_room_at_most(ana, anas_vault, at):
    thinned_out(anas_vault)
    anas_vault.seal(WeeklyAsked(at=NOW), day=TODAY)
    anas_vault.seal(FourSigns(at=NOW - timedelta(days=7), shame=5), day=TODAY)
    prompted_at(anas_vault, NOW)
    at(NOW + timedelta(minutes=1))

    page = ana.get("/").content.decode()

    assert len(re.findall('href="/signs/', page)) == 1
    assert LINE in page
