"""Back to the body, and what is said before something that can wait."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localtime

from ebb.records import DoorOpened, Heavy, Rated, StoodAside
from ebb.story.calm import can_wait
from ebb.story.tests.pages import text

NOON = datetime(2026, 11, 22, 14, tzinfo=UTC)
WAVE = bytes(16)


def rated(hours_ago, intensity):
    return Rated(at=NOON - timedelta(hours=hours_ago), wave_id=WAVE, intensity=intensity)


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([], ""),
        ([rated(2, 6)], ""),
        ([rated(2, 7)], "strong"),
        ([rated(11, 7)], "strong"),
        ([rated(13, 10)], ""),
        ([DoorOpened(at=NOON - timedelta(hours=20), wave_id=WAVE, door="scared")], "low"),
        ([StoodAside(at=NOON - timedelta(hours=25), wave_id=WAVE, door="hurt")], ""),
        ([rated(1, 9), Heavy(at=NOON - timedelta(hours=1), wave_id=WAVE)], "low"),
    ],
)
def test_what_it_can_wait_for(records, why):
    assert can_wait(records, NOON) == why


def test_before_midnight_still_counts_after_it():
    half_past = datetime(2026, 11, 22, 9, tzinfo=UTC)
    late = Rated(at=half_past - timedelta(hours=10), wave_id=WAVE, intensity=8)

    assert can_wait([late], half_past) == "strong"


@pytest.mark.parametrize(
    ("hour", "why"), [(21, ""), (22, "night"), (0, "night"), (5, "night"), (6, "")]
)
def test_the_night_is_named_by_her_clock(hour, why):
    assert can_wait([], NOON.replace(hour=hour)) == why


@pytest.mark.parametrize("page", ["/story/cycle/new/?go=1"])
def test_that_it_can_wait_is_an_offer_and_never_a_wall(ana, anas_vault, page):
    anas_vault.seal(Heavy(at=localtime(), wave_id=WAVE), day=NOON.date())
    said = ana.get(page)
    on = ana.get(page.replace("go=1", "go=2"))

    assert "This can wait." in text(said)
    assert "go=2" in said.content.decode()
    assert "/settle/" in said.content.decode()
    assert "This can wait." not in text(on)
    assert on.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["0", "5"])
def test_a_low_number_ends_here(said):
    page = Client().post("/story/after/", {"now": said})

    assert "Then this is enough for now." in text(page)


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["6", "10", "99"])
def test_a_high_one_leads_to_the_ground_and_to_people(said):
    page = Client().post("/story/after/", {"now": said})

    assert "Feel the ground first." in text(page)
    for address in ("/settle/feet/", "/help/", "/help/a/", "/help/b/", "/help/c/", "/wave/"):
        assert f'href="{address}"' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["", "x", "-1", "7.5", "²"])
def test_what_is_no_number_asks_once_more(said):
    assert "Now back to the body." in text(Client().post("/story/after/", {"now": said}))


def test_the_number_is_kept_nowhere(ana, anas_vault):
    before = len(anas_vault.open_all().records)
    ana.post("/story/after/", {"now": "9"})

    assert len(anas_vault.open_all().records) == before
