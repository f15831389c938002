"""A thumb is quicker than a page: what is pressed before its script or its screens are there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from tests.journeys import walks
from tests.journeys.carrying import kinds, requests_of, wave_of
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey


def came(page: Page, held: list[Route]) -> None:
    """It was asked for, and does not come yet."""
    for _look in range(200):
        if held:
            return
        page.wait_for_timeout(50)
    raise AssertionError("it was never asked for")


def test_pressed_before_the_screens_are_there_the_step_waits_for_them(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    held: list[Route] = []
    page.route("**/shell/**", lambda route: held.append(route))  # noqa: PLW0108  a builtin cannot be called by name here
    page.goto("/wave/", wait_until="domcontentloaded")
    page.locator("button[name=rate][value='8']").click()
    came(page, held)
    page.wait_for_timeout(1000)
    walks.says(page, "This is a wave.")
    held[0].continue_()

    walks.says(page, "The body first.")
    assert not [request.url for request in asked if request.method != "GET"]


def without_its_script_yet(page: Page) -> list[Route]:
    """On the first screen; the script that takes steps is on its way and does not come."""
    held: list[Route] = []
    page.route("**/wave/steps*.js", lambda route: held.append(route))  # noqa: PLW0108  a builtin cannot be called by name here
    page.goto("/wave/", wait_until="commit")
    came(page, held)
    return held


def test_pressed_before_the_script_is_there_the_step_waits_for_it(visitors: Visitors) -> None:
    page = visitors.phone()
    asked = requests_of(page)
    held = without_its_script_yet(page)
    page.locator("button[name=rate][value='8']").click()
    page.locator("button[name=rate][value='3']").click()  # the first press is under way
    page.wait_for_timeout(500)
    walks.says(page, "This is a wave.")
    held[0].continue_()

    walks.says(page, "The body first.")
    assert [event.get("intensity") for event in wave_of(page)["events"]] == [None, 8]
    assert not [request.url for request in asked if request.method != "GET"]


def test_a_door_pressed_before_the_script_is_there_outranks_a_number(visitors: Visitors) -> None:
    page = visitors.phone()
    held = without_its_script_yet(page)
    page.locator("button[name=rate][value='8']").click()
    page.get_by_role("button", name="I'm scared of someone").click()
    held[0].continue_()

    walks.says(page, "Your safety comes first.")
    assert kinds(page) == ["wave-begun", "door-opened"]


@pytest.mark.parametrize("never", [True, False], ids=["lost", "too slow"])
def test_where_the_script_does_not_come_a_press_is_a_plain_form(
    visitors: Visitors, never: bool
) -> None:
    page = visitors.phone()
    visitors.forgive("ERR_FAILED", "Failed to load resource")
    held = without_its_script_yet(page)
    page.locator("button[name=rate][value='8']").click()
    if never:
        held[0].abort()

    walks.says(page, "The body first.")
