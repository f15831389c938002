"""How it is, asked by a nudge and said in three taps; and four signs over weeks."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import localtime
from playwright.sync_api import Page, expect

from ebb.records import FourSigns, NudgePlan, Prompts, Record, WeeklyAsked
from ebb.vault import Begun, export_sealed
from tests.journeys import walks
from tests.journeys.test_pause import both
from tests.support.browsers import Visitors
from tests.support.cast import ANAS, TODAY

pytestmark = pytest.mark.journey


def bring(page: Page, anas: Begun, tmp_path: Path, *records: Record) -> None:
    """Weeks that lie behind her come in as a copy from before."""
    for one in records:
        anas.opened.seal(one, day=TODAY)
    copy = tmp_path / "copy.bin"
    copy.write_bytes(export_sealed(anas.opened, ANAS))
    page.goto("/yours/back/")
    page.locator("input[type=file]").set_input_files(copy)
    page.locator("input[type=password]").fill(ANAS)
    page.locator("main button.button-strong").click()
    expect(page.get_by_text("The copy is back")).to_be_visible()


def tap(page: Page, heading: str, name: str, number: str) -> None:
    walks.says(page, heading)
    page.wait_for_load_state()
    page.locator(f"button[name={name}][value='{number}']").click()


@pytest.mark.rows
@both
def test_a_check_in_by_nudge_is_three_taps_and_stopped_in_one(
    visitors: Visitors, anas: Begun, tmp_path: Path, script: bool
) -> None:
    page = visitors.phone(script=script)
    walks.keep_a_wave(page)
    expect(page.get_by_text("Three taps: how is it now?")).to_have_count(0)
    now = localtime()
    plan = NudgePlan(at=now - timedelta(days=1), reasons=("check",), seed=bytes(16))
    bring(page, anas, tmp_path, plan, Prompts(at=plan.at, times=(now - timedelta(minutes=4),)))

    page.goto("/")
    walks.press(page, "Say how it is")
    tap(page, "How strong is the pull now?", "pull", "8")
    tap(page, "How is your mood?", "mood", "0")
    tap(page, "How did you sleep?", "sleep", "skip")
    walks.says(page, "It is kept.")
    expect(page.get_by_text("Pull 8")).to_be_visible()
    expect(page.get_by_text("There are people to talk to.")).to_be_visible()
    walks.press(page, "To the first page")
    expect(page.get_by_text("Three taps: how is it now?")).to_have_count(0)

    walks.press(page, "What is yours")
    walks.press(page, "Signs over weeks")
    expect(page.get_by_text("A nudge asks once a day, by chance.")).to_be_visible()
    page.get_by_text("Your last check-ins").click()
    expect(page.get_by_role("table").get_by_text("8", exact=True)).to_be_visible()
    walks.press(page, "Stop asking")
    expect(page.get_by_text("Ebb asks no more, here or by a nudge.")).to_be_visible()
    expect(page.get_by_text("Nobody asks how it is.")).to_be_visible()


def test_without_script_the_four_signs_over_weeks_rise_before_they_fall(
    visitors: Visitors, anas: Begun, tmp_path: Path
) -> None:
    page = visitors.phone(script=False)
    walks.keep_a_wave(page)
    page.goto("/signs/")
    walks.press(page, "Offer them once a week")
    walks.press(page, "The four signs of this week")
    walks.says(page, "How was this week?")
    expect(page.get_by_text("This can wait for a calmer hour.")).to_be_visible()  # after an 8
    for name, number in (("Shame", "3"), ("Urgency", "0")):
        page.get_by_role("group", name=name).get_by_label(number, exact=True).check(force=True)
    walks.press(page, "Keep")
    expect(page.get_by_text("One week so far.")).to_be_visible()
    expect(page.get_by_text("Last: 0.")).to_be_visible()

    now = localtime()
    before = [
        FourSigns(at=now - timedelta(weeks=9 - week), shame=points, clarity=10 - points)
        for week, points in enumerate((6, 8, 9, 8, 6, 5, 4, 4))
    ]
    bring(page, anas, tmp_path, WeeklyAsked(at=before[0].at), *before)
    page.goto("/signs/")

    expect(page.get_by_text("9 weeks so far. Signs may rise before they fall")).to_be_visible()
    words = "Last: 3. In your first four weeks the middle was 8. In your last four it was 4."
    expect(page.get_by_text(words)).to_be_visible()
    assert page.locator("svg[role=img]").count() == 2
    page.get_by_text("In numbers").click()
    assert page.get_by_role("table").get_by_role("row").count() == 10
    walks.press(page, "Change this week's four signs")
    expect(page.get_by_role("group", name="Shame").get_by_label("3", exact=True)).to_be_checked()


def test_with_the_keyboard_alone_hours_a_check_in_and_practice(visitors: Visitors) -> None:
    page = visitors.page((320, 568))
    walks.keep_a_wave(page)
    page.goto("/signs/hours/")
    page.get_by_role("button", name="Ask me").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Once a day, by chance, from 10:00 to 20:00.")).to_be_visible()
    page.goto("/signs/check/?k=a")
    page.get_by_role("group", name="How is your mood?").get_by_label("5", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Mood 5")).to_be_visible()

    page.goto("/settle/practice/")
    page.get_by_role("button", name="4 weeks").focus()
    page.keyboard.press("Enter")
    walks.says(page, "Two minutes, when it is easy")
    page.get_by_role("button", name="End it").focus()
    page.keyboard.press("Enter")
    walks.says(page, "A little practice, for some weeks")
