"""A new person at 1 a.m.: the wave, keeping it, locking, unlocking, leaving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.support.browsers import Visitors
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.rows]


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_first_wave_from_end_to_end(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)

    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page)
    expect(page.get_by_role("heading", name="Keep this wave?")).to_be_visible()
    assert page.context.cookies() == [], "nothing is stored before she keeps it"
    walks.press(page, "Keep it")
    last_group = walks.begin(page)
    walks.on_paper(page, last_group)
    expect(page.get_by_text("1 wave so far.")).to_be_visible()

    walks.press(page, "Lock")
    expect(page.get_by_text("1 wave so far.")).to_have_count(0)
    page.goto("/unlock/")
    walks.unlock(page)
    page.get_by_role("link", name="8 to 4").click()

    walks.says(page, "It went from 8 to 4.")
    expect(page.locator(".chart-dot")).to_have_count(2)
    page.get_by_text("In numbers").click()
    expect(page.get_by_role("cell", name="4", exact=True)).to_be_visible()

    leave_and_go_back(page)


def leave_and_go_back(page: Page) -> None:
    """Leave, then Back twice: nothing of hers is on the screen."""
    page.get_by_role("link", name="Leave now").last.click()
    page.wait_for_url("https://www.wikipedia.org/**")
    for _step in range(2):
        page.go_back(wait_until="commit")
        page.wait_for_timeout(500)
        shown = page.locator("body").inner_text()
        assert "It went from" not in shown
        assert "wave so far" not in shown


def test_the_first_screen_moves_before_anything_is_asked(phone: Page) -> None:
    phone.goto("/wave/")
    water = phone.locator(".water-layer").last

    before = water.evaluate("layer => getComputedStyle(layer).transform")
    for _look in range(100):
        phone.wait_for_timeout(100)
        if water.evaluate("layer => getComputedStyle(layer).transform") != before:
            return
    raise AssertionError("nothing moves")


def test_by_keyboard_alone(desktop: Page) -> None:
    """Tab and Enter from the first page to the landing; focus is always to be seen."""
    desktop.goto("/")
    by_keys(desktop, "A wave is here")
    by_keys(desktop, "8")
    by_keys(desktop, "Feet on the floor")
    by_keys(desktop, "How is it now?")
    by_keys(desktop, "4")
    by_keys(desktop, "It has passed")
    by_keys(desktop, "No pull")
    by_keys(desktop, "Skip this")

    expect(desktop.get_by_role("heading", name="Keep this wave?")).to_be_visible()


def by_keys(page: Page, words: str) -> None:
    """Press Tab until the control that begins with these words has the focus, then Enter."""
    for _press in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.innerText")
        if at and at.strip().split("\n")[0] == words:
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert ring != "none", f"focus on {words} cannot be seen"
            heading = page.locator("h1").inner_text()
            page.keyboard.press("Enter")
            page.wait_for_function(
                "was => document.querySelector('h1')?.innerText !== was "
                "|| document.querySelector('.chart')",
                arg=heading,
            )
            return
    raise AssertionError(f"{words} cannot be reached with Tab")


def test_back_in_the_middle_of_a_wave_leaves_it_at_once(phone: Page) -> None:
    phone.goto("/")
    walks.press(phone, "A wave is here")
    walks.rate(phone, 8)
    walks.says(phone, "The body first.")

    phone.go_back()

    expect(phone.get_by_role("link", name="A wave is here")).to_be_visible()


def test_a_server_that_stops_answering_stops_no_wave_and_loses_nothing(
    visitors: Visitors, served: Served
) -> None:
    phone = visitors.phone()
    walks.down_from_eight_to_four(phone)
    visitors.forgive("ERR_CONNECTION_REFUSED", "Failed to load resource")

    served.kill()
    walks.to_the_landing(phone)
    walks.press(phone, "Keep it")
    expect(phone.get_by_text("It is still here on this page.")).to_be_visible()
    served.start()
    walks.press(phone, "Keep it")

    walks.says(phone, "Before you keep anything")


def test_locked_the_wave_is_kept_by_unlocking(visitors: Visitors) -> None:
    page = visitors.phone()
    walks.keep_a_wave(page)
    walks.press(page, "Lock")

    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page)
    walks.press(page, "Keep it")
    walks.unlock(page)

    expect(page.get_by_text("2 waves so far.")).to_be_visible()
