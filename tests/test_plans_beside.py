"""Plans among the rooms beside them: the pause that offers one, and nudges that come for one."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.accounts import later
from ebb.contact.tests.test_views import walk
from ebb.nudges import keeping
from ebb.nudges.places import Mail, Place
from ebb.plans import nudging
from ebb.plans.tests.test_views import EVENING, FEET, kept, made, plan, text
from ebb.records import AskedLater, InHours, NudgePlan, Plan, Window
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(monkeypatch):
    """The clock on her wall."""

    def set_to(moment):
        monkeypatch.setattr("ebb.plans.nudging.localtime", lambda *_, **_zone: localtime(moment))

    return set_to


def test_a_plan_for_their_message_is_offered_when_they_wrote(ana):
    asked = walk(ana, {"go": "pulls"}, at="/pause/b/")
    made(ana, kind="message", ready="writes")
    offered = walk(ana, {"go": "pulls"}, at="/pause/b/")
    afraid = walk(ana, {"door": "scared"}, at="/pause/b/")

    assert "You made a plan for a moment like this" not in text(asked)
    assert "You made a plan for a moment like this" in text(offered)
    assert "You made a plan" not in text(afraid)


@pytest.fixture
def nudged(anas_vault):
    """Nudges are on, for plans."""
    chosen = NudgePlan(
        at=localtime(), reasons=("plan",), quiet_from=0, quiet_until=0, seed=bytes(16)
    )
    place = Place(way=Mail(address="ana@lantern.example"), words="A small reminder.", subject="A")
    keeping.turn_on(anas_vault, chosen, place, localtime())
    return anas_vault


def asked(opened):
    return [one.record for one in opened.open(AskedLater)]


def test_a_nudge_comes_only_where_she_asked_for_one(ana, nudged):
    made(ana)
    assert not asked(nudged)
    made(ana, nudge="on")

    assert [one.about for one in asked(nudged)] == ["plan"]


def test_a_changed_plan_is_planned_anew_and_a_removed_one_not_at_all(ana, nudged):
    made(ana, nudge="on")
    (one,) = nudged.open(Plan)
    late = EVENING | FEET | {"ready": "sunday", "ends": "23:30", "nudge": "on", "seen": "1"}
    ana.post(f"/plans/{one.id.hex()}/change/", late)
    assert len(asked(nudged)) == 1
    ana.post(f"/plans/{one.id.hex()}/remove/")

    assert not asked(nudged)


def test_an_unlock_draws_on_what_runs_out_and_nothing_else(nudged, at):
    every = Window(days=tuple(range(7)), starts=18 * 60, ends=20 * 60)
    own = nudged.seal(plan(InHours(ready="late", window=every), nudge=True), day=TODAY)
    for days in (0, 1, 8):
        at(localtime() + timedelta(days=days))
        nudging.on_opened(later.Speaker, opened=nudged)
        asked_of = [one for one in asked(nudged) if one.of == own]
        assert len(asked_of) == 1
    assert min(asked_of[0].times) > localtime() + timedelta(days=7)


def test_a_place_brings_no_nudge(ana, nudged):
    made(ana, kind="place", ready="road", nudge="on")

    assert not asked(nudged)
    assert not kept(nudged)[0].nudge
