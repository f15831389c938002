"""A wave that the page plays by itself: offline, unseen by anybody, kept only where it can be."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import walks
from tests.journeys.carrying import arrived, kinds, requests_of, wave_of
from tests.support.browsers import Visitors
from tests.support.served import Served

pytestmark = pytest.mark.journey

LETTER = "heron-copper-lantern"


def through_everything(page: Page) -> None:
    """Ratings, an exercise that makes it worse, a letter, tags, a door with a country, the end."""
    walks.rate(page, 8)
    walks.says(page, "The body first.")
    page.locator("button[name=settle][value=look-around]").click()
    walks.press(page, "Next")
    walks.press(page, "This makes it worse")
    walks.says(page, "You can stop. It was not the right one for now.")
    expect(page.locator("button[name=settle][value=look-around]")).to_have_count(0)
    walks.press(page, "How is it now?")
    walks.says(page, "How strong is it now?")
    expect(page.locator(".chart-dot")).to_have_count(1)
    walks.rate(page, 9)
    expect(page.get_by_text("That happens. You did nothing wrong.")).to_be_visible()
    walks.rate(page, 4)
    expect(page.get_by_text("From 8 to 4")).to_be_visible()
    expect(page.locator(".chart-dot")).to_have_count(3)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    page.get_by_label("What you would say").fill(LETTER)
    walks.press(page, "Settle again first")
    expect(page.locator("button[name=settle][value=look-around]")).to_have_count(0)
    walks.press(page, "Something else")
    page.locator("button[name=settle][value=water]").click()
    walks.press(page, "Back to the wave")
    walks.press(page, "Skip this")
    walks.press(page, "Back to what you wrote")
    expect(page.get_by_label("What you would say")).to_have_value(LETTER)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It is in this wave.")
    walks.press(page, "Go on")
    page.get_by_label("Relief").check()
    walks.press(page, "Some of that, here")
    walks.press(page, "Go on")
    walks.press(page, "Something else first")
    walks.press(page, "The whole picture")
    walks.press(page, "No")
    walks.press(page, "A soothing step")
    walks.press(page, "That is enough")
    walks.press(page, "Not now")
    walks.says(page, "That is your decision.")
    walks.press(page, "Back to the wave")
    page.get_by_label("Going over what was said").check()
    walks.press(page, "Done")
    expect(page.get_by_role("heading", name="Keep this wave?")).to_be_visible()
    walks.press(page, "I feel unreal or numb")
    page.get_by_text("Choose your country to see who you can call.").click()
    walks.press(page, "Ireland")
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    walks.press(page, "Stop here for now")
    expect(page.get_by_role("heading", name="Keep this wave?")).to_be_visible()


EVERYTHING = [
    *("wave-begun", "rated", "settled", "rated", "rated", "wave-ended", "decided", "paused"),
    *("settled", "weighed", "settled", "chose", "tagged", "door-opened"),
]


def test_a_whole_wave_offline_from_a_loaded_page(visitors: Visitors) -> None:
    page = visitors.phone()
    arrived(page)
    page.context.set_offline(True)
    asked = requests_of(page)

    through_everything(page)

    assert kinds(page) == EVERYTHING
    assert [letter["text"] for letter in wave_of(page)["letters"]] == [LETTER]
    assert not [request.url for request in asked]


def test_locked_nothing_of_a_wave_leaves_the_page_until_she_keeps_it(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    arrived(page)

    through_everything(page)

    assert not [request.url for request in asked if request.method != "GET"]
    assert not [request.url for request in asked if "?" in request.url]
    assert page.context.cookies() == []
    walks.press(page, "Keep it")
    walks.says(page, "Before you keep anything")
    assert [request.url for request in asked if request.method == "POST"]


@pytest.mark.parametrize("opened", [False, True], ids=["locked", "open"])
def test_a_page_that_the_phone_keeps_holds_no_wave_and_one_begins_there(
    visitors: Visitors, opened: bool
) -> None:
    page = visitors.phone()
    if opened:
        walks.keep_a_wave(page)

    def as_kept(route: Route) -> None:
        answer = route.fetch()
        blank = re.sub(r'(name="wave" value=")[^"]*', r"\1", answer.text())
        route.fulfill(response=answer, body=blank)

    page.route("**/wave/", lambda route: route.continue_() if posted(route) else as_kept(route))
    page.goto("/wave/", wait_until="commit")
    walks.rate(page, 8)

    walks.says(page, "The body first.")
    assert kinds(page) == ["wave-begun", "rated"]


def posted(route: Route) -> bool:
    return route.request.method == "POST"


def test_where_the_screens_cannot_be_had_the_server_takes_the_steps(visitors: Visitors) -> None:
    page = visitors.phone()
    visitors.forgive("ERR_FAILED", "Failed to load resource")
    page.route("**/shell/**", lambda route: route.abort())
    arrived(page, needed=("/stay/$", "wave/local.", "steps/server."))

    walks.rate(page, 8)
    walks.says(page, "The body first.")
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.rate(page, 4)

    expect(page.get_by_text("From 8 to 4")).to_be_visible()


def test_back_after_a_wave_in_the_page_brings_nothing_of_it(visitors: Visitors) -> None:
    page = visitors.phone()
    arrived(page)
    walks.rate(page, 8)
    walks.press(page, "I feel unreal or numb")
    page.goto("/help/")
    page.go_back()

    walks.says(page, "This is a wave.")
    assert kinds(page) == ["wave-begun"]
    page.reload()
    assert kinds(page) == ["wave-begun"]


def test_a_letter_begun_is_gone_with_the_page(visitors: Visitors) -> None:
    page = visitors.phone()
    arrived(page)
    walks.rate(page, 8)
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.rate(page, 3)
    walks.press(page, "It has passed")
    walks.press(page, "Still pulling")
    page.get_by_label("What you would say").fill(LETTER)
    page.goto("/help/")
    page.go_back()

    walks.says(page, "This is a wave.")
    assert LETTER not in page.content()
    assert page.locator("[name=letter]").count() == 0


def test_open_the_server_takes_the_steps_and_where_it_falls_silent_the_page_goes_on(
    visitors: Visitors, served: Served
) -> None:
    page = visitors.phone()
    walks.keep_a_wave(page)
    asked = requests_of(page)
    arrived(page)
    walks.rate(page, 8)
    walks.says(page, "The body first.")
    assert [request.url for request in asked if request.method == "POST"]

    with served.frozen():
        page.locator("button[name=settle]").first.click()
        expect(page.locator(".player")).to_be_visible(timeout=10_000)
        walks.press(page, "How is it now?")
        expect(page.get_by_role("heading", name="How strong is it now?")).to_be_visible(
            timeout=10_000
        )
    walks.rate(page, 4)

    expect(page.get_by_text("From 8 to 4")).to_be_visible(timeout=10_000)
    assert kinds(page) == ["wave-begun", "rated", "settled", "rated"]


def test_a_vault_that_locked_meanwhile_is_told_nothing_more(visitors: Visitors) -> None:
    page = visitors.phone()
    walks.keep_a_wave(page)
    page.clock.install()
    asked = requests_of(page)
    arrived(page)
    walks.rate(page, 8)
    walks.says(page, "The body first.")
    elsewhere = page.context.new_page()
    elsewhere.goto("/")
    walks.press(elsewhere, "Lock")
    page.clock.fast_forward("01:01")
    asked.clear()
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.rate(page, 4)

    expect(page.get_by_text("From 8 to 4")).to_be_visible()
    assert not [request.url for request in asked if request.method == "POST"]


PINNED = "import('/static/accounts/queue.js').then(({ pinned }) => pinned()).then(Boolean)"


def pinned(page: Page) -> None:
    """The phone has written down which key it seals to."""
    for _look in range(200):
        if page.evaluate(PINNED):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the key was never pinned")


def may_write_while_locked(page: Page) -> None:
    walks.keep_a_wave(page)
    page.goto("/yours/places/")
    page.locator("#writing input[type=password]").fill(walks.PASSPHRASE)
    page.locator("#writing button[name=write]").click()
    expect(page.locator("#writing button[name=marker]")).to_be_visible()
    page.goto("/")
    pinned(page)
    walks.press(page, "Lock")
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_count(0)


def test_on_a_device_that_may_write_while_locked_the_wave_is_sealed_as_it_happens(
    visitors: Visitors,
) -> None:
    page = visitors.phone()
    may_write_while_locked(page)
    asked = requests_of(page)
    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page, LETTER)

    expect(page.get_by_text("This wave is sealed on this device.")).to_be_visible()
    assert not [request.url for request in asked if request.method == "POST"]
    walks.press(page, "Done")
    page.goto("/unlock/")
    walks.unlock(page)
    expect(page.get_by_text("Written while it was locked: 1 wave.")).to_be_visible()


def test_a_sealed_wave_can_be_let_go_before_anybody_has_it(visitors: Visitors) -> None:
    page = visitors.phone()
    may_write_while_locked(page)
    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page)
    walks.press(page, "Let this wave go instead")

    walks.says(page, "It is gone.")
    count = "import('/static/accounts/queue.js').then(({ count }) => count())"
    assert page.evaluate(count) == 0
    assert page.locator("#wave").count() == 0


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_far_away_is_one_tap_from_a_very_low_number(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    page.goto("/wave/")
    walks.rate(page, 8)
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.rate(page, 1)

    page.locator("#change").get_by_role("button", name="I feel unreal or numb").click()

    walks.says(page, "Keep your eyes open. Look around you.")


def test_a_quarter_of_an_hour_later_one_quiet_line_asks_again(visitors: Visitors) -> None:
    page = visitors.phone()
    page.clock.install()
    arrived(page)
    walks.rate(page, 8)
    line = page.get_by_text("Your first number was a while ago.")
    page.locator("button[name=settle]").first.click()
    expect(page.locator(".asks")).to_be_hidden()
    page.clock.fast_forward("14:30")
    expect(line).to_be_hidden()
    page.clock.fast_forward("01:00")
    expect(line).to_be_visible()
    page.locator(".asks").get_by_role("button").click()
    walks.rate(page, 5)

    expect(page.get_by_text("From 8 to 5 in 16 minutes.")).to_be_visible()
    rated = [event for event in wave_of(page)["events"] if event["kind"] == "rated/2"]
    assert [event["prompted"] for event in rated] == [False, True]
    walks.press(page, "Go on settling")
    expect(page.locator(".asks")).to_have_count(0)


@pytest.mark.parametrize("still", [False, True], ids=["moving", "still"])
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_newest_stretch_of_the_curve_draws_itself_where_things_may_move(
    visitors: Visitors, script: bool, still: bool
) -> None:
    page = visitors.phone(script=script, still=still)
    arrived(page) if script else page.goto("/wave/")
    walks.rate(page, 8)
    walks.says(page, "The body first.")
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.says(page, "How strong is it now?")
    expect(page.locator(".chart-dot")).to_have_count(1)
    walks.rate(page, 6)
    expect(page.get_by_text("From 8 to 6")).to_be_visible()

    page.wait_for_load_state()  # with its styles
    grows = "getComputedStyle(document.querySelector('.chart-new')).animationName"
    assert page.locator(".chart-dot").count() == 2
    assert page.evaluate(grows) == ("none" if still else "chart-grow")


def test_a_door_is_never_lost_to_a_press_that_is_still_under_way(visitors: Visitors) -> None:
    page = visitors.phone()
    page.goto("/wave/", wait_until="commit")
    page.locator("button[name=rate][value='8']").click()
    page.locator("button[name=door][value=hurt]").click()

    walks.says(page, "It sounds very hard right now.")
