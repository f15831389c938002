"""Asked or ordered not to make contact: settling and help, in the page or in the vault."""

import re
from html import unescape

import pytest
from django.utils.timezone import localtime

from ebb.contact.tests.pages import text as said
from ebb.contact.tests.test_views import ABOUT_IT, carried, press, walk
from ebb.records import Apart, ApartOver, Chose, Letter, Paused, PauseEvent, apart
from ebb.records.carried import Carried, dump, parse
from ebb.safety.helplines import countries
from ebb.vault import new_id
from ebb.vault.models import Pending, Sealed
from tests.support.cast import ANAS

pytestmark = pytest.mark.django_db
MAIN = re.compile(r"<main.*?</main", re.DOTALL)
ASKS = "Were you asked, or ordered, not to make contact?"
SETTLES = "The pull can be here. You can settle here."
WRITES = re.compile(
    r"<textarea|Write it here|What does contact promise|whole picture|Brief and neutral|boundary"
)


def text(response):
    return unescape(" ".join("".join(MAIN.findall(response.content.decode())).split()))


def apart_page(client):
    return press(client, client.get("/pause/c/"), "/pause/c/", apart="yes")


OTHERS = (
    {"go": "write"},
    {"go": "promise"},
    {"go": "decide"},
    {"go": "whole"},
    {"low": "no"},
    {"go": "guess"},
    {"choose": "going"},
    {"answer": "boundary"},
    {"hold": "24"},
    {"go": "pulls"},
    {"relief": "8"},
    {"wait": "5"},
    {"go": "apart"},
    {"nonsense": "1"},
)


def test_it_is_asked_once_and_met_with_settling(anybody):
    asked = anybody.get("/pause/c/")
    settles = press(anybody, asked, "/pause/c/", apart="yes")

    assert ASKS in text(asked)
    assert SETTLES in text(settles)
    assert 'name="settle"' in text(settles)
    assert not WRITES.search(text(settles))
    assert not Sealed.objects.exists()
    assert not Pending.objects.exists()


@pytest.mark.parametrize("pressed", OTHERS, ids=str)
@pytest.mark.parametrize("at", ["/pause/", "/pause/b/", "/pause/c/"])
def test_in_the_page_that_carries_it_nothing_else_is_reached(anybody, at, pressed):
    response = press(anybody, apart_page(anybody), at, **pressed)

    assert response.status_code == 200
    assert not WRITES.search(text(response))
    assert not any(isinstance(event, Chose) for event in parse(carried(response)).events)


@pytest.mark.parametrize("pressed", [{}, *OTHERS], ids=str)
@pytest.mark.parametrize("at", ["/pause/", "/pause/b/", "/pause/c/"])
def test_kept_in_the_vault_it_holds_for_every_pause(ana, at, pressed):
    apart_page(ana)
    begun = ana.get(at)
    response = press(ana, begun, at, **pressed) if pressed else begun

    assert SETTLES in text(begun)
    assert not WRITES.search(text(response))


def test_old_pages_in_another_tab_lead_here_but_eat_no_word(ana, anas_vault):
    old = walk(ana, {"go": "write"})
    apart_page(ana)
    kept = press(ana, old, "/pause/", go="keep", letter="One line.")
    again = press(ana, kept, "/pause/", go="promise")

    assert [one.record.text for one in anas_vault.open(Letter)] == ["One line."]
    assert "It is said. It stays with you." in text(kept)
    assert SETTLES in text(again)


def test_it_can_be_taken_back(ana, anas_vault):
    over = press(ana, apart_page(ana), "/pause/c/", apart="over")

    said = [one.record for one in anas_vault.open(PauseEvent)]
    assert [type(one) for one in said if not isinstance(one, Paused)] == [Apart, ApartOver]
    assert "It is taken back." in text(over)
    assert "First the body." in text(ana.get("/pause/"))
    assert "And now?" in text(press(ana, over, "/pause/", go="decide"))


def test_at_the_decision_one_press_takes_along_what_was_written(anybody):
    decide = walk(anybody, {"go": "keep", "letter": "One line."}, {"go": "decide"})
    assert 'formaction="/pause/c/" name="apart" value="yes"' in text(decide)
    response = press(anybody, decide, "/pause/c/", apart="yes")
    rest = press(anybody, response, "/pause/c/", go="rest")

    assert [one.text for one in parse(carried(response)).letters] == ["One line."]
    assert apart(parse(carried(rest)).events)
    assert "Keep this?" in text(rest)
    assert "What was kept" not in text(rest)


def test_fear_has_its_door_here_too(anybody):
    response = press(anybody, apart_page(anybody), "/pause/c/", door="scared")

    assert "Your safety comes first." in text(response)


def test_the_numbers_are_those_of_the_country_she_or_he_chose(anybody):
    page = apart_page(anybody)
    assert "tel:" not in text(page)
    for code, country in countries().items():
        chosen = text(press(anybody, page, "/pause/c/", own=f"in:{code}"))
        lines = country.of("own_behaviour")
        for line in lines:
            assert line.number in chosen
            assert line.seen.source in chosen
        assert ("Ebb knows no such line here." in chosen) is (not lines)
        other = {one.number for each in countries().values() for one in each.of("own_behaviour")}
        assert not [one for one in other - {line.number for line in lines} if one in chosen]


@pytest.mark.parametrize("own", ["in:XX", "in:", "in", ":", "in:gb", "é" * 5000])
def test_a_country_that_is_none_is_asked_again(anybody, own):
    response = press(anybody, apart_page(anybody), "/pause/c/", own=own)

    assert SETTLES in text(response)
    assert "tel:" not in text(response)


@pytest.mark.parametrize("wave", ["", "{}", "x" * 300_000])
def test_a_page_that_cannot_be_read_begins_again(anybody, wave):
    assert ASKS in text(anybody.post("/pause/c/", {"wave": wave, "go": "settle"}))


def test_the_help_page_and_the_decision_say_where_it_is(anybody):
    assert 'href="/pause/c/"' in text(anybody.get("/help/"))
    assert 'href="/pause/c/"' not in text(anybody.get("/help/a/"))


def test_letting_it_go_takes_it_out_of_the_vault(ana, anas_vault):
    rest = press(ana, apart_page(ana), "/pause/c/", go="rest")
    press(ana, rest, "/pause/c/", go="discard")

    assert not anas_vault.open(Apart)
    assert "First the body." in text(ana.get("/pause/"))


def test_cleos_being_asked_changes_nothing_for_ana(cleo, anas_vault):
    apart_page(cleo)

    assert not anas_vault.open(Apart)


def test_it_says_when_a_yes_is_kept_and_that_a_court_may_ask(anybody, ana):
    assert "If you keep it, a court may ask to see that too." in text(anybody.get("/pause/c/"))
    assert "A yes is kept at once. A court may ask to see it." in text(ana.get("/pause/c/"))


WAVE_WALK = ({"rate": "5"}, {"go": "again"}, {"rate": "3"}, {"go": "over"})
LEADS = ({"contact": "pull"}, {"go": "tagged", "they_contacted": "on"})


def in_a_wave(client, page, *presses):
    for pressed in presses:
        page = press(client, page, "/wave/", **pressed)
    return page


@pytest.mark.parametrize("leads", LEADS, ids=str)
def test_a_wave_leads_to_settling_and_back(ana, leads):
    apart_page(ana)
    page = in_a_wave(ana, ana.get("/wave/"), *WAVE_WALK, leads)

    assert SETTLES in text(page)
    assert not WRITES.search(text(page))
    assert "Back to the wave" in text(page)
    assert "And the pull" not in text(in_a_wave(ana, page, {"go": "tags"}))


@pytest.mark.parametrize("leads", LEADS, ids=str)
def test_said_in_a_wave_it_holds_to_its_end(anybody, leads):
    asked = in_a_wave(anybody, anybody.get("/wave/"), *WAVE_WALK, {"contact": "pull"})
    settles = press(anybody, asked, "/pause/c/", apart="yes")
    page = in_a_wave(anybody, settles, {"go": "tags"}, leads)

    assert SETTLES in text(page)
    assert not WRITES.search(text(page))


def test_what_was_pressed_before_the_door_is_said_after_it(ana):
    """Whoever had the locked phone can leave the door open with it: she sees what is kept."""
    own = new_id()
    said = Carried(wave=own, salt=new_id()).with_event(Apart(at=localtime(), wave_id=own))
    ana.post("/lock/")

    page = ana.post("/unlock/", {"passphrase": ANAS, "wave": dump(said)}, follow=True)

    assert "asked not to make contact. Now every pause only settles." in page.content.decode()
    assert "It is not so, or not any more" in ana.get("/pause/").content.decode()


@pytest.mark.parametrize(
    ("pressed", "says"),
    [
        ({"door": "scared"}, "Your safety comes first."),
        ({"door": "hurt"}, "It sounds very hard right now."),
        ({"go": "people"}, "Where are you?"),
    ],
)
def test_instead_of_an_answer_a_door_or_people_lead_where_they_always_do(anybody, pressed, says):
    assert says in text(press(anybody, anybody.get("/pause/c/"), "/pause/c/", **pressed))


def test_fear_outranks_it_too(anybody):
    """After the door not even this is asked, nor is anything said of contact."""
    feared = press(anybody, anybody.get("/pause/c/"), "/pause/c/", door="scared")

    for pressed in ({}, {"apart": "over"}, {"apart": "yes"}, {"go": "decide"}):
        page = said(press(anybody, feared, "/pause/c/", **pressed))
        assert not ABOUT_IT.search(page)
        assert "The body first." in page


def test_words_that_were_only_begun_go_along_unspoken(anybody):
    """They are not lost, and no sheet is offered for them while it holds."""
    decide = press(anybody, walk(anybody, {"go": "write"}), go="decide", letter="kestrel")
    settles = press(anybody, decide, "/pause/c/", apart="yes", letter="kestrel")
    rest = press(anybody, settles, "/pause/c/", go="rest", letter="kestrel")

    assert 'name="letter" value="kestrel"' in text(rest)
    assert "Back to what you wrote" not in text(rest)


def test_an_open_page_that_was_told_goes_on_by_itself(ana, anybody):
    """Where the server falls silent the page takes the steps, and knows what the vault knew."""
    apart_page(ana)

    assert " data-apart" in text(ana.get("/pause/"))
    assert " data-apart" not in text(anybody.get("/pause/"))
