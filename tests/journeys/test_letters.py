"""Letters that never leave, a place to miss them, the mind's moves: in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.journeys.test_story import by_keyboard, enter
from tests.support.browsers import Visitors
from tests.support.prepared import PASSPHRASE
from tests.support.served import Served

pytestmark = pytest.mark.journey

both = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
WORDS = "kestrel-lantern-orchard, all I would say"
LONG = f"{WORDS} \U0001f30a \u05e9\u05dc\u05d5\u05dd\n" * 2600


def write(page: Page, words: str) -> None:
    page.goto("/story/letters/new/")
    page.get_by_label("What you would say").fill(words)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays here.")


def first(page: Page) -> None:
    """The newest letter, read."""
    page.goto("/story/letters/")
    page.locator("a.letter-line").first.click()
    expect(page.locator(".sheet-read")).to_be_visible()


@both
def test_a_letter_is_written_read_changed_removed_and_back(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/")
    page.get_by_role("link", name="Letters").click()
    walks.says(page, "Letters that stay here.")
    walks.press(page, "A new sheet")
    page.get_by_label("What you would say").fill(WORDS)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays here.")
    walks.press(page, "All letters")
    page.get_by_role("link", name="kestrel-lantern-orchard").click()
    expect(page.locator(".sheet-read")).to_have_text(WORDS)
    page.get_by_text("Change, print or remove").click()
    assert page.get_by_role("button", name="Print it").is_visible() is script
    walks.press(page, "Change it")
    page.get_by_label("What you would say").fill("Other words")
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays here.")
    first(page)
    expect(page.locator(".sheet-read")).to_have_text("Other words")
    page.get_by_text("Change, print or remove").click()
    walks.press(page, "Remove it")
    walks.says(page, "Removed.")
    walks.press(page, "Bring it back")

    expect(page.get_by_text("Other words")).to_be_visible()


@pytest.mark.rows
@both
def test_it_is_put_away_and_before_its_day_the_passphrase_opens_it(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    write(page, WORDS)
    walks.press(page, "Put it away until a day")
    walks.says(page, "Open it again on…")
    walks.press(page, "Put it away")
    expect(page.get_by_text("Choose a day from tomorrow on")).to_be_visible()
    page.get_by_label("On a day of my own").check()
    page.get_by_label("The day", exact=True).fill("2030-03-01")
    walks.press(page, "Put it away")
    expect(page.get_by_text("Put away until Friday 1 March 2030.")).to_be_visible()
    assert "kestrel" not in page.content()
    page.get_by_role("link", name="Until 1 March 2030").click()
    walks.says(page, "Put away until 1 March 2030.")
    assert "kestrel" not in page.content()
    page.get_by_text("Open it before then").click()
    page.get_by_label("Your passphrase now").fill(PASSPHRASE)
    walks.press(page, "Open it now")
    expect(page.locator(".sheet-read")).to_have_text(WORDS)
    walks.press(page, "All letters")
    page.get_by_role("link", name="Until 1 March 2030").click()
    page.get_by_text("Open it before then").click()
    page.get_by_label("Your passphrase now").fill(PASSPHRASE)
    walks.press(page, "Lay it with the others")

    expect(page.get_by_text("It lies with the others again.")).to_be_visible()
    expect(page.get_by_text("kestrel-lantern-orchard")).to_be_visible()


def put(page: Page, words: str) -> None:
    """All at once: typed sign by sign so much takes a browser minutes."""
    page.get_by_label("What you would say").evaluate("(sheet, words) => sheet.value = words", words)
    walks.press(page, "Keep it")
    walks.says(page, "It is said. It stays here.")


def test_a_hundred_thousand_signs_and_back_lose_nothing(visitors: Visitors, served: Served) -> None:
    page = visitors.phone()
    enter(page, served)
    page.goto("/story/letters/new/")
    note = page.locator("[name=note]").input_value()
    put(page, LONG)
    page.go_back()
    page.wait_for_load_state()
    page.locator("[name=note]").evaluate("(field, note) => field.value = note", note)
    put(page, LONG + "and more")
    page.goto("/story/letters/")

    assert len(LONG) > 100_000
    assert page.locator("a.letter-line").count() == 2, "the longer one stands beside the first"
    page.locator("a.letter-line").first.click()
    assert page.locator(".sheet-read").text_content() == LONG + "and more"


def test_what_is_pasted_arrives_as_text(visitors: Visitors, served: Served) -> None:
    page = visitors.desktop()
    enter(page, served)
    page.goto("/story/letters/new/")
    page.get_by_label("What you would say").focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text/html", "<h1>Dear</h1><img src='https://elsewhere.example/a.png'>");
          data.setData("text/plain", "Dear");
          const how = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }"""
    )
    page.keyboard.insert_text("<b>Dear</b> reader")
    walks.press(page, "Keep it")
    first(page)

    expect(page.locator(".sheet-read")).to_have_text("<b>Dear</b> reader")
    assert page.locator(".sheet-read *").count() == 0


@pytest.mark.rows
@both
def test_words_survive_a_lock_in_the_middle(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/letters/new/")
    page.get_by_label("What you would say").fill(WORDS)
    elsewhere = page.context.new_page()
    elsewhere.goto("/story/")
    walks.press(elsewhere, "Lock")
    expect(elsewhere.get_by_text("Locked.")).to_be_visible()
    walks.press(page, "Keep it")
    expect(page.get_by_role("heading", name="Ebb had locked. Your words are safe.")).to_be_visible()
    walks.unlock(page, PASSPHRASE)
    walks.says(page, "It is said. It stays here.")
    first(page)

    expect(page.locator(".sheet-read")).to_have_text(WORDS)


@both
def test_hard_words_bring_people_after_they_are_kept(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    write(page, "I want to die.")
    expect(page.get_by_role("heading", name="It sounds very hard right now.")).to_be_visible()
    walks.press(page, "Don't show this here")
    walks.says(page, "Letters that stay here.")
    write(page, "I want to die, still.")

    expect(page.get_by_text("It sounds very hard right now.")).to_have_count(0)


def test_a_letter_stands_alone_on_paper(visitors: Visitors, served: Served) -> None:
    page = visitors.desktop()
    enter(page, served)
    write(page, WORDS)
    first(page)
    page.emulate_media(media="print")

    expect(page.locator(".sheet-read")).to_be_visible()
    for gone in ("a.leave", ".people", "main a", "main form", "main details"):
        expect(page.locator(gone).first).not_to_be_visible()


def test_letters_by_keyboard_alone(visitors: Visitors, served: Served) -> None:
    page = visitors.desktop()
    enter(page, served)
    page.goto("/story/letters/")
    by_keyboard(page, "A new sheet")
    walks.says(page, "A sheet of your own.")
    by_keyboard(page, "What you would say", "End")
    page.keyboard.type(WORDS)
    by_keyboard(page, "Keep it")
    walks.says(page, "It is said. It stays here.")
    by_keyboard(page, "Put it away until a day")
    walks.says(page, "Open it again on…")
    by_keyboard(page, "In a week", "Space")
    by_keyboard(page, "Put it away")

    expect(page.get_by_role("heading", name="Put away", exact=True)).to_be_visible()


@both
def test_missing_is_kept_or_let_go(visitors: Visitors, served: Served, script: bool) -> None:
    page = visitors.phone(script=script)
    page.goto("/story/miss/")
    walks.says(page, "You may miss someone who harmed you.")
    page.get_by_label("Being held").check()
    walks.press(page, "Let it go")
    walks.says(page, "It was only here. You may go on missing.")
    expect(page.get_by_text("Press both feet into the floor.")).to_be_visible()
    assert page.context.cookies() == []
    enter(page, served)
    page.goto("/story/miss/")
    page.get_by_label("The plans").check()
    page.get_by_label("In your own words, if you like").fill(WORDS)
    walks.press(page, "Keep it")
    walks.says(page, "It is kept. You may go on missing.")
    page.goto("/story/miss/kept/")
    assert "kestrel" not in page.content()
    page.get_by_role("link", name="The plans").click()

    expect(page.get_by_text(WORDS)).to_be_visible()
    walks.press(page, "Remove it")
    walks.says(page, "Removed.")


@both
def test_the_moves_are_met_without_a_vault_and_with_one(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    page.goto("/story/moves/")
    page.get_by_role("link", name="It was not so bad").click()
    walks.press(page, "Two minutes of practice")
    page.locator("[name=s0]").first.check()
    walks.press(page, "Go on")
    expect(page.get_by_text("You heard: It makes it small.")).to_be_visible()
    assert page.context.cookies() == []
    page.goto("/story/moves/e/practice/")
    walks.press(page, "That is enough")
    walks.says(page, "It rose and sank, or it stayed. You did nothing with it.")
    enter(page, served)
    page.goto("/story/moves/c/practice/")
    page.get_by_label("One thing you hear").fill("rain")
    walks.press(page, "Go on")
    expect(page.get_by_text("Noted, with the day and the move.")).to_be_visible()
    page.goto("/story/moves/e/practice/")
    walks.press(page, "That is enough")
    expect(page.get_by_text("Noted, with the day and the move.")).to_be_visible()
    page.goto("/story/moves/c/")
    expect(page.get_by_text("You have met this one here once.")).to_be_visible()


@both
def test_a_whole_line_is_practised_while_locked_and_kept_after_the_door(
    visitors: Visitors, served: Served, script: bool
) -> None:
    page = visitors.phone(script=script)
    enter(page, served)
    page.goto("/story/moves/")
    walks.press(page, "Lock")
    page.goto("/story/moves/a/practice/")
    page.get_by_label("What was good").fill("We laughed")
    page.get_by_label("What it cost").fill("I was never calm")
    walks.press(page, "Keep it in the whole picture")
    walks.unlock(page, PASSPHRASE)
    page.goto("/story/whole/?go=2")

    expect(page.get_by_text("I was never calm", exact=True)).to_be_visible()


def screens(page: Page) -> Iterator[str]:
    """Every screen of these rooms, as it stands before the next press."""
    write(page, "I want to die. " * 3)
    yield "kept, and the card"
    first(page)
    page.get_by_text("Change, print or remove").click()
    yield "one letter"
    walks.press(page, "Change it")
    page.get_by_label("What you would say").fill("")
    walks.press(page, "Keep it")
    yield "nothing to keep"
    first(page)
    walks.press(page, "Put it away until a day")
    walks.press(page, "Put it away")
    yield "no day"
    page.get_by_label("When I choose").check()
    walks.press(page, "Put it away")
    yield "the list"
    page.locator("a.letter-line").first.click()
    yield "put away"
    page.goto("/story/miss/")
    for words in ("Being held", "Someone to tell things to"):
        page.get_by_label(words).check()
    walks.press(page, "Keep it")
    yield "missed"
    for letter, words in zip("bcde", ("Go on", "Go on", "Go on", "That is enough"), strict=True):
        page.goto(f"/story/moves/{letter}/practice/")
        if letter == "b":
            page.locator("[name=s0]").first.check()
        walks.press(page, words)
        yield f"practised {letter}"
    page.goto("/story/moves/a/practice/")
    walks.press(page, "Keep it in the whole picture")
    yield "asked for a few words"


def test_they_are_read_by_machines_and_fit(visitors: Visitors, served: Served) -> None:
    page = visitors.phone(still=True)
    visitors.forgive(AXES_OWN)
    enter(page, served)
    found = [line for _screen in screens(page) for line in faults(page)]

    assert not found, "\n".join(found)
