"""A phone that was here once: the browser closed, the server gone, and a wave comes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from ebb.offline.tests.devices import KEPT, Device, keeps, visited
from tests.journeys import walks
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.once]
MOVES = """() => document.getAnimations()
  .some((one) => one.playState === "running" && one.effect?.target?.closest?.(".water"))"""


def moves(page: Page) -> None:
    """The water, once its styles are there."""
    for _look in range(100):
        if page.evaluate(MOVES):
            return
        page.wait_for_timeout(50)
    raise AssertionError("the water stands still")


def test_from_a_cold_start_without_network_first_aid_is_there(
    device: Device, served: Served
) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        walks.says(page, "You're here. That is enough for now.")
        expect(page.get_by_text("At any hour")).to_be_visible()
        walks.press(page, "A wave is here")
        walks.says(page, "This is a wave.")
        moves(page)
        page.goto("/help/")
        walks.press(page, "Ireland")
        expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        page.goto("/help/a/in/IE/")
        expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        page.goto("/settle/")
        page.get_by_role("link", name="Feet").first.click()
        walks.press(page, "Next")
        page.goto("/settle/water/")
        moves(page)


def test_a_whole_wave_is_taken_without_a_network(device: Device, served: Served) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        walks.down_from_eight_to_four(page)
        walks.to_the_landing(page, walks.LETTER)
        expect(page.get_by_text("Keep this wave?")).to_be_visible()
        page.goto("/")
        walks.says(page, "You're here. That is enough for now.")


def test_a_whole_pause_is_taken_without_a_network(device: Device, served: Served) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        walks.press(page, "Before a message")
        walks.says(page, "First the body.")
        walks.press(page, "Go on")
        page.get_by_label("What you would say").fill("I want to die.")
        walks.press(page, "Keep it")
        walks.says(page, "It sounds very hard right now.")
        walks.press(page, "Not now")
        walks.press(page, "Go on")
        page.get_by_label("To feel real").check()
        walks.press(page, "Some of that, here")
        page.locator("button[name=settle][value=feet]").click()
        walks.press(page, "Next")
        walks.press(page, "Go on")
        walks.says(page, "And now?")
        walks.press(page, "Something else first")
        walks.press(page, "The whole picture")
        walks.says(page, "Then something kind first.")
        walks.press(page, "Go on")
        walks.press(page, "Not now")
        walks.says(page, "Keep this?")
        expect(page.get_by_text("Keeping it needs the network.")).to_have_count(1)


def test_their_message_is_met_without_a_network(device: Device, served: Served) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        page.goto("/pause/b/")
        walks.press(page, "No")
        walks.says(page, "What does it pull on?")
        walks.press(page, "Skip this")
        walks.press(page, "A day")
        walks.says(page, "What kind of answer would it be?")
        page.locator("button[name=answer][value=boundary]").click()
        walks.says(page, "A boundary")
        page.get_by_label("Try it out here").fill("Sunday is possible.")
        walks.press(page, "Let it go")
        walks.press(page, "Go on")
        expect(page.get_by_role("heading", name="It waits until")).to_be_visible()

        page.goto("/pause/b/")
        walks.press(page, "Yes")
        walks.says(page, "Your safety comes first.")
        walks.press(page, "Ireland")
        expect(page.get_by_role("link", name="Call 112")).to_be_visible()


def test_asked_not_to_make_contact_is_met_without_a_network(device: Device, served: Served) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        page.goto("/help/")
        walks.press(page, "I was asked or ordered not to make contact")
        walks.says(page, "Were you asked, or ordered, not to make contact?")
        walks.press(page, "Yes")
        walks.says(page, "The pull can be here. You can settle here.")
        page.get_by_text("Choose your country to see who you can call.").click()
        walks.press(page, "United Kingdom")
        expect(page.locator("main a[href^='tel:']").first).to_be_visible()


def test_a_wave_leads_into_the_pause_without_a_network(device: Device, served: Served) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        walks.down_from_eight_to_four(page)
        walks.press(page, "It has passed")
        walks.press(page, "Still pulling")
        walks.says(page, "Write it here instead.")
        walks.press(page, "Back to the wave")
        page.get_by_label("They contacted me").check()
        walks.press(page, "Done")
        walks.press(page, "Yes")
        walks.says(page, "Your safety comes first.")
        walks.press(page, "Stop here for now")
        walks.says(page, "Help stays here.")


def test_what_needs_the_network_says_so_and_offers_what_does_not(
    device: Device, served: Served
) -> None:
    visited(device)
    served.kill()

    with device.on() as context:
        page = context.pages[0]
        for path in ("/yours/", "/unlock/", "/no-such-page/"):
            page.goto(path)
            walks.says(page, "No network right now.")
        walks.press(page, "A wave is here")
        walks.says(page, "This is a wave.")


def test_a_new_visit_keeps_the_list_of_this_build_and_nothing_else(
    device: Device, served: Served
) -> None:
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)
        before = page.evaluate(KEPT)
        for path in ("/help/", "/settle/feet/", "/wave/", "/begin/", "/healthz"):
            page.goto(path)

        assert page.evaluate(KEPT) == before
        assert len(before) == 1
