"""A private page is covered while nobody looks at it."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey


def test_a_private_page_is_covered_while_nobody_looks(anas_page: Page) -> None:
    anas_page.goto("/help/plan/")
    anas_page.locator("textarea").first.focus()
    cover = anas_page.locator("[data-module=cover]")
    expect(cover).to_be_hidden()

    anas_page.evaluate("window.dispatchEvent(new Event('blur'))")
    expect(cover).to_be_visible()
    box = cover.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1280, 800)

    anas_page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(cover).to_be_hidden()
    expect(anas_page.locator("textarea").first).to_be_focused()


def test_the_exit_works_from_under_the_cover(anas_page: Page) -> None:
    anas_page.goto("/help/")
    anas_page.evaluate("window.dispatchEvent(new Event('blur'))")

    for _ in range(3):
        anas_page.keyboard.press("Shift")

    anas_page.wait_for_url(settings.EXIT_URL)


def test_an_open_page_has_no_cover(phone: Page) -> None:
    phone.goto("/help/")
    phone.evaluate("window.dispatchEvent(new Event('blur'))")

    expect(phone.locator("[data-module=cover]")).to_have_count(0)
    expect(phone.locator("main")).to_be_visible()
