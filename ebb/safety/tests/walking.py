"""Steps that several walks share."""

from __future__ import annotations

from playwright.sync_api import Page, expect

CANARY = "canary-sister"


def begin(page: Page) -> None:
    page.goto("/begin/")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Without one").click()
    page.locator("[name=passphrase_new]").fill("a long calm sentence")
    page.locator("[name=passphrase_again]").fill("a long calm sentence")
    page.locator("main form button").last.click()
    expect(page.get_by_role("button", name="Lock")).to_be_visible()


def keep_someone(page: Page) -> None:
    page.goto("/help/people/")
    page.get_by_label("Name or nickname").fill(CANARY)
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("main")).to_contain_text(CANARY)
