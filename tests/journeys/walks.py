"""The ways through Ebb that several journeys take, pressed as a person presses them."""

from __future__ import annotations

from playwright.sync_api import Error, Page, expect

PASSPHRASE = "seven small boats at anchor"
LETTER = "kestrel-lantern-orchard words I would have sent"


def press(page: Page, name: str) -> None:
    """A button or a link by what it says, once the page and its scripts have arrived.

    Pressed sooner it works too, as a plain form; but then it is another way than was meant.
    """
    page.wait_for_load_state()
    page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_role("link", name=name, exact=True)
    ).first.click()


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_visible()


def shown(page: Page) -> str:
    """What stands in the page; one that is on its way somewhere has nothing to read yet."""
    for _look in range(50):
        try:
            return page.content()
        except Error:
            page.wait_for_timeout(100)
    return page.content()


def rate(page: Page, number: int) -> None:
    page.wait_for_load_state()
    page.locator(f"button[name=rate][value='{number}']").click()


def down_from_eight_to_four(page: Page) -> None:
    """From the first page to the second rating."""
    page.goto("/")
    press(page, "A wave is here")
    says(page, "This is a wave.")
    rate(page, 8)
    says(page, "The body first.")
    page.locator("button[name=settle]").first.click()
    press(page, "How is it now?")
    says(page, "How strong is it now?")
    rate(page, 4)
    expect(page.get_by_text("From 8 to 4")).to_be_visible()


def to_the_landing(page: Page, letter: str = "") -> None:
    """From the second rating to "Keep this wave?", by way of the pull."""
    press(page, "It has passed")
    says(page, "And the pull to contact them?")
    if letter:
        press(page, "Still pulling")
        page.get_by_label("What you would say").fill(letter)
        press(page, "Keep it")
        press(page, "Back to the wave")
    else:
        press(page, "No pull")
    page.get_by_label("Going over what was said").check()
    press(page, "Done")


def begin(page: Page, *, recovery: bool = True) -> str:
    """From the first honest page to the code; gives its last group."""
    says(page, "Before you keep anything")
    press(page, "Go on")
    press(page, "With a code on paper" if recovery else "Without one")
    page.get_by_label("New passphrase").fill(PASSPHRASE)
    page.get_by_label("Once more").fill(PASSPHRASE)
    page.locator("main button.button-strong").click()
    if not recovery:
        return ""
    says(page, "Your code, this one time")
    return page.locator(".groups li").last.inner_text()


def on_paper(page: Page, last_group: str) -> None:
    press(page, "It is on paper")
    page.get_by_label("Last group").fill(last_group)
    press(page, "Check")


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    page.get_by_label("Passphrase").fill(passphrase)
    press(page, "Open")


def keep_a_wave(page: Page, letter: str = "") -> None:
    """A new user's whole first evening, up to an open vault with one wave in it."""
    down_from_eight_to_four(page)
    to_the_landing(page, letter)
    press(page, "Keep it")
    on_paper(page, begin(page))
    expect(page.get_by_text("1 wave so far.")).to_be_visible()
