"""The wave's pages, as a browser without script meets them."""

import re
from html import unescape
from unittest.mock import patch

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse

from ebb.records import Letter, Rated, SetAside, WaveEvent
from ebb.records.carried import parse
from ebb.vault import TooLarge
from ebb.vault.models import Body, Sealed, Vault
from ebb.wave.steps import SAFE_AFTER_FEAR

DOORS = ('value="scared"', 'value="hurt"', 'value="unreal"')


def carried(response):
    found = re.search(r'name="wave" value="([^"]*)"', response.content.decode())
    assert found, "every screen of the wave carries it"
    return unescape(found[1])


def press(client, response, **pressed):
    return client.post(where(response, pressed), {"wave": carried(response), **pressed})


def where(response, pressed):
    """Where the form of this screen goes, or the button that is pressed."""
    page = response.content.decode()
    go = re.escape(pressed.get("go", "-"))
    button = re.search(rf'formaction="([^"]*)" name="go" value="{go}"', page)
    found = button or re.search(r'id="(?:wave|pause)" [^>]*action="([^"]*)"', page)
    assert found
    return found[1]


def walk(client, *presses):
    response = client.get("/wave/")
    for pressed in presses:
        response = press(client, response, **pressed)
    return response


TO_EVERY_SCREEN = {
    "body": [],
    "settle": [{"rate": "8"}],
    "very strong": [{"rate": "10"}],
    "others": [{"rate": "8"}, {"go": "others"}],
    "exercise": [{"rate": "8"}, {"settle": "feet"}],
    "worse": [{"rate": "8"}, {"settle": "feet"}, {"worse": "feet", "doing": "feet"}],
    "again": [{"rate": "8"}, {"go": "again"}],
    "lower": [{"rate": "8"}, {"go": "again"}, {"rate": "4"}],
    "higher": [{"rate": "8"}, {"go": "again"}, {"rate": "9"}],
    "contact": [{"rate": "8"}, {"go": "over"}],
    "how": [{"go": "over"}, {"contact": "did"}],
    "not chosen": [{"go": "over"}, {"contact": "did"}, {"how": "turned_up"}],
    "pause": [{"go": "over"}, {"contact": "pull"}],
    "written": [{"contact": "pull"}, {"go": "keep", "letter": "One line."}],
    "let go": [{"contact": "pull"}, {"go": "letgo", "letter": "One line."}],
    "tags": [{"go": "tags"}],
    "they asked": [{"go": "tagged", "they_contacted": "1"}],
    "people": [{"go": "people"}],
    "numbers": [{"go": "people:IE"}],
    "scared": [{"door": "scared"}],
    "scared, numbers": [{"door": "scared:IE"}],
    "hurt": [{"door": "hurt"}],
    "unreal": [{"door": "unreal"}],
    "landing": [{"rate": "0"}, {"go": "landing"}],
}


@pytest.mark.django_db
@pytest.mark.parametrize("presses", TO_EVERY_SCREEN.values(), ids=TO_EVERY_SCREEN.keys())
def test_the_three_doors_and_leaving_are_on_every_screen(anybody, presses):
    page = walk(anybody, *presses).content.decode()

    assert all(door in page for door in DOORS)
    assert "Leave now" in page
    assert 'value="people"' in page


AFTER_FEAR = {
    "door": [],
    "numbers": [{"door": "scared:IE"}],
    "settle": [{"go": "settle"}],
    "others": [{"go": "others"}],
    "exercise": [{"settle": "feet"}],
    "moving exercise": [{"settle": "water"}],
    "worse": [{"settle": "feet"}, {"worse": "feet", "doing": "feet"}],
    "people": [{"go": "people"}],
    "landing": [{"go": "landing"}],
}
ASKED = (
    'name="rate"',
    'value="again"',
    'name="contact"',
    'name="how"',
    'value="over"',
    'value="tags"',
)


@pytest.mark.django_db
@pytest.mark.parametrize("presses", AFTER_FEAR.values(), ids=AFTER_FEAR.keys())
def test_after_fear_no_screen_has_a_button_that_asks(anybody, presses):
    page = walk(anybody, {"rate": "8"}, {"door": "scared"}, *presses).content.decode()

    assert not [asked for asked in ASKED if asked in page]


def test_every_screen_that_may_follow_fear_is_among_them():
    assert AFTER_FEAR.keys() >= SAFE_AFTER_FEAR


@pytest.mark.django_db
@pytest.mark.parametrize("presses", TO_EVERY_SCREEN.values(), ids=TO_EVERY_SCREEN.keys())
def test_every_screen_is_private_and_named_like_all_others(anybody, presses):
    response = walk(anybody, *presses)

    assert "no-store" in response["Cache-Control"]
    assert re.findall(r"<title>(.*?)</title>", response.content.decode()) == ["Ebb"]


def test_the_first_breath_needs_no_database_and_stores_nothing(anybody):
    response = anybody.get("/wave/")  # without the db fixture any query raises

    assert b"This is a wave." in response.content
    assert b"water-moving" in response.content
    assert not response.cookies


@pytest.mark.django_db
def test_a_whole_wave_leaves_no_row_and_no_cookie_until_it_is_kept(anybody):
    response = walk(
        anybody,
        {"rate": "8"},
        {"settle": "feet"},
        {"go": "again"},
        {"rate": "4"},
        {"go": "landing"},
    )

    assert b"Keep this wave?" in response.content
    assert not Vault.objects.exists()
    assert not Sealed.objects.exists()
    assert not anybody.cookies


def test_settling_goes_on_when_the_database_is_gone(anybody):
    with patch.object(connection, "ensure_connection", side_effect=DatabaseError):
        response = walk(anybody, {"rate": "8"}, {"settle": "feet"}, {"go": "landing"})

    assert response.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "{}", '{"v":1', "x" * 300_000, '{"v":9}'])
def test_a_damaged_page_begins_again_kindly(anybody, text):
    response = anybody.post("/wave/", {"wave": text, "rate": "8"})

    assert response.status_code == 200
    assert b"could not be read any more" in response.content
    assert b"This is a wave." in response.content


@pytest.mark.django_db
def test_a_door_wins_over_whatever_else_was_pressed(anybody):
    page = walk(anybody, {"rate": "8", "go": "over", "contact": "pull", "door": "scared"})

    assert b"Your safety comes first." in page.content


@pytest.mark.django_db
def test_a_number_that_is_none_is_asked_again_and_the_wave_stays(anybody):
    response = walk(anybody, {"rate": "8"}, {"go": "again"}, {"rate": "11"})

    assert b"Choose a number from 0 to 10, or skip." in response.content
    assert len(parse(carried(response)).events) == 2


def test_unlocked_each_step_is_sealed_as_it_happens(ana, anas_vault):
    response = walk(ana, {"rate": "0"})
    kept = anas_vault.open(Rated)
    press(ana, response, rate="skip")

    assert [one.record.intensity for one in kept] == [0]
    assert len(anas_vault.open(WaveEvent)) == 2


def test_opening_the_page_alone_keeps_nothing(ana, anas_vault):
    ana.get("/wave/")

    assert not anas_vault.open(WaveEvent)


def test_a_form_sent_twice_is_kept_once(ana, anas_vault):
    first = ana.get("/wave/")
    press(ana, first, rate="8")
    press(ana, first, rate="8")

    assert len(anas_vault.open(Rated)) == 1


def test_a_full_disk_keeps_the_wave_in_the_page_and_says_so(ana):
    response = walk(ana, {"rate": "8"})
    with patch("ebb.wave.views.keep", side_effect=TooLarge):
        response = press(ana, response, go="landing")

    assert b"could not be kept yet" in response.content
    assert len(parse(carried(response)).events) == 3


def test_a_kept_wave_can_be_let_go_again(ana, anas_vault):
    response = walk(
        ana,
        {"rate": "8"},
        {"contact": "pull"},
        {"go": "keep", "letter": "x" * 9000},
        {"go": "tags"},
        {"go": "landing"},
    )
    assert anas_vault.open(Letter)
    assert Body.objects.exists()

    response = press(ana, response, go="discard")

    assert b"It is gone." in response.content
    assert not anas_vault.open_all().records
    assert not Body.objects.exists()


def test_what_made_it_worse_is_not_offered_in_the_next_wave(ana):
    walk(ana, {"rate": "8"}, {"settle": "feet"}, {"worse": "feet", "doing": "feet"})
    page = walk(ana, {"rate": "8"}).content

    assert b'value="feet"' not in page


def test_why_it_was_worse_is_asked_after_the_stop_kept_and_needs_no_typing(ana, anas_vault):
    presses = [{"rate": "4"}, {"settle": "feet"}, {"worse": "feet", "doing": "feet"}]
    stopped = walk(ana, *presses).content.decode()
    said = walk(ana, *presses, {"why": "memories:feet"}).content.decode()

    assert 'value="memories:feet"' in stopped
    assert "<textarea" not in stopped
    assert "Keep your eyes open." in said
    assert 'value="look-around"' in said
    assert "What was it?" not in said
    [kept] = anas_vault.open(SetAside)
    assert (kept.record.exercise, kept.record.reason) == ("feet", "memories")


def test_locked_nobody_asks_why_and_a_reason_of_nobodys_changes_nothing(client, ana, anas_vault):
    stopped = ({"settle": "feet"}, {"worse": "feet", "doing": "feet"})

    assert "What was it?" not in walk(client, *stopped).content.decode()
    said = walk(ana, *stopped, {"why": "lighthouse:feet"}).content.decode()
    assert "The body first." in said
    assert [kept.record.reason for kept in anas_vault.open(SetAside)] == ["worse"]


@pytest.mark.parametrize("last", [{"worse": "water", "doing": "water"}, {"rate": "9"}])
def test_where_all_else_is_set_aside_no_empty_exercise_is_offered(ana, last):
    for name in ("feet", "harbour"):
        ana.post(reverse("settle:worse", args=[name]))

    page = walk(ana, {"rate": "8"}, {"settle": "water"}, {"go": "again", "doing": "water"}, last)

    assert b'value=""' not in page.content
    assert b'value="others"' in page.content


def test_what_she_knows_is_offered_first(ana):
    walk(ana, {"rate": "3"}, {"settle": "harbour"}, {"go": "again", "doing": "harbour"})
    page = walk(ana, {"rate": "8"}).content

    assert b'value="harbour"' in page


def test_having_done_breath_work_once_does_not_make_it_safe_to_offer(ana):
    walk(ana, {"rate": "3"}, {"settle": "sighing"}, {"go": "again", "doing": "sighing"})
    page = walk(ana, {"rate": "8"}).content

    assert b'value="sighing"' not in page


def test_locked_the_landing_leads_to_unlock(anas_vault, anybody):
    page = walk(anybody, {"rate": "8"}, {"go": "landing"}).content

    assert b'formaction="/unlock/"' in page


@pytest.mark.django_db
def test_after_fear_the_landing_speaks_of_help_and_not_of_bed_or_easing(anybody):
    page = walk(anybody, {"rate": "8"}, {"rate": "4"}, {"door": "scared"}, {"go": "landing"})
    said = page.content.decode()

    assert "Help stays here." in said
    assert not [words for words in ("glass of water", "look back", "chart-line") if words in said]


@pytest.mark.parametrize("pressed", [{"go": "again"}, {"rate": "4"}])
def test_whoever_gives_no_two_numbers_can_end_the_wave_too(anybody, pressed):
    """Skipping is complete use: the question itself, and a first answer, both have a way on."""
    said = walk(anybody, {"rate": "skip"}, {"settle": "feet"}, {"doing": "feet", **pressed})

    assert 'value="over"' in said.content.decode()
    assert 'value="stop"' in said.content.decode()
