"""A message of theirs that waits."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.contact.tests.pages import text, value
from ebb.contact.waits import waits
from ebb.records import Held, Letter, Paused, PutAway, Released
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def test_a_wait_is_listed_with_its_drafts_and_ends_when_she_says_so(ana, anas_vault):
    own = b"h" * 16
    for record in (
        Paused(at=localtime(), wave_id=own, before="answer"),
        Held(at=localtime(), wave_id=own, hours=4),
        Letter(at=localtime(), text="Sunday is fine.", wave_id=own),
    ):
        anas_vault.seal(record, day=TODAY)
    assert "What waits" in text(ana.get("/pause/kept/"))
    shown = text(ana.get(f"/pause/wait/{own.hex()}/"))
    assert "It waits until" in shown
    assert "Sunday is fine." in shown

    ana.post(f"/pause/wait/{own.hex()}/")

    assert len(anas_vault.open(Released)) == 1
    assert "What waits" not in text(ana.get("/pause/kept/"))


def test_letting_a_wait_go_twice_is_no_dead_end(ana, anas_vault):
    own = b"h" * 16
    anas_vault.seal(Held(at=localtime(), wave_id=own, hours=4), day=TODAY)
    for _ in range(2):
        assert ana.post(f"/pause/wait/{own.hex()}/")["Location"] == "/pause/kept/"

    assert len(anas_vault.open(Released)) == 1


def test_a_wait_set_anew_after_one_was_let_go_is_a_wait(ana, anas_vault):
    own = b"h" * 16
    first = Held(at=localtime() - timedelta(hours=1), wave_id=own, hours=4)
    gone = Released(at=localtime() - timedelta(minutes=30), wave_id=own)
    again = Held(at=localtime(), wave_id=own, hours=12)

    assert waits([first, gone], localtime()) == []
    assert [one.id for one in waits([first, gone, again], localtime())] == [own]


def test_a_wait_is_over_at_its_hour_and_a_week_later_gone():
    held = Held(at=localtime() - timedelta(hours=5), wave_id=bytes(16), hours=4)

    assert waits([held], localtime())[0].over
    assert waits([held], held.at + timedelta(hours=3))[0].over is False
    assert waits([held], held.at + timedelta(days=8)) == []


def test_without_a_wait_no_screen_speaks_of_until_then(anybody):
    page = anybody.get("/pause/b/")
    for pressed in ({"go": "answer"}, {"go": "held"}):
        page = anybody.post("/pause/b/", {"wave": value("wave", page), **pressed})

    assert "You know what you want to do." in text(page)
    assert "Until then" not in text(page)


def test_a_draft_she_put_away_is_not_shown_beside_the_wait(ana, anas_vault):
    own, now = b"h" * 16, localtime()
    anas_vault.seal(Held(at=now, wave_id=own, hours=4), day=TODAY)
    letter = anas_vault.seal(Letter(at=now, text="Sunday is fine.", wave_id=own), day=TODAY)
    anas_vault.seal(PutAway(at=now, letter_id=letter), day=TODAY)

    assert "Sunday is fine." not in text(ana.get(f"/pause/wait/{own.hex()}/"))
