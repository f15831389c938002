"""Contact as data in a real browser: every screen with something in it, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey

both = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])

LETTERS = {"i": "a", "they": "b", "turned_up": "c"}


def form(page: Page, how: str, days_ago: float = 0) -> None:
    page.goto(f"/pause/note/?read=1&k={LETTERS[how]}")
    when = now() - timedelta(days=days_ago, minutes=1)
    page.get_by_label("When was it?").fill(when.strftime("%Y-%m-%dT%H:%M"))


def note(page: Page, how: str, days_ago: float = 0, promised: int | None = None) -> None:
    form(page, how, days_ago)
    if promised is not None:
        page.get_by_label(str(promised), exact=True).check()
    walks.press(page, "Keep")
    page.wait_for_selector("text=Two calm minutes")


def screens_of_contact(page: Page) -> Iterator[str]:
    """Each screen of contact as data, with contact in it."""
    note(page, "turned_up", 9)
    yield "not chosen"
    note(page, "i", 6, promised=8)
    note(page, "they", 0.1, promised=6)
    yield "after an hour"
    walks.press(page, "How is it now?")
    walks.says(page, "How is it now, after an hour?")
    yield "the hour"
    page.goto("/pause/kept/")
    page.locator("svg[role=img]").wait_for()
    page.get_by_text("In numbers").click()
    yield "the picture"
    page.get_by_role("link", name="I reached out").click()
    walks.press(page, "How was it, a day later?")
    page.get_by_label("3", exact=True).check()
    page.get_by_label("Sleep", exact=True).check()
    page.get_by_label("How many hours did settling take?").fill("nine")
    walks.press(page, "Keep")
    expect(page.get_by_text("A number of hours, such as 9.")).to_be_visible()
    yield "the day, with a word"
    page.get_by_label("How many hours did settling take?").fill("9")
    walks.press(page, "Keep")
    walks.says(page, "Promised 8, gave 3; settling took 9 hours.")
    yield "told"
    walks.press(page, "Change")
    yield "mend"
    page.go_back()
    walks.press(page, "Remove")
    walks.says(page, "Removed.")
    yield "removed"
    walks.press(page, "Bring it back")
    expect(page.get_by_text("It is back.")).to_be_visible()
    page.goto("/pause/home/")
    walks.press(page, "I went back")
    walks.says(page, "You are there. You are welcome here.")
    yield "back there"


def test_every_screen_is_read_by_machines_and_fits(visitors: Visitors) -> None:
    page = visitors.page((320, 568), touch=True, still=True)
    visitors.forgive(AXES_OWN)
    walks.keep_a_wave(page)
    found = []
    for screen in screens_of_contact(page):
        found += [f"{screen}: {line}" for line in faults(page)]

    assert not found, "\n".join(found)


def test_at_the_largest_text_no_number_is_cut_off(visitors: Visitors) -> None:
    page = visitors.phone(still=True)
    walks.keep_a_wave(page)
    form(page, "i")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

    assert page.evaluate(wide) <= 0


@both
def test_what_she_did_not_choose_asks_nothing_and_moves_nothing(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    note(page, "i", 6, promised=8)
    page.goto("/pause/kept/")
    before = page.locator("figure").inner_text()
    form(page, "turned_up", 3)
    for word in ("relief", "promise", "cost"):
        expect(page.get_by_role("main").get_by_text(word)).to_have_count(0)
    walks.press(page, "Keep")
    walks.says(page, "It is noted. It is not counted.")
    expect(page.get_by_role("link", name="Help for that")).to_be_visible()
    expect(page.get_by_role("link", name="Say more about it")).to_have_count(0)

    page.goto("/pause/kept/")
    assert page.locator("figure").inner_text() == before


@pytest.mark.rows
@both
def test_went_back_rests_the_picture_and_left_again_finds_everything(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    note(page, "i", 6, promised=8)
    page.goto("/pause/home/")
    walks.press(page, "I went back")
    walks.says(page, "You are there. You are welcome here.")
    page.goto("/pause/kept/")
    walks.says(page, "You are back there for now.")
    expect(page.locator("figure")).to_have_count(0)
    expect(page.get_by_role("link", name="How was it")).to_have_count(0)
    expect(page.get_by_text("Promised 8.")).to_be_visible()
    page.goto("/pause/home/")
    walks.press(page, "I left again")
    page.goto("/pause/kept/")

    expect(page.locator("figure")).to_have_count(1)
    expect(page.get_by_text("Promised 8.")).to_be_visible()


@both
def test_a_note_that_meets_a_closed_door_is_not_lost(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    form(page, "they")
    page.get_by_label("I looked at a profile").check()
    page.get_by_label("0", exact=True).check()
    page.context.request.post("/lock/", headers={"Origin": visitors.address})
    walks.press(page, "Keep")
    walks.unlock(page)

    walks.says(page, "Promised 0.")
    expect(page.get_by_text("I looked at a profile")).to_be_visible()


@pytest.mark.rows
@both
def test_a_change_takes_the_place_of_what_was(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    note(page, "i", 1, promised=8)
    walks.press(page, "Change")
    page.get_by_label("4", exact=True).check()
    walks.press(page, "Keep")

    walks.says(page, "Promised 4.")
    page.goto("/pause/kept/")
    expect(page.get_by_text("Promised")).to_have_count(1)


def test_by_keyboard_alone(visitors: Visitors) -> None:
    page = visitors.desktop(still=True)
    walks.keep_a_wave(page)
    page.goto("/pause/note/?read=1")
    page.get_by_role("button", name="I reached out").focus()
    page.keyboard.press("Enter")
    page.get_by_label("I read old messages again").focus()
    page.keyboard.press("Space")
    page.get_by_label("0", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")

    walks.says(page, "Promised 1.")
    expect(page.get_by_text("I read old messages again")).to_be_visible()
