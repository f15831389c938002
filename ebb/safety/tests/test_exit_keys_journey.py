"""The exit from the keyboard: three times Shift, and the second stop of the Tab key."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.once]


def test_shift_three_times_leaves(desktop: Page) -> None:
    desktop.goto("/help/")
    status = desktop.locator("[data-leave-status]")

    desktop.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift two more times to leave.")
    desktop.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift one more time to leave.")
    desktop.keyboard.press("Shift")

    desktop.wait_for_url(settings.EXIT_URL)


@pytest.mark.parametrize(
    "keys",
    [
        ["Shift", "Shift", "a", "Shift"],
        ["Shift", "Shift", "Tab", "Shift"],
        ["Shift+a", "Shift+b", "Shift+c"],
        ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
        ["Control+Shift", "Control+Shift", "Control+Shift"],
        ["Alt+Shift", "Alt+Shift", "Alt+Shift"],
        ["Shift", "Shift", "Shift+a", "Shift"],
        ["Escape", "Escape", "Escape"],
    ],
)
def test_what_is_no_three_times_shift_stays(desktop: Page, keys: list[str]) -> None:
    desktop.goto("/help/")

    for key in keys:
        desktop.keyboard.press(key)
    desktop.wait_for_timeout(150)

    assert desktop.url.endswith("/help/")
    assert desktop.locator("main").is_visible()


def test_a_click_between_begins_again(desktop: Page) -> None:
    desktop.goto("/help/")

    desktop.keyboard.press("Shift")
    desktop.keyboard.press("Shift")
    desktop.locator("h1").click()
    desktop.keyboard.press("Shift")
    desktop.wait_for_timeout(150)

    assert desktop.url.endswith("/help/")


def test_five_seconds_of_rest_begin_again(desktop: Page) -> None:
    desktop.clock.install()
    desktop.goto("/help/")
    status = desktop.locator("[data-leave-status]")

    desktop.keyboard.press("Shift")
    desktop.clock.run_for(3_500)
    desktop.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift one more time to leave.")
    desktop.clock.run_for(5_000)
    expect(status).to_contain_text("Leaving was not chosen.")
    desktop.keyboard.press("Shift")
    expect(status).to_have_text("Press Shift two more times to leave.")

    assert desktop.url.endswith("/help/")


def test_the_second_stop_of_the_tab_key_is_the_exit(desktop: Page) -> None:
    desktop.goto("/help/")

    desktop.keyboard.press("Tab")
    expect(desktop.locator(":focus")).to_have_text("Skip to content")
    desktop.keyboard.press("Tab")
    expect(desktop.locator(":focus")).to_have_text("Leave now")
    expect(desktop.locator(":focus")).to_be_in_viewport()
    desktop.keyboard.press("Enter")

    desktop.wait_for_url(settings.EXIT_URL)
