"""A belief from its choice to an experiment that a real wave fills; by keyboard, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.journeys.test_story import by_keyboard, enter, on
from tests.support.browsers import Visitors
from tests.support.served import Served

pytestmark = pytest.mark.journey

SENTENCE = "I cannot settle alone."


def seen(page: Page, wrong: list[str]) -> None:
    """This screen, read by a machine, in every size and light."""
    wrong += faults(page)


def chosen(page: Page, wrong: list[str]) -> None:
    """From an empty list to the belief's own page, with head and gut."""
    page.goto("/beliefs/")
    walks.press(page, "Choose a first one")
    walks.says(page, "A court may ask to see this.")
    walks.press(page, "Go on")
    on(page)
    walks.says(page, "Which one sounds familiar?")
    seen(page, wrong)
    walks.press(page, SENTENCE)
    walks.says(page, "To your head: how true is it today?")
    seen(page, wrong)
    walks.press(page, "60")
    walks.says(page, "And to your gut?")
    walks.press(page, "90")
    walks.says(page, SENTENCE)
    expect(page.get_by_text("To your head: rather true. To your gut: very true.")).to_be_visible()


def a_wave(page: Page) -> None:
    """A real one, from 6 to 2, without contact."""
    page.goto("/")
    walks.press(page, "A wave is here")
    walks.rate(page, 6)
    walks.says(page, "The body first.")
    page.locator("button[name=settle]").first.click()
    walks.press(page, "How is it now?")
    walks.says(page, "How strong is it now?")
    walks.rate(page, 2)
    expect(page.get_by_text("From 6 to 2")).to_be_visible()
    walks.press(page, "It has passed")
    walks.says(page, "And the pull to contact them?")
    walks.press(page, "No pull")
    page.get_by_label("Going over what was said").check()
    walks.press(page, "Done")


@pytest.mark.rows
def test_from_a_choice_to_an_experiment_finished_by_a_real_wave(
    visitors: Visitors, served: Served
) -> None:
    page, wrong = visitors.phone(still=True), list[str]()
    visitors.forgive(AXES_OWN)
    enter(page, served)
    chosen(page, wrong)
    seen(page, wrong)
    walks.press(page, "Try something small")
    walks.says(page, "Try something small, and see.")
    seen(page, wrong)
    page.get_by_role("button", name="Three waves, or three practices").click()
    for guess in (1, 2, 0):
        walks.says(page, "How many points will it come down?")
        page.locator(f"button[name=points][value='{guess}']").click()
    walks.says(page, "There is nothing more to do for now.")
    seen(page, wrong)
    experiment = page.url

    a_wave(page)
    page.goto(experiment)
    expect(page.get_by_role("heading", name="from 6 to 2.")).to_be_visible()
    seen(page, wrong)
    walks.press(page, "Yes, take it")
    expect(page.get_by_text("You guessed 1. It was 4.", exact=True)).to_be_visible()
    walks.press(page, "Enough: what did I learn?")
    page.get_by_label("What did you learn?").fill("It came down, and I was alone 🌊")
    seen(page, wrong)
    walks.press(page, "It speaks against it")

    expect(page.get_by_text("Ended so far: 1.")).to_be_visible()
    expect(page.get_by_text("from 6 to 2.")).to_be_visible()  # offered as evidence too
    seen(page, wrong)
    walks.press(page, "Yes, keep it")
    expect(page.get_by_text("For it: 0. Against it: 2.")).to_be_visible()
    page.get_by_role("link", name="What speaks for it, and against it").click()
    walks.says(page, "What speaks for it, and what against it?")
    expect(page.get_by_text("It came down, and I was alone 🌊")).to_be_visible()
    seen(page, wrong)
    page.goto(page.url.replace("/sides/", "/g/"))
    walks.says(page, "How true it felt, over time.")
    seen(page, wrong)
    assert page.title() == "Ebb"
    assert not wrong, "\n".join(wrong)


def test_by_keyboard_and_without_script_in_her_own_words(
    visitors: Visitors, served: Served
) -> None:
    page = visitors.desktop(script=False)
    enter(page, served)
    page.goto("/beliefs/new/own/?go=2")
    by_keyboard(page, "What feels true", "Space")
    page.keyboard.press("Backspace")
    page.keyboard.type("Without them I have no money")
    by_keyboard(page, "Keep")
    walks.says(page, "What is it closest to?")
    by_keyboard(page, "None of these")
    walks.says(page, "To your head: how true is it today?")
    by_keyboard(page, "30")
    walks.says(page, "And to your gut?")
    by_keyboard(page, "100")
    walks.says(page, "Is it a feeling, or is something real behind it?")
    by_keyboard(page, "A feeling")
    walks.says(page, "Without them I have no money")

    by_keyboard(page, "Try something small")
    walks.says(page, "Try something small, and see.")
    by_keyboard(page, "Something of my own")
    walks.says(page, "What small thing would show something?")
    by_keyboard(page, "What will you do?", "Space")
    page.keyboard.press("Backspace")
    page.keyboard.type("Call him and count to ten")
    by_keyboard(page, "Keep")
    walks.says(page, "This may bring you near them.")
    expect(page.get_by_text("Call him and count to ten")).to_be_visible()
    by_keyboard(page, "Make it something for me alone")
    walks.says(page, "What small thing would show something?")
    page.get_by_label("What will you do?").fill("Write down what I spend for a week")
    by_keyboard(page, "Keep")
    walks.says(page, "Does it need them in any way?")
    by_keyboard(page, "No, it is mine alone")
    walks.says(page, "How strong will it be, what you expect?")
    by_keyboard(page, "8")
    walks.says(page, "Now try it, when it suits you.")
    by_keyboard(page, "3")
    walks.says(page, "What did you learn?")
    expect(page.get_by_text("You guessed 8. It was 3.", exact=True)).to_be_visible()
    by_keyboard(page, "Neither, or I do not know")
    walks.says(page, "Without them I have no money")
    by_keyboard(page, "Remove it, with all that belongs to it")
    walks.says(page, "Removed.")
    by_keyboard(page, "Bring it back")
    expect(page.get_by_text("It is back.")).to_be_visible()
