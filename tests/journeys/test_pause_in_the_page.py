"""A pause that the page plays by itself: unseen by anybody, kept only where it can be."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import walks
from tests.journeys.carrying import arrived, kinds, requests_of, wave_of
from tests.journeys.test_wave_in_the_page import may_write_while_locked
from tests.support.browsers import Visitors
from tests.support.served import Served

pytestmark = pytest.mark.journey

WORDS = "kestrel-lantern-orchard, all I would say"


def through_everything(page: Page) -> None:
    """Words, promises, a way to settle that makes it worse, a guess, a line, the decision."""
    walks.press(page, "Go on")
    page.get_by_label("What you would say").fill(WORDS)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays with you.")
    walks.press(page, "Go on")
    page.get_by_label("Relief").check()
    page.get_by_label("To be heard").check()
    walks.press(page, "Some of that, here")
    expect(page.locator("main section.card")).to_have_count(2)
    page.locator("button[name=settle][value=water]").click()
    walks.press(page, "This makes it worse")
    walks.says(page, "You can stop. It was not the right one for now.")
    walks.press(page, "Go on")
    walks.press(page, "Something else first")
    walks.press(page, "Guess how it would be")
    page.locator("button[name=relief][value='0']").click()
    walks.press(page, "Some hours")
    expect(page.get_by_text("Your guess is noted.")).to_be_visible()
    walks.press(page, "Something else first")
    walks.press(page, "The whole picture")
    walks.press(page, "No")
    walks.says(page, "Some of it was good. You had reasons to go. Both are true.")
    walks.press(page, "A soothing step")
    walks.press(page, "That is enough")
    walks.press(page, "I am going to")
    walks.says(page, "That is your decision.")


def test_nothing_of_a_pause_leaves_the_page_until_she_keeps_it(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    arrived(page, "/pause/")

    through_everything(page)

    assert kinds(page) == ["paused", "weighed", "predicted", "predicted", "chose"]
    assert [letter["text"] for letter in wave_of(page)["letters"]] == [WORDS]
    assert not [request.url for request in asked if request.method != "GET"]
    assert not [request.url for request in asked if "?" in request.url]
    assert page.context.cookies() == []
    walks.press(page, "Keep it")
    walks.on_paper(page, walks.begin(page))
    page.goto("/yours/kept/")
    expect(page.get_by_text("A pause")).to_be_visible()


def test_a_whole_pause_from_a_loaded_page_while_the_server_is_dead(
    visitors: Visitors, served: Served
) -> None:
    page = visitors.phone()
    arrived(page, "/pause/")
    visitors.forgive("ERR_CONNECTION_REFUSED", "Failed to load resource")
    served.kill()

    through_everything(page)

    assert [letter["text"] for letter in wave_of(page)["letters"]] == [WORDS]
    served.start()
    walks.press(page, "Keep it")
    walks.says(page, "Before you keep anything")


def test_where_the_device_may_write_a_pause_is_sealed_as_it_happens(visitors: Visitors) -> None:
    page = visitors.phone()
    may_write_while_locked(page)
    asked = requests_of(page)
    arrived(page, "/pause/")
    through_everything(page)

    expect(page.get_by_text("This is sealed on this device.")).to_be_visible()
    assert not [request.url for request in asked if request.method == "POST"]
    walks.press(page, "Done")
    page.goto("/unlock/")
    walks.unlock(page)
    page.goto("/yours/waiting/")
    expect(page.get_by_text("A pause").first).to_be_visible()
    page.locator("button[name=keep]").first.click()
    page.goto("/yours/kept/")
    expect(page.get_by_text("A pause")).to_be_visible()


@pytest.mark.rows
def test_a_sealed_wave_with_its_pause_is_one_wave_once_it_is_kept(visitors: Visitors) -> None:
    page = visitors.phone()
    may_write_while_locked(page)
    walks.down_from_eight_to_four(page)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    page.get_by_label("What you would say").fill(WORDS)
    walks.press(page, "Keep it")
    walks.press(page, "Go on")
    walks.press(page, "Skip this")
    walks.press(page, "Not now")
    walks.press(page, "Back to the wave")
    page.get_by_label("They contacted me").check()
    walks.press(page, "Done")
    walks.press(page, "No")
    walks.press(page, "Skip this")
    walks.press(page, "A day")
    walks.press(page, "Leave it for now")
    walks.press(page, "Back to the wave")
    expect(page.get_by_text("This wave is sealed on this device.")).to_be_visible()
    walks.press(page, "Done")
    page.goto("/unlock/")
    walks.unlock(page)
    expect(page.get_by_text("Written while it was locked: 1 wave.")).to_be_visible()
    page.goto("/yours/waiting/")
    page.locator("button[name=keep]").first.click()
    expect(page.get_by_text("2 waves so far.")).to_be_visible()
    page.get_by_role("link", name="8 to 4").first.click()

    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("They contacted me")).to_be_visible()
    page.goto("/pause/kept/")
    expect(page.get_by_role("link", name="Until")).to_be_visible()


def test_she_may_let_a_sealed_pause_go(visitors: Visitors) -> None:
    page = visitors.phone()
    may_write_while_locked(page)
    arrived(page, "/pause/b/")
    walks.press(page, "No")
    walks.press(page, "Skip this")
    walks.press(page, "Four hours")
    walks.press(page, "Leave it for now")
    walks.press(page, "Let this go instead")

    walks.says(page, "It is gone.")
    count = "import('/static/accounts/queue.js').then(({ count }) => count())"
    assert page.evaluate(count) == 0


def test_open_the_server_takes_the_steps_and_the_way_to_what_was_kept_is_there(
    visitors: Visitors,
) -> None:
    page = visitors.phone()
    walks.keep_a_wave(page)
    asked = requests_of(page)
    arrived(page, "/pause/")
    expect(page.get_by_role("link", name="What was kept")).to_be_visible()
    through_everything(page)

    expect(page.get_by_text("This is kept. Only you can read it.")).to_be_visible()
    assert [request.url for request in asked if request.method == "POST"]


def test_the_card_goes_for_good_in_one_tap(visitors: Visitors) -> None:
    page = visitors.phone()
    arrived(page, "/pause/")
    card = page.get_by_role("heading", name="It sounds very hard right now.")
    walks.press(page, "Go on")
    for words, shown in (("I am dying to hear from you.", 0), ("I want to die.", 1)):
        page.get_by_label("What you would say").fill(words)
        walks.press(page, "Let it go")
        walks.says(page, "It is gone. It was only ever here.")
        expect(card).to_have_count(shown)
        walks.press(page, "Don't show this here") if shown else None
        walks.press(page, "Go on")
        walks.press(page, "Skip this")
        walks.press(page, "Something else first")
        walks.press(page, "Write it here")

    page.get_by_label("What you would say").fill("I want to die.")
    walks.press(page, "Let it go")
    walks.says(page, "It is gone. It was only ever here.")
    expect(card).to_have_count(0)


def test_pressed_before_the_pause_is_there_the_wave_waits_for_it(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    held: list[Route] = []
    page.route("**/shell/*/*/pause/", lambda route: held.append(route))  # noqa: PLW0108  a builtin cannot be called by name here
    walks.down_from_eight_to_four(page)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    page.wait_for_timeout(5000)
    walks.says(page, "And the pull to contact them?")
    assert held, "the pause was never asked for"
    held[0].continue_()

    walks.says(page, "Write it here instead.")
    assert not [request.url for request in asked if request.method != "GET"]


def test_where_the_pause_cannot_be_had_the_server_leads_there(visitors: Visitors) -> None:
    page = visitors.phone()
    visitors.forgive("ERR_FAILED", "Failed to load resource")
    page.route("**/shell/*/*/pause/", lambda route: route.abort())
    walks.down_from_eight_to_four(page)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    walks.says(page, "Write it here instead.")
    walks.press(page, "Back to the wave")

    walks.says(page, "What was in it?")
    assert kinds(page).count("paused") == 1


def test_keys_alone_lead_through_a_pause(visitors: Visitors) -> None:
    page = visitors.desktop()
    arrived(page, "/pause/b/")
    for words, said in (
        ("No", "What does it pull on?"),
        ("Skip this", "Let it wait. How long is up to you."),
        ("Four hours", "What kind of answer would it be?"),
    ):
        page.get_by_role("button", name=words, exact=True).focus()
        page.keyboard.press("Enter")
        walks.says(page, said)
        assert page.evaluate("document.activeElement.tagName") == "H1", "the heading is read next"


def test_said_in_the_page_that_she_was_asked_to_stay_away_it_holds(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    walks.down_from_eight_to_four(page)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    walks.press(page, "Go on without writing")
    walks.press(page, "Skip this")
    walks.press(page, "I was asked or ordered not to make contact")
    walks.says(page, "The pull can be here. You can settle here.")
    walks.press(page, "Back to the wave")
    page.get_by_label("They contacted me").check()
    walks.press(page, "Done")

    walks.says(page, "The pull can be here. You can settle here.")
    expect(page.locator("textarea")).to_have_count(0)
    assert not [request.url for request in asked if request.method != "GET"]


def test_asked_not_to_make_contact_she_settles_without_a_network_too(visitors: Visitors) -> None:
    """And the lines for people worried about what they do, of the country that is chosen."""
    page = visitors.phone()
    arrived(page, "/pause/c/")
    page.context.set_offline(True)
    asked = requests_of(page)
    walks.says(page, "Were you asked, or ordered, not to make contact?")
    walks.press(page, "Yes")
    walks.says(page, "The pull can be here. You can settle here.")
    assert "tel:" not in page.content()
    page.get_by_text("Choose your country to see who you can call.").click()
    walks.press(page, "United Kingdom")
    walks.says(page, "When you worry about what you do")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    walks.press(page, "Another country")
    page.locator("button[name=settle]").first.click()
    walks.press(page, "That is enough for now")
    walks.says(page, "Keep this?")
    walks.press(page, "I'm scared of someone")
    walks.says(page, "Your safety comes first.")

    assert kinds(page) == ["paused", "apart", "stood-aside"]
    assert not [request.url for request in asked]


def test_in_the_page_it_can_be_taken_back(visitors: Visitors) -> None:
    page = visitors.phone()
    arrived(page, "/pause/c/")
    walks.press(page, "Yes")
    walks.press(page, "It is not so, or not any more")
    walks.says(page, "It is taken back.")
    walks.press(page, "Go on")

    walks.says(page, "And now?")
    assert kinds(page) == ["paused", "apart", "apart-over"]
