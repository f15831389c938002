"""Leaving well: reachable at any time, offered once by her own numbers, and no door slammed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from ebb.nudges import keeping
from ebb.records import CheckAsked, CheckIn, NudgePlan, Preference, Programme, WeeklyAsked
from ebb.records.tests.test_thinning import MANY, NOW, OPENED
from tests.support.cast import TODAY
from tests.test_asked_beside import turn_on

pytestmark = pytest.mark.django_db
OFFER = "There is a page for when you need Ebb less."


@pytest.fixture
def thinned(anas_vault, monkeypatch):
    for one in (*MANY, *OPENED):
        anas_vault.seal(one, day=TODAY)
    for place in ("ebb.today.views", "ebb.yours.goodbye"):
        monkeypatch.setattr(f"{place}.localtime", lambda *_: NOW)


def words(response):
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_it_is_there_at_any_time_and_claims_nothing(ana):
    assert 'href="/yours/goodbye/"' in ana.get("/yours/").content.decode()
    page = words(ana.get("/yours/goodbye/"))

    assert "When you need Ebb less" in page
    assert "In your first four weeks" not in page
    assert OFFER not in words(ana.get("/"))


def test_offered_once_with_her_own_numbers_and_never_again(ana, anas_vault, thinned):
    assert OFFER in words(ana.get("/"))

    page = words(ana.post("/yours/goodbye/", {"go": "look"}, follow=True))

    assert "you kept 16 waves. In the last four it was 0." in page
    assert "A wave may come again some day." in page
    assert OFFER not in words(ana.get("/"))
    ana.post("/yours/goodbye/", {"go": "look"})
    assert len(anas_vault.open(Preference)) == 1


def test_not_now_is_an_answer_too(ana, thinned):
    home = ana.post("/yours/goodbye/", {"go": "no"}, follow=True)

    assert home.request["PATH_INFO"] == "/"
    assert OFFER not in words(home)


def test_let_it_be_quiet_and_every_room_stops_asking_while_all_stays(ana, anas_vault):
    turn_on(anas_vault, NOW, "check", "practice", "hold")
    anas_vault.seal(CheckAsked(at=NOW, seed=bytes(16)), day=TODAY)
    anas_vault.seal(WeeklyAsked(at=NOW), day=TODAY)
    anas_vault.seal(Programme(at=NOW), day=TODAY)
    anas_vault.seal(CheckIn(at=NOW - timedelta(days=1), pull=0), day=TODAY)

    page = words(ana.post("/yours/goodbye/", {"go": "quiet"}, follow=True))

    assert "It is quiet already" in page
    for kind in (CheckAsked, WeeklyAsked, Programme, NudgePlan):
        assert anas_vault.open(kind) == []
    assert keeping.channel_of(anas_vault) is None
    assert len(anas_vault.open(CheckIn)) == 1


def test_nothing_is_erased_here_by_one_press(ana, anas_vault):
    anas_vault.seal(CheckIn(at=NOW, pull=0), day=TODAY)

    for go in ("quiet", "erase", "\U0001f30a", ""):
        ana.post("/yours/goodbye/", {"go": go})

    assert len(anas_vault.open(CheckIn)) == 1
