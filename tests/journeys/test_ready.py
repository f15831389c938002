"""Getting ready for a call: gone through, stopped on the way, and taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.looking import AXES_OWN, faults
from tests.support.browsers import Visitors
from tests.support.prepared import PASSPHRASE, asked
from tests.support.served import Served, own_database

pytestmark = pytest.mark.journey


@pytest.fixture
def by_day(tmp_path: Path) -> Iterator[Served]:
    """It is noon there, whenever a test runs: at night the way is closed."""
    west = now().hour - 12
    with own_database() as settings:
        product = Served(tmp_path, **settings)
        product.environment["EBB_TIME_ZONE"] = f"Etc/GMT{west:+d}"
        product.start()
        asked(product, "begin")
        asked(product, "weeks_ago")
        try:
            yield product
        finally:
            product.kill()


def enter(page: Page) -> None:
    page.goto("/unlock/")
    walks.unlock(page, PASSPHRASE)
    expect(page.get_by_text("That is enough for now.")).to_be_visible()
    page.goto("/story/")
    page.get_by_role("link", name="Getting ready for a call").click()
    walks.says(page, "Getting ready for a call.")


def number(page: Page, stirred: int) -> None:
    page.wait_for_load_state()
    page.locator(f"button[name=now][value='{stirred}']").click()


def write(page: Page, title: str, label: str, words: str) -> None:
    walks.says(page, title)
    page.get_by_label(label, exact=True).fill(words)


@pytest.mark.rows
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_stopped_midway_and_taken_up_again(
    by_day: Served, visit: Callable[[str], Visitors], script: bool
) -> None:
    page = visit(by_day.address).phone(script=script, still=True)
    enter(page)
    walks.press(page, "Begin")
    walks.says(page, "First the body.")
    number(page, 3)
    write(page, "One belief that holds you.", "In a few words", "Only they can calm me")
    walks.press(page, "Go on")
    walks.says(page, "How is it in you now?")
    page.get_by_role("link", name="Stop here for now").click()
    walks.says(page, "Now back to the body.")

    page.goto("/story/ready/")
    walks.press(page, "Go on where you were")
    expect(page.get_by_text("Only they can calm me")).to_be_visible()
    number(page, 2)
    write(page, "One small moment, not long ago.", "As a headline", "The night of the storm")
    page.get_by_label("9", exact=True).check()
    walks.press(page, "Go on")
    expect(page.get_by_text("Please choose a smaller one here, 4 or less.")).to_be_visible()
    page.get_by_label("As a headline", exact=True).fill("No answer on Tuesday")
    page.get_by_label("4", exact=True).check()
    walks.press(page, "Go on")
    number(page, 5)
    write(page, "What do you want now instead?", "In a few words", "To be calm on my own")
    walks.press(page, "Go on")
    number(page, 0)
    walks.says(page, "And now back to the body.")
    number(page, 1)
    walks.says(page, "A page for the call.")
    for words in ("Only they can calm me", "No answer on Tuesday", "To be calm on my own"):
        expect(page.get_by_text(words)).to_be_visible()


@pytest.mark.once
def test_too_much_ends_it_there_and_every_screen_can_be_read(
    by_day: Served, visit: Callable[[str], Visitors]
) -> None:
    visitors = visit(by_day.address)
    visitors.forgive(AXES_OWN)
    page = visitors.phone(still=True)
    enter(page)
    found = faults(page)
    walks.press(page, "Begin")
    walks.says(page, "First the body.")
    found += faults(page)
    number(page, 0)
    write(page, "One belief that holds you.", "In a few words", "It was my fault")
    found += faults(page)
    walks.press(page, "Go on")
    walks.says(page, "How is it in you now?")
    found += faults(page)
    number(page, 6)
    walks.says(page, "That is a lot. Feel the ground first.")
    found += faults(page)
    for words in ("People to talk to", "I'm scared of someone", "I might hurt myself"):
        expect(page.get_by_role("link", name=words, exact=True)).to_be_visible()
    page.goto("/story/ready/")
    expect(page.get_by_text("This rests until tomorrow.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on where you were")).to_have_count(0)
    found += faults(page)

    assert not found, "\n".join(found)
