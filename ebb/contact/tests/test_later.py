"""What is asked later, mended and removed."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.contact.tests.pages import made, text, value
from ebb.records import (
    ContactMade,
    FollowUp,
)

pytestmark = pytest.mark.django_db


def test_in_the_first_hour_nothing_is_asked_and_nothing_can_be_said_yet(ana, anas_vault):
    own = made(anas_vault, hours_ago=0.5)
    page = text(ana.get(f"/pause/note/{own.hex()}/"))

    assert "In an hour there is more to ask here, and in a day." in page
    assert "Say more" not in page
    assert ana.get(f"/pause/note/{own.hex()}/later/").status_code == 404


def test_said_more_about_the_first_hour_is_about_the_first_hour(ana, anas_vault):
    own = made(anas_vault, hours_ago=3)
    ana.post(f"/pause/note/{own.hex()}/later/", {"after": "hour", "gave": "3", "lasted": "40"})
    page = ana.get(f"/pause/note/{own.hex()}/later/")

    assert "How is it now, after an hour?" in text(page)
    assert re.search(r'name="gave" value="3"[^>]*checked', page.content.decode())


def test_saying_more_takes_nothing_away(ana, anas_vault):
    own = made(anas_vault, hours_ago=30, promised=8)
    at = f"/pause/note/{own.hex()}/later/"
    ana.post(at, {"after": "day", "gave": "0", "costs": ["sleep"], "hours": "9"})
    page = ana.get(at).content.decode()

    for kept in ('name="gave" value="0"', 'value="sleep"'):
        assert re.search(kept + "[^>]*checked", page)
    assert re.search('name="hours" value="9"', page)


def test_an_answer_sent_twice_is_kept_once(ana, anas_vault):
    own = made(anas_vault, hours_ago=30)
    at = f"/pause/note/{own.hex()}/later/"
    said = {"after": "day", "gave": "2", "note": value("note", ana.get(at))}
    for _ in range(2):
        ana.post(at, said)
    ana.post(at, said | {"gave": "4"})

    assert [one.record.gave for one in anas_vault.open(FollowUp)] == [4]


def test_after_an_hour_and_after_a_day_it_is_asked_and_told(ana, anas_vault):
    own = made(anas_vault, hours_ago=2, promised=8)
    assert "How is it now?" in text(ana.get("/pause/kept/"))
    ana.post(f"/pause/note/{own.hex()}/later/", {"after": "hour", "gave": "3", "lasted": "40"})
    assert "How is it now?" not in text(ana.get("/pause/kept/"))
    day = {"after": "day", "gave": "0", "lasted": "40", "costs": ["sleep"], "hours": "9"}
    ana.post(f"/pause/note/{own.hex()}/later/", day)

    told = text(ana.get(f"/pause/note/{own.hex()}/"))
    assert "Promised 8, gave 3 for about 40 minutes; settling took 9 hours." in told
    assert "It helped for a while. That makes sense." in told
    assert "Sleep" in told


def test_where_it_cost_fear_help_for_that_comes_first(ana, anas_vault):
    own = made(anas_vault, hours_ago=30, promised=8)
    assert b"/help/a/" not in ana.get(f"/pause/note/{own.hex()}/").content
    ana.post(f"/pause/note/{own.hex()}/later/", {"after": "day", "gave": "3", "costs": ["fear"]})
    page = ana.get(f"/pause/note/{own.hex()}/").content.decode()

    assert "Are you afraid of them?" in page
    assert "It helped" not in page
    assert page.index("/help/a/") < page.index("What it cost")


@pytest.mark.parametrize("hours", ["-1", "721", "nine", "9" * 40])
def test_hours_that_are_none_are_asked_again(ana, anas_vault, hours):
    own = made(anas_vault, hours_ago=30)
    page = ana.post(f"/pause/note/{own.hex()}/later/", {"after": "day", "hours": hours})

    assert "A number of hours" in text(page)
    assert not anas_vault.open(FollowUp)


def test_it_can_be_mended_and_an_unchosen_one_loses_its_promise(ana, anas_vault):
    own = made(anas_vault, promised=8, ways=("call",))
    seen = value("seen", ana.get(f"/pause/note/{own.hex()}/mend/"))
    mended = {"how": "turned_up", "when": "2026-11-20T10:00", "seen": seen, "promised": "8"}
    ana.post(f"/pause/note/{own.hex()}/mend/", mended)

    (kept,) = anas_vault.open(ContactMade)
    assert (kept.id, kept.record.how, kept.record.promised) == (own, "turned_up", None)


def test_mended_to_not_chosen_nothing_speaks_of_what_it_gave_or_cost(ana, anas_vault):
    own = made(anas_vault, hours_ago=30, promised=8)
    said = {"after": "day", "gave": "3", "costs": ["sleep"], "hours": "9"}
    ana.post(f"/pause/note/{own.hex()}/later/", said)
    at = (localtime() - timedelta(hours=30)).strftime("%Y-%m-%dT%H:%M")
    ana.post(f"/pause/note/{own.hex()}/mend/", {"how": "turned_up", "when": at, "seen": "1"})

    for page in (ana.get(f"/pause/note/{own.hex()}/"), ana.get("/pause/kept/")):
        assert not re.search(r"helped|cost|promised|settling|Sleep", text(page))
    assert "That was not your choice." in text(ana.get(f"/pause/note/{own.hex()}/"))


def test_mended_in_two_places_both_are_kept(ana, anas_vault):
    own = made(anas_vault)
    for day in ("2026-11-20T10:00", "2026-11-19T10:00"):
        ana.post(f"/pause/note/{own.hex()}/mend/", {"how": "i", "when": day, "seen": "1"})

    assert len(anas_vault.open(ContactMade)) == 2


def test_removed_with_all_that_was_said_later(ana, anas_vault):
    own = made(anas_vault)
    ana.post(f"/pause/note/{own.hex()}/later/", {"after": "hour", "gave": "3"})

    gone = ana.post(f"/pause/note/{own.hex()}/remove/")

    assert not anas_vault.open(ContactMade)
    assert not anas_vault.open(FollowUp)
    ana.post("/undo/", {"aside": gone.context["aside"], "to": gone.context["to"]})
    assert [one.id for one in anas_vault.open(ContactMade)] == [own]
    assert [one.record.gave for one in anas_vault.open(FollowUp)] == [3]
