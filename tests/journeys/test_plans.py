"""A hard moment that she knows: a plan made in calm, and shown then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.test_low_contact import hours
from tests.journeys.test_pause import both, go
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey


def kind(page: Page, words: str, heading: str) -> None:
    page.goto("/plans/")
    page.get_by_role("link", name="Make").click()
    walks.says(page, "What is the hard moment?")
    go(page, (words, heading))


@both
def test_a_plan_for_an_evening_is_shown_in_its_hours(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    kind(page, "An evening, or another time of the week", "If it is this time…")
    page.get_by_label("A Sunday evening").check()
    now = localtime()
    page.get_by_text("Days and hours of your own").click()
    hours(page, now - timedelta(hours=2), now + timedelta(hours=2))
    go(page, ("Go on", "…then I will"))
    page.get_by_label("Feet on the floor").check()
    go(page, ("Keep", "Feet on the floor"))

    page.goto("/")
    expect(page.get_by_text("A plan you made for now")).to_be_visible()
    page.get_by_role("link", name="Look at it").click()
    walks.says(page, "Feet on the floor")
    walks.press(page, "Begin")
    page.wait_for_url("**/settle/feet/")
    page.goto("/")
    walks.press(page, "Lock")
    page.goto("/")
    expect(page.get_by_text("A plan you made for now")).to_have_count(0)


@both
def test_a_day_that_returns_is_shown_some_days_before(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    kind(page, "A date", "If this day comes…")
    page.get_by_label("Or in your own words").fill("The day I moved")
    day = localtime().date() + timedelta(days=3)
    page.get_by_label("Which day?").fill(day.replace(year=2020).isoformat())
    page.get_by_label("It comes back each year").check()
    page.get_by_label("A week", exact=True).check()
    go(page, ("Go on", "…then I will"))
    page.get_by_label("I call someone safe").check()
    go(page, ("Keep", "I call someone safe"))

    page.goto("/")
    expect(page.get_by_text("The day I moved").first).to_be_visible()
    expect(page.get_by_text("In 3 days")).to_be_visible()


@pytest.mark.rows
@both
def test_a_plan_for_their_message_is_at_hand_changed_and_brought_back(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    kind(page, "A message from them, or news of them", "If this reaches me…")
    page.get_by_label("They write to me").check()
    go(page, ("Go on", "…then I will"))
    page.get_by_label("Or in your own words").fill("I drive over to his flat")
    go(page, ("Keep", "I drive over to his flat"))
    expect(page.get_by_text("Would something for you alone fit as well?")).to_be_visible()
    go(page, ("Choose another", "Change"))
    page.get_by_label("Or in your own words").last.fill("")
    page.get_by_label("I put the phone in another room").check()
    go(page, ("Keep", "I put the phone in another room"))

    page.goto("/pause/b/")
    go(page, ("No", "What does it pull on?"))
    walks.press(page, "You made a plan for a moment like this")
    walks.says(page, "Which one is it?")
    page.get_by_role("link", name="They write to me").click()
    walks.says(page, "I put the phone in another room")
    walks.press(page, "Remove")
    walks.says(page, "Removed.")
    walks.press(page, "Bring it back")
    expect(page.get_by_text("They write to me")).to_be_visible()


@pytest.mark.parametrize("size", [(320, 568)], ids=str)
def test_with_the_keyboard_alone_a_plan_is_made(visitors: Visitors, size: tuple[int, int]) -> None:
    page = visitors.page(size)
    walks.keep_a_wave(page)
    page.goto("/plans/new/?k=b")
    page.get_by_label("Coming home to an empty flat").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Go on").focus()
    page.keyboard.press("Enter")
    walks.says(page, "…then I will")
    page.get_by_label("I make something warm to drink").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")

    walks.says(page, "I make something warm to drink")
