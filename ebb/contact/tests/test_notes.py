"""Contact as data: how it came about, noted once, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from ebb.contact.tests.pages import made, note, text, value
from ebb.contact.words import IN_ADDRESS
from ebb.records import (
    ContactMade,
    Letter,
    Predicted,
)
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def letter(how):
    return next(key for key, found in IN_ADDRESS.items() if found == how)


def test_no_address_tells_how_it_came_about(ana, anas_vault):
    """Whoever has her phone reads its history."""
    made(anas_vault)
    asked = ana.get("/pause/note/").content.decode()

    assert re.findall(r'<button name="k" value="(\w+)">', asked) == ["a", "b", "c", "d"]
    assert 'method="get"' in asked
    assert 'name="how"' not in asked


def test_before_the_very_first_note_a_court_is_named(ana, anas_vault):
    assert "A court may ask to see this." in text(ana.get("/pause/note/"))
    assert "A court may ask to see this." in text(ana.get("/pause/note/?k=a"))
    chosen = ana.get("/pause/note/?read=1")
    assert "How did it come about?" in text(chosen)
    assert value("read", chosen) == "1"  # and so it is said once

    made(anas_vault)

    assert "How did it come about?" in text(ana.get("/pause/note/"))


@pytest.mark.parametrize("how", ["i", "they"])
def test_chosen_contact_is_asked_what_it_promised(ana, anas_vault, how):
    asked = text(ana.get("/pause/note/", {"k": letter(how), "read": "1"}))
    note(ana, how=how, ways=["profile", "place"], promised="8")

    (kept,) = anas_vault.open(ContactMade)
    assert "promise" in asked
    assert (kept.record.how, kept.record.ways) == (how, ("profile", "place"))
    assert kept.record.promised == 8


@pytest.mark.parametrize("how", ["turned_up", "needed"])
def test_what_was_not_chosen_is_never_asked_relief_or_cost(ana, anas_vault, how):
    asked = ana.get("/pause/note/", {"k": letter(how), "read": "1"})
    response = note(ana, how=how, promised="8", ways=["call"])
    shown = ana.get(response["Location"])

    (kept,) = anas_vault.open(ContactMade)
    assert (kept.record.promised, kept.record.ways) == (None, ())
    for page in (text(asked), text(shown), text(ana.get("/pause/kept/"))):
        assert not re.search(r"relief|promise|cost", page, re.IGNORECASE)
    assert b"/help/a/" in shown.content
    assert ana.get(f"{response['Location']}later/").status_code == 404


def test_a_form_sent_twice_is_kept_once(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"k": "a", "read": "1"}))
    for _ in range(2):
        note(ana, note=own)

    assert len(anas_vault.open(ContactMade)) == 1


@pytest.mark.parametrize("own", ["", "x", "0" * 31, "Z" * 32, "é" * 32])
def test_a_number_that_is_none_loses_nothing(ana, anas_vault, own):
    note(ana, note=own)

    assert len(anas_vault.open(ContactMade)) == 1


def test_gone_back_to_and_pressed_with_other_words_the_words_on_the_screen_count(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"k": "a", "read": "1"}))
    for promised in ("8", "3", "3"):
        note(ana, note=own, when="2026-11-20T10:00", promised=promised)

    (kept,) = anas_vault.open(ContactMade)
    assert kept.record.promised == 3


def test_an_old_form_beside_one_that_was_mended_keeps_both(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"k": "a", "read": "1"}))
    note(ana, note=own, when="2026-11-20T10:00", promised="8")
    mended = {"how": "i", "when": "2026-11-19T10:00", "seen": "1"}
    ana.post(f"/pause/note/{own}/mend/", mended)
    for _ in range(2):
        page = ana.get(note(ana, note=own, when="2026-11-20T10:00", promised="7")["Location"])

    assert {one.record.promised for one in anas_vault.open(ContactMade)} == {None, 7}
    assert len(anas_vault.open(ContactMade)) == 2
    assert "Both are kept." in text(page)


def test_what_was_removed_and_kept_again_from_the_old_form_is_kept(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"k": "a", "read": "1"}))
    note(ana, note=own)
    ana.post(f"/pause/note/{own}/remove/")

    again = note(ana, note=own)

    assert len(anas_vault.open(ContactMade)) == 1
    assert ana.get(again["Location"]).status_code == 200


def test_another_persons_number_makes_a_record_of_its_own(ana, anas_vault, cleos):
    hers = cleos.opened.seal(Letter(at=localtime(), text="hers"), day=TODAY)

    note(ana, note=hers.hex())

    assert len(anas_vault.open(ContactMade)) == 1
    assert cleos.opened.open(Letter)[0].record.text == "hers"


def test_it_can_be_back_dated_but_not_told_ahead(ana, anas_vault):
    ahead = note(ana, when=(localtime() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"))
    note(ana, when="2026-03-01T23:15")

    (kept,) = anas_vault.open(ContactMade)
    assert "still ahead" in text(ahead)
    assert localtime(kept.record.at).strftime("%Y-%m-%d %H:%M") == "2026-03-01 23:15"


@pytest.mark.parametrize("when", ["", "yesterday", "0001-01-01T00:00", "2026-13-40T99:99"])
def test_a_day_that_is_none_is_asked_again_and_keeps_the_rest(ana, anas_vault, when):
    page = note(ana, when=when, ways=["call"])

    assert not anas_vault.open(ContactMade)
    assert page.status_code == 200
    assert re.search(r'value="call"[^>]*checked', page.content.decode())


def test_what_she_guessed_in_a_pause_stands_there_already(ana, anas_vault):
    guessed = Predicted(at=localtime() - timedelta(hours=3), wave_id=bytes(16), relief=7)
    anas_vault.seal(guessed, day=TODAY)
    page = ana.get("/pause/note/", {"k": "a", "read": "1"}).content.decode()

    assert re.search(r'name="promised" value="7"[^>]*checked', page)


def test_her_guess_comes_along_with_how_long_and_is_taken_up_once(ana, anas_vault):
    pause = bytes(16)
    at = localtime() - timedelta(hours=3)
    anas_vault.seal(Predicted(at=at, wave_id=pause, relief=7, minutes=240), day=TODAY)
    first = note(ana, promised="7")
    note(ana, promised="7")

    assert [one.record.pause_id for one in anas_vault.open(ContactMade)].count(pause) == 1
    assert "Promised 7 for about 4 hours." in text(ana.get(first["Location"]))


@pytest.mark.parametrize("said", [{"promised": "6"}, {"promised": "7", "when": "2026-03-01T23:15"}])
def test_a_guess_that_was_not_for_this_contact_stays_with_its_pause(ana, anas_vault, said):
    at = localtime() - timedelta(hours=3)
    anas_vault.seal(Predicted(at=at, wave_id=bytes(16), relief=7, minutes=240), day=TODAY)
    note(ana, **said)

    (kept,) = anas_vault.open(ContactMade)
    assert (kept.record.pause_id, kept.record.promised_minutes) == (None, None)


def test_locked_a_note_is_carried_through_the_door(ana, anas_vault):
    ana.post("/lock/")
    replay = value("replay", note(ana, promised="8"))

    ana.post("/unlock/", {"passphrase": "three slow waves at night", "replay": replay})

    assert [one.record.promised for one in anas_vault.open(ContactMade)] == [8]


NOBODY = ["kept/", "note/", f"note/{'0' * 32}/", "home/", f"wait/{'0' * 32}/"]


@pytest.mark.parametrize("path", NOBODY)
def test_locked_nothing_of_it_is_shown(anybody, path):
    assert anybody.get(f"/pause/{path}").status_code == 302


def test_nothing_asks_who_the_other_person_is(ana, anas_vault):
    own = made(anas_vault, hours_ago=30)
    pages = ["note/?read=1&k=a", f"note/{own.hex()}/mend/", f"note/{own.hex()}/later/", "home/"]
    fields = set()
    for path in pages:
        fields |= set(re.findall(r'name="(\w+)"', ana.get(f"/pause/{path}").content.decode()))
        assert b"<textarea" not in ana.get(f"/pause/{path}").content

    known = {"how", "note", "when", "ways", "promised", "seen", "after", "gave", "lasted"}
    assert fields - {"viewport", "robots"} <= known | {"costs", "hours", "state", "day"} | META


META = {"color", "format", "viewport", "robots"}
