"""Her story: a line laid out by keyboard and printed, both sides found by a move, reasons."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.support.browsers import Visitors
from tests.support.prepared import PASSPHRASE, asked
from tests.support.served import Served

pytestmark = pytest.mark.journey

both = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
FOCUSED = """() => {
  const one = document.activeElement;
  return (one?.labels?.[0]?.textContent ?? one?.textContent ?? "").trim().replace(/\\s+/g, " ");
}"""


def enter(page: Page, served: Served) -> None:
    """Ana's vault, open, without the screens that lead there."""
    asked(served, "begin")
    page.goto("/unlock/")
    walks.unlock(page, PASSPHRASE)
    expect(page.get_by_text("That is enough for now.")).to_be_visible()


def by_keyboard(page: Page, words: str, key: str = "Enter") -> None:
    """Tab until it is focused, then press: no thumb, no mouse."""
    page.wait_for_load_state()
    for _tab in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED).startswith(words):
            return page.keyboard.press(key)
    raise AssertionError(f"no Tab leads to {words!r} on {page.url}")


def on(page: Page) -> None:
    """At night it is said that this can wait; a test runs at any hour."""
    page.wait_for_load_state()
    if page.get_by_role("heading", name="This can wait.").is_visible():
        walks.press(page, "Go on now")


def lay(page: Page, kind: str, words: str, year: str = "") -> None:
    """One headline, by keyboard alone."""
    by_keyboard(page, kind)
    walks.says(page, "What would the headline be?")
    by_keyboard(page, "Or your own headline", "Space")
    page.keyboard.press("Backspace")
    page.keyboard.type(words)
    if year:
        by_keyboard(page, "About when, if you like")
        by_keyboard(page, "Year", "Home")
        page.keyboard.type(year)
    by_keyboard(page, "Keep")
    walks.says(page, "It has its place on the line.")


def first(page: Page, words: str) -> None:
    """From an empty page past the court to the first question."""
    walks.press(page, words)
    walks.says(page, "A court may ask to see this.")
    walks.press(page, "Go on")
    on(page)


def stands(page: Page, headlines: list[str]) -> None:
    """The line, from top to bottom."""
    expect(page.locator(".line-name")).to_have_text(headlines)


@both
def test_the_cycle_is_laid_out_and_moved_by_keyboard_and_printed(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.desktop(script=script)
    enter(page, served)
    page.goto("/story/cycle/")
    first(page, "A first headline")
    lay(page, "A hard time", "A row about nothing", "2019")
    by_keyboard(page, "One more headline")
    walks.says(page, "What kind of headline?")
    lay(page, "Relief", "A week by the sea", "2020")
    by_keyboard(page, "One more headline")
    walks.says(page, "What kind of headline?")
    lay(page, "A threat or silence", "Days of silence")
    expect(page.get_by_text("The rest can wait.")).to_be_visible()
    by_keyboard(page, "Look at the line")
    walks.says(page, "Once, relief came after something hard.")
    stands(page, ["A row about nothing", "A week by the sea", "Days of silence"])

    by_keyboard(page, "Change the order")
    walks.says(page, "What came first?")
    by_keyboard(page, "Earlier: Days of silence")
    page.wait_for_url("**/order/#earlier-*")
    assert page.evaluate(FOCUSED) == "Earlier: Days of silence", "the button keeps the focus"
    page.keyboard.press("Enter")
    page.wait_for_url("**/order/#later-*")
    by_keyboard(page, "Look at the line")
    walks.says(page, "Once, relief came after something hard.")
    stands(page, ["Days of silence", "A row about nothing", "A week by the sea"])

    page.emulate_media(media="print")
    assert page.title() == "Ebb"
    stands(page, ["Days of silence", "A row about nothing", "A week by the sea"])
    for gone in ("a.leave", ".bottom", ".button", "[data-module=print]", ".not-printed"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.evaluate("getComputedStyle(document.querySelector('.line-name')).color") == (
        "rgb(0, 0, 0)"
    )
    assert page.pdf(format="A4").startswith(b"%PDF") if script else True


@both
def test_what_was_laid_is_mended_removed_and_brought_back_and_ends_in_the_body(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/cycle/")
    first(page, "A first headline")
    walks.press(page, "Leaving You went, or it ended. Each time counts.")
    page.get_by_label("I moved out").check(force=True)
    page.get_by_text("About when, if you like").click()
    page.get_by_label("Season or month").select_option("May")
    page.get_by_label("Only about then").check()
    walks.press(page, "Keep")
    walks.press(page, "Look at the line")
    page.locator(".line-words").click()
    page.get_by_label("Or your own headline").fill("The van, and the cat 🌊")
    walks.press(page, "Keep")
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    walks.press(page, "Look at the line")
    expect(page.get_by_text("about May")).to_be_visible()
    page.locator(".line-words").click()
    walks.press(page, "Remove this headline")
    walks.says(page, "Removed.")
    walks.press(page, "Bring it back")
    stands(page, ["The van, and the cat 🌊"])

    walks.press(page, "Done for now")
    walks.says(page, "Now back to the body.")
    walks.press(page, "7")
    walks.says(page, "That is a lot. Feel the ground first.")
    page.locator(".story-offer").click()
    expect(page.locator(".player")).to_be_visible()


@pytest.mark.rows
@both
def test_the_whole_picture_by_romanticising_and_then_in_a_pause(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/whole/")
    first(page, "A first line")
    draw(page, "Only the good times", "Warm mornings", "I hid the bills")
    walks.press(page, "One more line")
    draw(page, "One message, to feel okay", "It was quiet for an hour", "I lay awake")
    walks.press(page, "Look at the lines")
    page.get_by_role("link", name="Only the good times").click()
    walks.says(page, "Only the good times")
    expect(page.get_by_text("I hid the bills").first).to_be_visible()
    assert page.get_by_text("I lay awake").count() == 0

    page.goto("/pause/")
    for words, heading in (
        ("Go on", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
        ("The whole picture", "Is it a very low hour? Or are you blaming yourself?"),
        ("No", "Warm mornings. I hid the bills."),
        ("A soothing step", "Feet on the floor"),
        ("One more line", "It was quiet for an hour. I lay awake."),
    ):
        walks.press(page, words)
        walks.says(page, heading)


def draw(page: Page, move: str, good: str, cost: str) -> None:
    page.wait_for_load_state()
    page.get_by_role("button", name=move).click()
    page.get_by_label("What was good").fill(good)
    page.get_by_label("What it cost").fill(cost)
    walks.press(page, "Keep")
    walks.says(page, "Kept. Both sides are there.")


@pytest.mark.rows
@both
def test_a_reason_comes_first_and_words_survive_a_lock(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/reasons/")
    first(page, "A first reason")
    page.get_by_label("A reason of yours").fill("To sleep through")
    walks.press(page, "Keep")
    walks.press(page, "One more reason")
    page.get_by_label("A reason of yours").fill("للغناء من جديد")
    other = page.context.new_page()
    other.goto("/")
    walks.press(other, "Lock")
    expect(other.get_by_text("Locked.")).to_be_visible()
    page.wait_for_load_state()
    if page.get_by_role("button", name="Keep", exact=True).is_visible():
        walks.press(page, "Keep")
    walks.unlock(page, PASSPHRASE)
    expect(page.get_by_text("للغناء من جديد")).to_be_visible()
    walks.press(page, "Look at them")
    walks.says(page, "To sleep through")
    walks.press(page, "Another one")
    walks.press(page, "See this one first")
    walks.says(page, "للغناء من جديد")


def test_every_screen_of_it_can_be_read_by_machines_and_fits(
    visitors: Visitors, served: Served
) -> None:
    page = visitors.phone(still=True)
    visitors.forgive(AXES_OWN)
    enter(page, served)
    found = [line for _screen in screens(page) for line in faults(page)]

    assert not found, "\n".join(found)


def screens(page: Page) -> Iterator[str]:
    """Each as it stands full."""
    for place, kind in enumerate((0, 2, 1, 2, 3, 4)):
        page.goto(f"/story/cycle/new/?go=2&k={kind}")
        page.get_by_label("Or your own headline").fill(f"{'I want to die' * (place == 3)} {place}")
        walks.press(page, "Keep")
        yield "kept, and the card"
    for path in ("/story/cycle/", "/story/cycle/order/"):
        page.goto(path)
        yield path
    page.goto("/story/cycle/")
    page.locator(".line-words").first.click()
    yield "mend"
    walks.press(page, "Remove this headline")
    yield "removed"
    page.goto("/story/whole/new/?go=2&m=0")
    walks.press(page, "Keep")
    yield "asked again"
    page.get_by_label("What was good").fill("long" * 30)
    walks.press(page, "Keep")
    yield "line kept"
    for path in ("/story/whole/?go=2", "/story/whole/?go=2&m=0", "/story/whole/?go=2&m=1"):
        page.goto(path)
        yield path
    page.goto("/story/reasons/new/?go=2")
    page.get_by_label("A reason of yours").fill("To sleep through " * 8)
    walks.press(page, "Keep")
    yield "reason kept"
    page.goto("/story/reasons/")
    yield "reasons"
    page.goto("/story/after/")
    walks.press(page, "8")
    yield "ground"
