"""The quiz in real browsers: alone, inside a page of another origin, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Error, FrameLocator, Page, expect

from ebb.quiz.tests.pages import OURS
from tests.journeys import walks
from tests.support.browsers import QUIET, Visitors, alone, chromium
from tests.support.served import Served

pytestmark = pytest.mark.journey
FEELS = {"settle-0": "90", "fault-0": "70"}
TOLD = OURS.domain[0].items[0]


@pytest.fixture
def remembering(browser: Browser) -> Iterator[Browser]:
    """Chromium as people have it, with its memory of pages; it finds no name but this machine's."""
    quiet = [one for one in QUIET if "host-resolver" not in one]
    quiet.append("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost")
    opened = browser.browser_type.launch(
        executable_path=chromium(),
        args=[*quiet, *alone()],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield opened
    opened.close()


def visitor(browser: Browser, served: Served, *, script: bool = True) -> Page:
    context = browser.new_context(
        base_url=served.address, java_script_enabled=script, service_workers="block"
    )
    context.set_default_timeout(15_000)
    context.route(
        f"{settings.EXIT_URL}**",
        lambda route: route.fulfill(content_type="text/html", body="<title>Elsewhere</title>"),
    )
    return context.new_page()


def answer_all(begun: Page | FrameLocator, within: Page | FrameLocator | None = None) -> None:
    """All on one page, two of them felt. Without script a frame goes on in the whole tab."""
    begun.get_by_role("button", name="All on one page").click()
    within = within or begun
    for key, number in FEELS.items():
        within.locator(f"#{key}").select_option(number)
    within.get_by_role("button", name="Done").click()
    expect(within.get_by_text("These were learned, not chosen.")).to_be_visible()


@pytest.mark.rows
def test_by_keyboard_alone_to_the_words_and_through_the_first_evening(
    visitors: Visitors, served: Served
) -> None:
    page = visitors.desktop(still=True)
    page.goto("/quiz/")
    page.get_by_role("button", name="One at a time").focus()
    page.keyboard.press("Enter")
    walks.says(page, OURS.items[0].words)
    page.keyboard.press("Tab")
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    walks.says(page, OURS.items[1].words)
    page.go_back()
    walks.says(page, OURS.items[0].words)
    expect(page.locator("button[name=say][value='90']")).to_have_attribute("aria-pressed", "true")
    page.locator("button[name=say][value='80']").press("Enter")
    for item in OURS.items[1:]:
        walks.says(page, item.words)
        page.locator("button[name=say][value='0']").press("Enter")
    walks.says(page, "These were learned, not chosen.")
    walks.press(page, "See what stands out")
    expect(page.get_by_role("heading", name=TOLD)).to_be_visible()

    walks.press(page, "Keep it")
    walks.on_paper(page, walks.begin(page))
    page.goto("/quiz/kept/")
    expect(page.get_by_text(TOLD)).to_be_visible()
    assert TOLD not in served.log.read_text()


def back(page: Page) -> None:
    """Playwright does not always hear of a page that comes out of the memory."""
    with suppress(Error):
        page.go_back(wait_until="load", timeout=2_000)
    page.wait_for_timeout(300)


def all_read(page: Page) -> str:
    """All that can be read in the tab, frames included; one that is gone says nothing."""
    said = []
    for frame in page.frames:
        with suppress(Error):
            said.append(frame.content())
    return "".join(said)


@pytest.mark.parametrize(("script", "server"), [(True, "dead"), (True, "slow"), (False, "well")])
def test_in_a_page_of_another_origin_the_exit_leaves_the_whole_tab(
    remembering: Browser, practice: str, served: Served, script: bool, server: str
) -> None:
    page = visitor(remembering, served, script=script)
    page.goto(practice)
    answer_all(page.frame_locator("iframe"), within=None if script else page)
    quiz = page.frame_locator("iframe") if script else page
    quiz.get_by_role("button", name="See what stands out").click()
    expect(quiz.get_by_role("heading", name=TOLD)).to_be_visible()
    assert not page.context.cookies()
    own = practice, served.address

    with ExitStack() as during:
        if server == "slow":
            during.enter_context(served.slow(3))
        if server == "dead":
            served.kill()
        if server == "slow":
            for _ in range(3):
                page.keyboard.press("Shift")
        else:
            quiz.locator("a.leave").click(no_wait_after=True)
        for _ in range(50):  # after a redirect nobody answers for where the exit leads
            if not page.url.startswith(own):
                break
            page.wait_for_timeout(100)
        assert not page.url.startswith(own)
        for _ in range(3):
            back(page)
            assert TOLD not in all_read(page)
            assert not script or "Practice" not in page.title()


def test_in_a_page_of_another_origin_keep_opens_ebb_itself(
    remembering: Browser, practice: str, served: Served
) -> None:
    page = visitor(remembering, served)
    walks.keep_a_wave(page)
    page.goto(practice)
    quiz = page.frame_locator("iframe")
    answer_all(quiz)
    assert quiz.get_by_role("button", name="Lock").count() == 0
    quiz.get_by_role("button", name="See what stands out").click()
    quiz.get_by_role("button", name="People and help").first.click()
    expect(quiz.get_by_text("Where are you?").first).to_be_visible()
    quiz.get_by_role("button", name="Back to the sentences").click()

    with page.context.expect_page() as opened:
        quiz.get_by_role("button", name="Keep or print it").click()
    inside = opened.value
    walks.says(inside, "These were learned, not chosen.")
    assert inside.url == f"{served.address}/quiz/"
    assert inside.evaluate("window.opener") is None
    walks.press(inside, "See what stands out")
    walks.press(inside, "Keep it")
    walks.says(inside, "What you kept")
    expect(inside.get_by_text(TOLD)).to_be_visible()
    expect(quiz.get_by_role("heading", name=TOLD)).to_be_visible()
