"""The exit in a real browser, with the server as it should be, slow, and gone."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Error, Page, Route, expect

from ebb.safety.tests.walking import CANARY, begin, keep_someone
from tests.support.browsers import QUIET, Visitors
from tests.support.served import Served

pytestmark = pytest.mark.journey
TYPED = "canary-typed-words"
LEAVE = "a.leave"
ONLY_GOES = """
const link = document.querySelector("a.leave");
link.addEventListener("click", (event) => {
  event.preventDefault();
  window.location.replace(link.dataset.target);
});
"""


def shows(page: Page) -> str:
    """All that can be read on the page: its words, what is typed in it, its title."""
    try:
        return str(
            page.evaluate(
                """() => document.title + document.documentElement.innerText +
                [...document.querySelectorAll("input, textarea")].map(f => f.value).join(" ")"""
            )
        )
    except Error:
        return ""  # the browser's own page for a server that does not answer


def back(page: Page) -> None:
    try:
        page.go_back(wait_until="commit", timeout=8_000)
        page.wait_for_load_state(timeout=8_000)
    except Error:
        page.wait_for_timeout(200)  # the server is gone: whatever stands there now is looked at


@pytest.mark.parametrize("server", ["well", "slow", "dead"])
def test_after_leaving_back_twice_shows_nothing(
    anas_page: Page, visitors: Visitors, served: Served, server: str
) -> None:
    visitors.forgive("net::ERR", "Failed to load resource")
    seen = leave_and_go_back_twice(anas_page, served, server)

    assert not [page for page in seen if "canary" in page]
    assert server == "dead" or all(seen)  # something was looked at


def leave_and_go_back_twice(page: Page, served: Served, server: str) -> list[str]:
    """Private pages in the history, words typed and not sent; out, and what Back shows."""
    for path in ("/help/", "/help/plan/", "/help/", "/help/plan/"):
        page.goto(path)
    page.locator("textarea").first.fill(TYPED)
    seen = []
    with ExitStack() as during:
        if server == "slow":
            during.enter_context(served.slow(3))
        if server == "dead":
            served.kill()
        page.locator(LEAVE).click(no_wait_after=True)
        page.wait_for_url(settings.EXIT_URL)
        for _ in range(2):
            back(page)
            seen.append(shows(page))
    return seen


@pytest.fixture
def remembering(browser: Browser, served: Served) -> Iterator[Page]:
    """Chromium as people have it: with the memory of pages that Playwright switches off."""
    chromium = browser.browser_type.launch(
        executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
        args=[*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = chromium.new_context(base_url=served.address, service_workers="block")
    context.set_default_timeout(15_000)
    context.route(
        re.compile(re.escape(settings.EXIT_URL)),
        lambda route: route.fulfill(content_type="text/html", body="<p>Elsewhere"),
    )
    page = context.new_page()
    begin(page)
    keep_someone(page)
    yield page
    chromium.close()


@pytest.mark.parametrize("server", ["slow", "dead"])
def test_a_browser_that_remembers_pages_shows_nothing_either(
    remembering: Page, served: Served, server: str
) -> None:
    seen = leave_and_go_back_twice(remembering, served, server)

    assert not [page for page in seen if "canary" in page]


def test_the_walk_would_notice_an_exit_that_only_goes(remembering: Page, served: Served) -> None:
    remembering.context.route(
        re.compile("safety/leave"),
        lambda route: route.fulfill(content_type="text/javascript", body=ONLY_GOES),
    )

    seen = leave_and_go_back_twice(remembering, served, "dead")

    assert CANARY in seen[0]


def test_the_page_is_empty_before_anything_is_sent(anas_page: Page) -> None:
    anas_page.goto("/help/")

    seen = anas_page.evaluate(
        """async () => {
          const { leave } = await import(document.querySelector("[src*='safety/leave']").src);
          const seen = [];
          const note = (what) => seen.push([what, document.body.childNodes.length,
            document.title, document.cookie.includes("l=1")]);
          document.addEventListener("leave", () => note("told"));
          leave("https://away.example/", document,
            { protocol: "http:", replace: (to) => note(to) },
            { sendBeacon: (to) => note(to) });
          note("same task");
          return seen;
        }"""
    )

    assert seen == [
        ["told", 0, "Ebb", True],
        ["/leave/", 0, "Ebb", True],
        ["https://away.example/", 0, "Ebb", True],
        ["same task", 0, "Ebb", True],
    ]


def test_a_frozen_server_does_not_keep_her(anas_page: Page, served: Served) -> None:
    anas_page.goto("/help/")
    with served.frozen():
        anas_page.locator(LEAVE).click(no_wait_after=True)
        anas_page.wait_for_url(settings.EXIT_URL, timeout=5_000)


def test_over_https_the_mark_is_secure(phone: Page) -> None:
    phone.goto("/help/")

    mark = phone.evaluate(
        """async () => {
          const { marker } = await import(document.querySelector("[src*='safety/leave']").src);
          return [marker({ protocol: "https:" }), marker({ protocol: "http:" })];
        }"""
    )

    assert mark[0] == "l=1; path=/; SameSite=Strict; max-age=43200; Secure"
    assert mark[1] == "l=1; path=/; SameSite=Strict; max-age=43200"


@pytest.fixture
def ana_without_script(visitors: Visitors) -> Page:
    page = visitors.phone(script=False)
    visitors.forgive("net::ERR")
    begin(page)
    keep_someone(page)
    return page


def test_without_script_the_link_leaves_and_back_shows_nothing(ana_without_script: Page) -> None:
    page = ana_without_script
    page.goto("/help/")
    page.goto("/help/plan/")
    page.locator("textarea").first.fill(TYPED)

    with page.expect_request(re.compile(re.escape(settings.EXIT_URL))):
        page.locator(LEAVE).click(no_wait_after=True)
    page.wait_for_timeout(300)

    for _ in range(2):
        back(page)
        assert CANARY not in page.content()
        assert TYPED not in page.content()
        for field in page.locator("textarea, input:not([type=hidden])").all():
            assert "canary" not in field.input_value()


def test_what_comes_back_from_memory_is_hidden_first(anas_page: Page) -> None:
    anas_page.goto("/help/")

    with anas_page.expect_navigation():
        hidden = anas_page.evaluate(
            """() => {
              window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
              return getComputedStyle(document.documentElement).display;
            }"""
        )

    assert hidden == "none"
    expect(anas_page.locator("main")).to_be_visible()


def test_what_goes_into_memory_goes_hidden(anas_page: Page) -> None:
    anas_page.goto("/help/")

    hidden = anas_page.evaluate(
        """() => {
          window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
          return getComputedStyle(document.documentElement).display;
        }"""
    )

    assert hidden == "none"


def test_an_unlock_under_way_does_not_open_behind_her(anas_page: Page) -> None:
    """Where she goes is slow, so the answer to the unlock comes while the page still stands."""

    def late(route: Route) -> None:
        time.sleep(2)
        route.fulfill(body="elsewhere", content_type="text/plain")

    anas_page.route(settings.EXIT_URL, late)
    anas_page.evaluate(
        """() => {
          const body = new URLSearchParams({ passphrase: "a long calm sentence", bare: "yes" });
          fetch("/unlock/", { method: "POST", body }).catch(() => null);
          document.querySelector("a.leave").click();
        }"""
    )
    anas_page.wait_for_url(settings.EXIT_URL)

    assert "l" in {cookie["name"] for cookie in anas_page.context.cookies()}
    anas_page.goto("/help/people/")
    expect(anas_page).to_have_url(re.compile("/unlock/"))
