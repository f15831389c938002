"""Contact as data: noted, followed up, mended, removed; and a state that resets nothing."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils.timezone import localtime

from ebb.contact.waits import waits
from ebb.records import (
    ContactMade,
    FollowUp,
    Held,
    LeftAgain,
    Letter,
    Paused,
    Predicted,
    Released,
    WentBack,
)
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def text(response):
    main = response.content.decode().partition("<main")[2].partition("</main")[0]
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", main).split()))


def value(name, page):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    assert found, name
    return unescape(found[1])


def note(client, **said):
    when = said.pop("when", localtime().strftime("%Y-%m-%dT%H:%M"))
    return client.post("/pause/note/", {"how": "i", "when": when, **said})


def made(opened, hours_ago=2.0, how="i", **said):
    at = localtime() - timedelta(hours=hours_ago)
    return opened.seal(ContactMade(at=at, how=how, **said), day=TODAY)


def test_before_the_very_first_note_a_court_is_named(ana, anas_vault):
    assert "A court may ask to see this." in text(ana.get("/pause/note/"))
    assert "A court may ask to see this." in text(ana.get("/pause/note/?how=i"))
    chosen = ana.get("/pause/note/?read=1")
    assert "How did it come about?" in text(chosen)
    assert value("read", chosen) == "1"  # and so it is said once

    made(anas_vault)

    assert "How did it come about?" in text(ana.get("/pause/note/"))


@pytest.mark.parametrize("how", ["i", "they"])
def test_chosen_contact_is_asked_what_it_promised(ana, anas_vault, how):
    asked = text(ana.get("/pause/note/", {"how": how, "read": "1"}))
    note(ana, how=how, ways=["profile", "place"], promised="8")

    (kept,) = anas_vault.open(ContactMade)
    assert "promise" in asked
    assert (kept.record.how, kept.record.ways) == (how, ("profile", "place"))
    assert kept.record.promised == 8


@pytest.mark.parametrize("how", ["turned_up", "needed"])
def test_what_was_not_chosen_is_never_asked_relief_or_cost(ana, anas_vault, how):
    asked = ana.get("/pause/note/", {"how": how, "read": "1"})
    response = note(ana, how=how, promised="8", ways=["call"])
    shown = ana.get(response["Location"])

    (kept,) = anas_vault.open(ContactMade)
    assert (kept.record.promised, kept.record.ways) == (None, ())
    for page in (text(asked), text(shown), text(ana.get("/pause/kept/"))):
        assert not re.search(r"relief|promise|cost", page, re.IGNORECASE)
    assert b"/help/a/" in shown.content
    assert ana.get(f"{response['Location']}later/").status_code == 404


def test_a_form_sent_twice_is_kept_once(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"how": "i", "read": "1"}))
    for _ in range(2):
        note(ana, note=own)

    assert len(anas_vault.open(ContactMade)) == 1


@pytest.mark.parametrize("own", ["", "x", "0" * 31, "Z" * 32, "é" * 32])
def test_a_number_that_is_none_loses_nothing(ana, anas_vault, own):
    note(ana, note=own)

    assert len(anas_vault.open(ContactMade)) == 1


def test_gone_back_to_and_pressed_with_other_words_the_words_on_the_screen_count(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"how": "i", "read": "1"}))
    for promised in ("8", "3", "3"):
        note(ana, note=own, when="2026-11-20T10:00", promised=promised)

    (kept,) = anas_vault.open(ContactMade)
    assert kept.record.promised == 3


def test_an_old_form_beside_one_that_was_mended_keeps_both(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"how": "i", "read": "1"}))
    note(ana, note=own, when="2026-11-20T10:00", promised="8")
    mended = {"how": "i", "when": "2026-11-19T10:00", "seen": "1"}
    ana.post(f"/pause/note/{own}/mend/", mended)
    for _ in range(2):
        page = ana.get(note(ana, note=own, when="2026-11-20T10:00", promised="7")["Location"])

    assert {one.record.promised for one in anas_vault.open(ContactMade)} == {None, 7}
    assert len(anas_vault.open(ContactMade)) == 2
    assert "Both are kept." in text(page)


def test_what_was_removed_and_kept_again_from_the_old_form_is_kept(ana, anas_vault):
    own = value("note", ana.get("/pause/note/", {"how": "i", "read": "1"}))
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
    page = ana.get("/pause/note/", {"how": "i", "read": "1"}).content.decode()

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
    assert ana.get(f"/pause/note/{own.hex()}/remove/").status_code == 200

    ana.post(f"/pause/note/{own.hex()}/remove/")

    assert not anas_vault.open(ContactMade)
    assert not anas_vault.open(FollowUp)


def test_the_picture_has_words_a_drawing_and_a_table(ana, anas_vault):
    for days in (20, 10, 2):
        made(anas_vault, hours_ago=24 * days)
    page = ana.get("/pause/kept/").content.decode()

    assert "No contact you chose is noted on 18 of 21 days." in unescape(page)
    assert page.count('class="contact-mark"') == 3
    assert page.count("<tr>") >= 1 + 3 + 2  # its head, each contact, the ends of weeks


def test_what_was_not_chosen_moves_no_point_of_the_picture(ana, anas_vault):
    for days in (10, 2):
        made(anas_vault, hours_ago=24 * days)
    before = ana.get("/pause/kept/").content.decode()
    for how, days in (("turned_up", 300), ("needed", 40), ("turned_up", 1)):
        made(anas_vault, hours_ago=24 * days, how=how)
    after = ana.get("/pause/kept/").content.decode()

    picture = re.compile(r"<figure.*?</figure>", re.DOTALL)
    assert picture.findall(before) == picture.findall(after) != []


def test_only_what_was_not_chosen_draws_no_picture(ana, anas_vault):
    for days in (20, 10):
        made(anas_vault, hours_ago=24 * days, how="turned_up")

    assert b"<figure" not in ana.get("/pause/kept/").content


def test_went_back_rests_the_picture_and_left_again_brings_it_back(ana, anas_vault):
    for days in (20, 10):
        made(anas_vault, hours_ago=24 * days)
    assert b"<svg class" not in ana.get("/pause/home/").content
    for _ in range(2):
        ana.post("/pause/home/", {"state": "went"})
    page, home = ana.get("/pause/kept/"), text(ana.get("/pause/home/"))
    assert len(anas_vault.open(WentBack)) == 1
    assert b"chart-line" not in page.content
    assert "Nothing was reset" in text(page)
    assert len(re.findall("I reached out", text(page))) == 2
    assert "You are welcome here." in home

    ana.post("/pause/home/", {"state": "left"})
    assert len(anas_vault.open(LeftAgain)) == 1
    assert b"chart-line" in ana.get("/pause/kept/").content


def test_a_change_of_state_can_be_taken_back(ana, anas_vault):
    ana.post("/pause/home/", {"state": "went"})
    ana.post("/pause/home/", {"state": "undo"})

    assert not anas_vault.open(WentBack)


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
    pages = ["note/?how=i", f"note/{own.hex()}/mend/", f"note/{own.hex()}/later/", "home/"]
    fields = set()
    for path in pages:
        fields |= set(re.findall(r'name="(\w+)"', ana.get(f"/pause/{path}").content.decode()))
        assert b"<textarea" not in ana.get(f"/pause/{path}").content

    known = {"how", "note", "when", "ways", "promised", "seen", "after", "gave", "lasted"}
    assert fields - {"viewport", "robots"} <= known | {"costs", "hours", "state"} | META


META = {"color", "format", "viewport", "robots"}
