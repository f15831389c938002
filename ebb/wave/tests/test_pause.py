"""Out of a wave into the pause, and back: nothing of either is lost on the way."""

import json

import pytest

from ebb.wave.tests.test_views import carried, press, walk


@pytest.mark.django_db
def test_words_begun_come_back_after_settling_again(anybody):
    page = walk(
        anybody, {"rate": "8"}, {"contact": "pull"}, {"go": "settle", "letter": "kite\nred"}
    )
    page = press(anybody, page, settle="feet", letter="kite\nred")
    page = press(anybody, page, go="decide", letter="kite\nred")
    page = press(anybody, page, go="write", letter="kite\nred")

    assert "kite\nred</textarea>" in page.content.decode()


@pytest.mark.django_db
def test_words_she_let_go_go_no_further(anybody):
    page = walk(anybody, {"rate": "8"}, {"contact": "pull"}, {"go": "letgo", "letter": "kite"})

    assert "kite" not in page.content.decode()


@pytest.mark.django_db
def test_words_begun_are_not_lost_on_the_way_to_the_landing(anybody):
    page = walk(anybody, {"rate": "8"}, {"contact": "pull"}, {"go": "tags", "letter": "kite"})
    page = press(anybody, page, go="landing", letter="kite")
    assert "What you began to write is still on this page." in page.content.decode()

    page = press(anybody, page, go="write", letter="kite")

    assert "kite</textarea>" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("door", ["scared", "hurt", "unreal"])
def test_after_a_door_nothing_leads_back_to_what_she_began(anybody, door):
    page = walk(anybody, {"rate": "8"}, {"contact": "pull"}, {"door": door, "letter": "kite"})
    page = press(anybody, page, go="landing", letter="kite")

    assert "What you began" not in page.content.decode()


@pytest.mark.django_db
def test_a_wave_comes_whole_out_of_the_pause(anybody):
    """What happened in the wave, in the pause, and after it, in one wave under one id."""
    pause = [{"contact": "pull"}, {"go": "weighed", "promise": "relief"}, {"settle": "feet"}]
    decided = [{"go": "decide", "doing": "feet", "seconds": "40"}, {"choose": "not_now"}]
    page = walk(anybody, {"rate": "8"}, *pause, *decided, {"go": "tags"}, {"go": "landing"})

    said = json.loads(carried(page))
    kinds = [event["kind"].partition("/")[0] for event in said["events"]]
    assert kinds == [
        *("wave-begun", "rated", "decided", "paused", "weighed", "settled", "chose", "wave-ended")
    ]
    assert {event["wave_id"] for event in said["events"]} == {said["wave"]}


@pytest.mark.django_db
def test_they_contacted_me_asks_first_about_a_threat_and_can_be_skipped(anybody):
    tagged = {"go": "tagged", "they_contacted": "1"}
    asked = walk(anybody, {"rate": "8"}, tagged).content.decode()
    assert "Was it a threat?" in asked
    assert 'formaction="/wave/" name="go" value="landing"' in asked

    page = walk(anybody, {"rate": "8"}, tagged, {"go": "landing"})
    assert "A glass of water." in page.content.decode()


@pytest.mark.django_db
def test_a_door_in_the_pause_of_a_wave_is_the_waves_own(anybody):
    tagged = {"go": "tagged", "they_contacted": "1"}
    page = walk(anybody, {"rate": "8"}, tagged, {"door": "scared"}, {"go": "landing"})

    said = json.loads(carried(page))
    assert said["fear"] is True
    assert "Help stays here." in page.content.decode()
    assert [one["kind"] for one in said["events"]].count("door-opened/1") == 1


@pytest.mark.django_db
def test_words_begun_wait_in_the_page_on_every_screen_between(anybody):
    page = walk(anybody, {"rate": "8"}, {"contact": "pull"}, {"go": "settle", "letter": "kite"})

    assert '<input type="hidden" name="letter" value="kite">' in page.content.decode()


@pytest.mark.parametrize(("how", "offered"), [("i", True), ("they", True), ("turned_up", False)])
def test_what_contact_promised_and_gave_is_offered_where_it_was_chosen(ana, how, offered):
    presses = [{"rate": "8"}, {"contact": "did"}, {"how": how}, {"go": "landing"}]
    landing = walk(ana, *presses).content.decode()

    assert ("What it promised, what it gave" in landing) is offered


@pytest.mark.django_db
def test_nothing_of_the_kind_is_offered_while_it_is_locked(anybody):
    presses = [{"rate": "8"}, {"contact": "did"}, {"how": "i"}, {"go": "landing"}]

    assert "What it promised" not in walk(anybody, *presses).content.decode()
