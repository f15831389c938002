"""Some contact has to be: hours of her own; and somebody who was asked not to make contact."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import Page, expect

from tests.journeys import walks
from tests.journeys.test_pause import begin, both, go
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey
EVERY_DAY = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def hours(page: Page, starts: datetime, ends: datetime) -> None:
    """Every day, from one time to another, as a thumb fills it in."""
    for day in EVERY_DAY:
        page.get_by_label(day, exact=True).check()
    page.get_by_label("From", exact=True).fill(starts.strftime("%H:%M"))
    page.get_by_label("Until", exact=True).fill(ends.strftime("%H:%M"))
    if ends.date() > starts.date():
        page.get_by_label("It ends on the next day").check()


def to_the_hours(page: Page, *, order: str = "No") -> None:
    page.goto("/pause/low/")
    walks.says(page, "Are you afraid of their reaction?")
    go(
        page,
        ("No", "Who is it about?"),
        ("The other parent of a child", "Does an order or an agreement say when, or how?"),
        (order, "When do you read and answer?"),
    )


@both
def test_afraid_of_their_reaction_help_comes_first(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    for said in ("Yes", "I am not sure"):
        page.goto("/pause/low/")
        go(page, (said, "Your safety comes first."), ("Ireland", "Your safety comes first."))

        expect(page.get_by_role("link", name="Call 112")).to_be_visible()
        expect(page.get_by_text("An advocate knows about fear")).to_be_visible()
        assert page.locator("textarea, input[type=time]").count() == 0
    assert page.context.cookies() == [], "nothing is stored"


@pytest.mark.rows
@both
def test_low_contact_with_a_window(visitors: Visitors, script: bool) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    to_the_hours(page, order="Yes")
    expect(page.get_by_text("The order or agreement comes first.")).to_be_visible()
    now = localtime().replace(second=0)
    hours(page, now + timedelta(hours=2), now + timedelta(hours=2))
    walks.press(page, "Keep")
    expect(page.get_by_text("It starts and ends at the same time.")).to_be_visible()
    hours(page, now - timedelta(hours=2), now + timedelta(hours=2))
    walks.press(page, "Keep")

    expect(page.get_by_role("heading", name="Your hours are open, until")).to_be_visible()
    go(page, ("An accusation", "An accusation"))
    walks.press(page, "I have read your message.")
    expect(page.get_by_label("Your words")).to_have_value("I have read your message.")
    go(page, ("Keep it here", "It waits here. Ebb sends nothing."))
    page.goto("/pause/low/")
    walks.press(page, "Children")
    expect(page.get_by_text("Noted. It is no slip, and nothing counts it.")).to_be_visible()
    page.goto("/pause/b/")
    go(
        page,
        ("No", "What does it pull on?"),
        ("Skip this", "Let it wait. How long is up to you."),
        ("No wait", "What kind of answer would it be?"),
    )
    expect(page.get_by_text("Your hours are open, until")).to_be_visible()
    page.goto("/pause/low/")
    page.get_by_text("How it is set").click()
    go(page, ("Let it rest", "This rests for now."))
    go(page, ("End it", "Are you afraid of their reaction?"))
    expect(page.get_by_text("What you had set before is still here.")).to_be_visible()


@both
def test_asked_not_to_make_contact_in_a_page_and_then_kept(
    visitors: Visitors, script: bool
) -> None:
    page = visitors.phone(script=script)
    page.goto("/pause/")
    go(
        page,
        ("Go on", "Write it here instead."),
        ("Go on without writing", "What does contact promise right now?"),
        ("Skip this", "And now?"),
    )
    walks.press(page, "I was asked or ordered not to make contact")
    walks.says(page, "The pull can be here. You can settle here.")
    page.get_by_text("Choose your country to see who you can call.").click()
    walks.press(page, "United Kingdom")
    expect(page.get_by_text("Respect Phoneline")).to_be_visible()
    page.locator("button[name=settle]").first.click()
    page.wait_for_selector("text=That is enough for now")
    go(page, ("That is enough for now", "A glass of water. Then one small thing."))
    begin(page)

    for path in ("/pause/", "/pause/b/"):
        page.goto(path)
        walks.says(page, "The pull can be here. You can settle here.")
        assert page.locator("textarea").count() == 0
    go(page, ("It is not so, or not any more", "It is taken back."))
    page.goto("/pause/")
    walks.says(page, "First the body.")
