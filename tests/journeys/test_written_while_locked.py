"""Locked and without script on a device that may write: sealed, found again, kept or let go."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.support.browsers import Visitors

pytestmark = [pytest.mark.journey, pytest.mark.rows]


def may_write(page: Page) -> None:
    """Her device, with her passphrase once more; then it locks."""
    page.goto("/yours/places/")
    page.get_by_label("Your passphrase now").fill(walks.PASSPHRASE)
    walks.press(page, "Let it write while locked")
    expect(page.get_by_text("This device may now write")).to_be_visible()
    walks.press(page, "Lock")


def a_locked_wave(page: Page, letter: str = "") -> None:
    walks.down_from_eight_to_four(page)
    walks.to_the_landing(page, letter)
    expect(page.get_by_text("This wave is sealed in Ebb.")).to_be_visible()
    expect(page.get_by_text("the server saw the wave on its way")).to_be_visible()


def come_in(page: Page) -> None:
    walks.press(page, "Unlock")
    walks.unlock(page)


def test_a_locked_wave_is_sealed_found_and_kept_with_its_curve(visitors: Visitors) -> None:
    page = visitors.phone(script=False)
    walks.keep_a_wave(page)
    may_write(page)
    a_locked_wave(page, walks.LETTER)
    walks.press(page, "Done")
    assert "Written while" not in page.inner_text("body")

    come_in(page)
    expect(page.get_by_text("Written while it was locked:")).to_be_visible()
    walks.press(page, "Look at it")
    page.get_by_text("The letter").click()
    expect(page.get_by_text(walks.LETTER)).to_be_visible()
    page.locator("button[name=keep]").first.click()

    expect(page.get_by_text("2 waves so far.")).to_be_visible()
    page.get_by_role("link", name="8 to 4").first.click()
    expect(page.get_by_text("Written while Ebb was locked.")).to_be_visible()
    expect(page.get_by_text(walks.LETTER)).to_be_visible()
    expect(page.locator("main svg").first).to_be_visible()


def test_a_locked_wave_is_let_go_on_its_own_page(visitors: Visitors) -> None:
    page = visitors.phone(script=False)
    walks.keep_a_wave(page)
    may_write(page)
    a_locked_wave(page)

    walks.press(page, "Let this wave go instead")
    walks.says(page, "It is gone.")

    walks.press(page, "Done")
    come_in(page)
    expect(page.get_by_text("1 wave so far.")).to_be_visible()
    expect(page.get_by_text("Written while")).to_have_count(0)


def test_words_typed_into_a_lock_are_found_later_and_sent(visitors: Visitors) -> None:
    page = visitors.phone(script=False)
    walks.keep_a_wave(page)
    may_write(page)
    come_in(page)
    page.goto("/help/people/")
    page.get_by_label("Name or nickname").fill("Bo from the choir")
    page.context.clear_cookies(name="s")  # it rested too long
    walks.press(page, "Keep")
    expect(page.get_by_text("They are sealed in Ebb as well")).to_be_visible()

    page.goto("/unlock/")
    walks.unlock(page)
    walks.press(page, "Look at it")
    walks.press(page, "Put it where it belongs")

    expect(page.get_by_role("link", name="Bo from the choir")).to_be_visible()


def test_every_screen_of_it_is_read_by_machines_and_fits(visitors: Visitors) -> None:
    page = visitors.page((320, 568), script=False, touch=True, still=True)
    walks.keep_a_wave(page)
    may_write(page)
    a_locked_wave(page, "A long line of words " * 30)
    walks.press(page, "Done")
    come_in(page)
    expect(page.get_by_text("Written while it was locked:")).to_be_visible()
    reader = visitors.page(
        (320, 568), touch=True, still=True
    )  # axe needs script: the same visitor, with it
    for one in page.context.cookies():
        reader.context.add_cookies(
            [{"name": one["name"], "value": one["value"], "url": visitors.address}]
        )
    visitors.forgive(AXES_OWN)

    wrong: list[str] = []
    for path in ("/", "/yours/waiting/", "/yours/places/"):
        reader.goto(path)
        wrong += faults(reader)
    reader.goto("/yours/waiting/")
    reader.locator("button[name=go]").first.click()
    walks.says(reader, "Removed.")
    wrong += faults(reader)

    assert not wrong, "\n".join(wrong)
