"""The exit where the worker is: in an installed app, in a window of the browser, and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from ebb.offline.tests.devices import Device, keeps
from ebb.safety.tests.test_exit_journey import back, shows
from ebb.safety.tests.walking import CANARY, begin, keep_someone
from tests.support.browsers import AWAY
from tests.support.served import Served

pytestmark = pytest.mark.journey
TYPED = "canary-typed-words"
STATES = pytest.mark.parametrize("server", ["well", "slow", "dead"])


@contextmanager
def app(device: Device) -> Iterator[BrowserContext]:
    """In a window of its own, without the browser's bar: what an installed app is."""
    with device.on(f"--app={device.address}/") as context:
        yield context


@contextmanager
def window(device: Device) -> Iterator[BrowserContext]:
    """As people have it: with the memory of pages that Playwright switches off."""
    with device.on(ignore_default_args=["--disable-back-forward-cache"]) as context:
        context.route(
            re.compile(re.escape(settings.EXIT_URL)),
            lambda route: route.fulfill(content_type="text/html", body=AWAY),
        )
        yield context


def hers(page: Page) -> None:
    """Private pages in the history, and words typed and not sent."""
    page.goto("/")
    keeps(page)
    page.reload()
    begin(page)
    keep_someone(page)
    for path in ("/help/plan/", "/help/", "/help/plan/", "/help/"):
        page.goto(path)
    expect(page.locator("main")).to_contain_text(CANARY)
    page.goto("/help/plan/")
    page.locator("textarea").first.fill(TYPED)


def left(page: Page, served: Served, server: str, to: str) -> list[str]:
    """Out, and what Back shows, twice."""
    seen = []
    with ExitStack() as during:
        if server == "slow":
            during.enter_context(served.slow(3))
        if server == "dead":
            served.kill()
        page.locator("a.leave").click(no_wait_after=True)
        page.wait_for_url(to, timeout=4_000)
        seen.append(shows(page))
        for _ in range(2):
            back(page)
            seen.append(shows(page))
    return seen


@STATES
def test_an_installed_app_is_left_for_a_blank_page(
    device: Device, served: Served, server: str
) -> None:
    with app(device) as context:
        page = context.pages[0]
        assert page.evaluate("matchMedia('(display-mode: standalone)').matches")
        hers(page)

        blank, *behind = left(page, served, server, "**/away/")

    assert blank.strip() == "Blank"
    assert not [text for text in behind if "canary" in text]


@STATES
def test_in_a_window_with_the_worker_back_twice_shows_nothing(
    device: Device, served: Served, server: str
) -> None:
    with window(device) as context:
        page = context.pages[0]
        hers(page)

        elsewhere, *behind = left(page, served, server, settings.EXIT_URL)

    assert "Elsewhere" in elsewhere
    assert not [text for text in behind if "canary" in text]


@pytest.mark.parametrize("server", ["well", "dead"])
def test_after_leaving_first_aid_still_opens_without_a_network(
    device: Device, served: Served, server: str
) -> None:
    """The exit's answer clears the browser's cache of pages, and not what the worker keeps."""
    with app(device) as context:
        page = context.pages[0]
        hers(page)
        left(page, served, server, "**/away/")
        page.wait_for_timeout(500)
    served.kill()

    with app(device) as context:
        page = context.pages[0]
        page.goto("/wave/")
        expect(page.get_by_role("heading", name="This is a wave.")).to_be_visible()
        page.goto("/help/people/")
        expect(page.get_by_role("heading", name="No network right now.")).to_be_visible()
