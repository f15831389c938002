"""The pause's pages, as a browser without script meets them."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection

from ebb.accounts.carried import keep
from ebb.contact.steps import SAFE_AFTER_A_DOOR
from ebb.records import Chose, Letter, Paused, PauseEvent, Quieted, WaveEvent
from ebb.records.carried import dump, parse
from ebb.vault import new_marker
from ebb.vault.models import Sealed, Vault
from tests.support.cast import ANAS, TODAY, a_wave

DOORS = ('value="scared"', 'value="hurt"', 'value="unreal"')


def carried(response):
    found = re.search(r'name="wave" value="([^"]*)"', response.content.decode())
    assert found, "every screen of a pause carries it"
    return unescape(found[1])


def press(client, response, at="/pause/", **pressed):
    return client.post(at, {"wave": carried(response), **pressed})


def walk(client, *presses, at="/pause/"):
    response = client.get(at)
    for pressed in presses:
        response = press(client, response, at, **pressed)
    return response


OWN = {
    "first": [],
    "write": [{"go": "write"}],
    "written": [{"go": "keep", "letter": "One line."}],
    "the card": [{"go": "keep", "letter": "I want to die."}],
    "let go": [{"go": "letgo", "letter": "One line."}],
    "promise": [{"go": "promise"}],
    "some": [{"go": "weighed", "promise": ["relief", "heard"]}],
    "decide": [{"go": "decide"}],
    "low": [{"go": "whole"}],
    "kind": [{"low": "unsure"}],
    "line": [{"low": "no"}],
    "soothe": [{"go": "soothe:0"}],
    "guess": [{"go": "guess"}],
    "long": [{"relief": "8"}],
    "wait": [{"go": "wait"}],
    "waiting": [{"wait": "10"}],
    "not now": [{"choose": "not_now"}],
    "going": [{"choose": "going"}],
    "settle": [{"go": "settle"}],
    "others": [{"go": "others"}],
    "exercise": [{"settle": "feet"}],
    "worse": [{"worse": "feet"}],
    "people": [{"go": "people"}],
    "numbers": [{"go": "people:IE"}],
    "scared": [{"door": "scared"}],
    "hurt": [{"door": "hurt:IE"}],
    "unreal": [{"door": "unreal"}],
    "rest": [{"door": "scared"}, {"go": "rest"}],
}
THEIRS = {
    "asked": [],
    "pulls": [{"go": "pulls"}],
    "hold": [{"go": "weighed", "promise": ["guilt"]}],
    "answer": [{"hold": "24"}],
    "none": [{"answer": "none"}],
    "brief": [{"answer": "brief"}],
    "boundary": [{"answer": "boundary"}],
    "held": [{"hold": "own", "hours": "5"}, {"go": "held"}],
}
EVERY = [("/pause/", name, way) for name, way in OWN.items()]
EVERY += [("/pause/b/", name, way) for name, way in THEIRS.items()]
screens = pytest.mark.parametrize(
    ("at", "presses"), [(at, way) for at, _name, way in EVERY], ids=[name for _, name, _ in EVERY]
)


@pytest.mark.django_db
@screens
def test_doors_help_and_leaving_are_on_every_screen(anybody, at, presses):
    response = walk(anybody, *presses, at=at)
    page = response.content.decode()

    assert all(door in page for door in DOORS)
    assert "Leave now" in page
    assert 'value="people"' in page
    assert "no-store" in response["Cache-Control"]
    assert re.findall(r"<title>(.*?)</title>", page) == ["Ebb"]


ASKS = re.compile(
    r'name="(choose|relief|long|low|promise|hold|answer|letter)"|value="(decide|guess|whole|write)"'
)
ABOUT_IT = re.compile(r"\bcontact\b|\brelief\b|\bthem instead\b|\bmessage to\b", re.IGNORECASE)
AFTER = {
    "door": [],
    "numbers": [{"door": "scared:IE"}],
    "settle": [{"go": "settle"}],
    "others": [{"go": "others"}],
    "exercise": [{"settle": "feet"}],
    "worse": [{"worse": "feet"}],
    "people": [{"go": "people"}],
    "rest": [{"go": "rest"}],
    "an old page that decides": [{"choose": "going"}],
    "an old page that writes": [{"go": "keep", "letter": "words"}],
    "an old page that holds": [{"hold": "4"}],
}


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["/pause/", "/pause/b/"])
@pytest.mark.parametrize("presses", AFTER.values(), ids=AFTER.keys())
def test_after_fear_no_screen_asks_or_speaks_of_contact(anybody, at, presses):
    page = walk(anybody, {"door": "scared"}, *presses, at=at).content.decode()
    said = re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main")[0])

    assert not ASKS.search(page)
    assert not ABOUT_IT.search(said)


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["/pause/", "/pause/b/"])
@pytest.mark.parametrize("pressed", [{"go": "pulls"}, {"hold": "4"}, {"answer": "boundary"}])
def test_back_to_a_page_from_before_the_door_does_not_undo_it(anybody, at, pressed):
    before = anybody.get(at)
    press(anybody, before, at, door="scared")
    page = press(anybody, before, at, **pressed).content.decode()
    said = re.sub(r"<[^>]*>", " ", page.partition("<main")[2].partition("</main")[0])

    assert not ASKS.search(page)
    assert not ABOUT_IT.search(said)
    assert "First the body." in anybody.get("/pause/").content.decode()  # begun anew: asked anew


def test_every_screen_that_may_follow_a_door_is_walked():
    assert AFTER.keys() >= SAFE_AFTER_A_DOOR


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["Yes", "I am not sure"])
def test_a_threat_or_not_sure_goes_straight_to_help(anybody, said):
    page = anybody.get("/pause/b/").content.decode()
    button = re.search(rf'<button name="door" value="scared">{said}</button>', page)
    helped = walk(anybody, {"door": "scared:IE"}, at="/pause/b/").content.decode()

    assert button
    assert "Keep the message. Do not delete it." in helped
    assert "tel:112" in helped
    assert "<textarea" not in helped


def test_the_first_screen_needs_no_database_and_stores_nothing(anybody):
    for at, words in (("/pause/", b"First the body."), ("/pause/b/", b"Was it a threat?")):
        response = anybody.get(at)  # without the db fixture any query raises

        assert words in response.content
        assert not response.cookies


@pytest.mark.django_db
def test_a_whole_pause_leaves_no_row_and_no_cookie_until_it_is_kept(anybody):
    response = walk(
        anybody,
        {"go": "keep", "letter": "kestrel-lantern"},
        {"go": "weighed", "promise": ["relief"]},
        {"relief": "8"},
        {"choose": "not_now"},
    )

    assert b"Keep this?" in response.content
    assert not Vault.objects.exists()
    assert not Sealed.objects.exists()
    assert not anybody.cookies


def test_a_pause_goes_on_when_the_database_is_gone(anybody):
    with patch.object(connection, "ensure_connection", side_effect=DatabaseError):
        response = walk(anybody, {"go": "write"}, {"choose": "going"})

    assert response.status_code == 200


@pytest.mark.django_db
def test_both_decisions_are_met_in_the_same_words(anybody):
    def said(choice):
        page = walk(anybody, {"choose": choice}).content.decode()
        return re.findall(r"<h1[^>]*>(.*?)</h1>", page), page.count("<button"), page.count("<p")

    assert said("not_now") == said("going")


def test_with_an_open_vault_it_is_sealed_as_it_happens_and_is_no_wave(ana, anas_vault):
    walk(ana, {"go": "keep", "letter": "x" * 10_000}, {"choose": "not_now"})

    kept = [type(one.record) for one in anas_vault.open(PauseEvent)]
    assert sorted(kind.__name__ for kind in kept) == ["Chose", "Paused"]
    assert len(anas_vault.open(Letter)) == 1
    assert not anas_vault.open(WaveEvent)
    assert b"A pause" in ana.get("/yours/kept/").content


def test_the_same_press_twice_is_kept_once(ana, anas_vault):
    page = walk(ana, {"go": "write"})
    for _ in range(2):
        press(ana, page, choose="going")

    assert len(anas_vault.open(Chose)) == 1


def test_locked_it_is_kept_by_unlocking(ana, anas_vault):
    ana.post("/lock/")
    page = walk(ana, {"go": "keep", "letter": "One line."}, {"choose": "not_now"})

    ana.post("/unlock/", {"passphrase": ANAS, "wave": carried(page)})

    assert [one.record.contact for one in anas_vault.open(Chose)] == ["not_now"]
    assert [one.record.text for one in anas_vault.open(Letter)] == ["One line."]


def test_locked_on_a_device_that_may_write_it_waits_for_her(ana, anas_vault):
    ana.cookies["w"] = new_marker(anas_vault, today=TODAY)
    ana.post("/lock/")
    page = walk(ana, {"go": "keep", "letter": "One line."}, {"choose": "not_now"})
    kinds = {type(one.record).__name__ for one in anas_vault.pending()}

    assert b"At your next unlock you can keep it." in page.content
    assert kinds == {"Paused", "Letter", "Chose"}
    ana.post("/unlock/", {"passphrase": ANAS})
    assert b"1\xc2\xa0pause" in ana.get("/").content
    waits = ana.get("/yours/waiting/").content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', waits)
    assert seen
    assert "A pause" in waits
    ana.post("/yours/waiting/", {"keep": "all", "seen": seen[1]})
    assert len(anas_vault.open(Chose)) == 1


def test_locked_and_let_go_nothing_of_it_waits(ana, anas_vault):
    ana.cookies["w"] = new_marker(anas_vault, today=TODAY)
    ana.post("/lock/")
    press(ana, walk(ana, {"choose": "not_now"}), go="discard")

    assert not anas_vault.pending()


def test_let_go_at_the_end_takes_all_of_it(ana, anas_vault):
    page = walk(ana, {"go": "keep", "letter": "One line."}, {"choose": "not_now"})
    press(ana, page, go="discard")

    assert not anas_vault.open(PauseEvent)
    assert not anas_vault.open(Letter)


def test_a_wave_goes_through_the_pause_and_comes_back_whole(ana, anas_vault):
    keep(anas_vault, dump(a_wave()))
    before = {one.id for one in anas_vault.open(WaveEvent)}
    page = ana.post("/pause/", {"wave": dump(a_wave()), "go": "write"})
    page = press(ana, page, choose="not_now")
    press(ana, page, go="discard")  # an old page: what belongs to a wave is not let go here

    assert b"Back to the wave" in page.content
    assert {one.id for one in anas_vault.open(WaveEvent)} == before
    assert len(parse(carried(page)).events) == len(a_wave().events) + 2


def test_a_page_that_cannot_be_read_begins_again_kindly(anybody):
    response = anybody.post("/pause/", {"wave": "{", "go": "write"})

    assert b"You can begin here." in response.content


@pytest.mark.django_db
def test_the_card_comes_after_keeping_and_goes_in_one_tap(ana, anas_vault):
    words = {"go": "keep", "letter": "I want to die."}
    page = walk(ana, words)
    assert b"It sounds very hard right now." in page.content
    assert len(anas_vault.open(Letter)) == 1

    assert b"It sounds very hard" not in press(ana, page, go="notnow", kept="1").content
    assert b"It sounds very hard" in walk(ana, words).content
    assert b"It sounds very hard" not in press(ana, page, go="quiet", kept="1").content
    assert len(anas_vault.open(Quieted)) == 1
    assert b"It sounds very hard" not in walk(ana, words).content


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["愛" * 20_000, "x" * 100_000, "שלום \u202e abc", "😔" * 500])
def test_long_and_strange_words_come_through(anybody, words):
    page = walk(anybody, {"go": "keep", "letter": words})

    assert b"It stays with you." in page.content
    assert parse(carried(page)).letters[0].text == words


@pytest.mark.django_db
def test_what_does_not_fit_stays_on_the_screen(anybody):
    page = walk(anybody, {"go": "keep", "letter": "x" * 100_001})

    assert b"Shorten it a little" in page.content
    assert b"x" * 100_001 in page.content


@pytest.mark.django_db
@pytest.mark.parametrize("way", [[{"go": "promise"}], [{"go": "settle"}], [{"choose": "going"}]])
def test_words_that_were_only_begun_go_along_to_the_end(anybody, way):
    page = walk(anybody, {**way[0], "letter": "kestrel"})
    page = press(anybody, page, letter="kestrel", choose="not_now")
    back = press(anybody, page, letter="kestrel", go="write")

    assert b"What you began to write is still on this page." in page.content
    assert b'spellcheck="false">kestrel</textarea>' in back.content


@pytest.mark.django_db
def test_words_that_were_begun_go_past_a_kind_of_answer_without_a_sheet(anybody):
    page = walk(
        anybody, {"answer": "brief"}, {"answer": "none", "letter": "kestrel"}, at="/pause/b/"
    )

    assert b'name="letter" value="kestrel"' in page.content


@pytest.mark.django_db
def test_pasted_markup_is_text(anybody):
    page = walk(anybody, {"go": "settle", "letter": "<b onclick=alert(1)>you</b>"})

    assert b"<b onclick" not in page.content
    assert b"&lt;b onclick" in page.content


@pytest.mark.django_db
def test_every_first_press_says_that_a_pause_began(anybody):
    page = walk(anybody, {"go": "pulls"}, at="/pause/b/")

    first = parse(carried(page)).events[0]
    assert isinstance(first, Paused)
    assert first.before == "answer"


def test_the_page_about_it_says_that_it_is_a_draft(anybody):
    assert b"Draft." in anybody.get("/pause/about/").content
