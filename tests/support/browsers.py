"""Real browsers, and a guard that goes with every page.

The guard fails a journey when a page asks any other host for anything (only the
exit leads away, and it is answered here), writes an error to its console, or
breaks the content security policy.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    sync_playwright,
)

from tests.support.served import Served

QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
AWAY = "<!doctype html><title>Elsewhere</title><p>Elsewhere"


@dataclass
class Guard:
    """What went wrong on the pages of one visitor, and what a test said may go wrong."""

    own: str
    exit: str
    complaints: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)

    def forgive(self, *parts: str) -> None:
        """A complaint with one of these words in it is what this test is about."""
        self.forgiven.extend(parts)

    def route(self, route: Route) -> None:
        request = route.request
        if urlsplit(request.url).netloc == self.own:
            route.continue_()
        elif request.is_navigation_request() and request.url.startswith(self.exit):
            route.fulfill(status=200, content_type="text/html", body=AWAY)
        else:
            self.complaints.append(f"asked another host: {request.url}")
            route.abort()

    def heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def watch(self, context: BrowserContext) -> None:
        context.route(lambda url: urlsplit(url).netloc != self.own, self.route)
        context.on("console", self.heard)
        context.on("weberror", lambda error: self.complaints.append(f"script: {error.error}"))

    def unforgiven(self) -> list[str]:
        return [
            complaint
            for complaint in self.complaints
            if not any(part in complaint for part in self.forgiven)
        ]


def chromium() -> str:
    """Where Debian's Chromium is."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    return found or pytest.skip("no Chromium: bin/ci installs it on Debian")


def alone() -> tuple[str, ...]:
    """Chromium refuses its own sandbox to root."""
    return ("--no-sandbox",) if os.geteuid() == 0 else ()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One process for the whole run, a fresh profile for every visitor."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET, *alone()])
        yield opened
        opened.close()


@dataclass
class Visitors:
    """Opens pages as different people's machines would show them."""

    browser: Browser
    address: str
    exit: str
    contexts: list[BrowserContext] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)

    def phone(self, **how: bool) -> Page:
        return self.page((390, 844), touch=True, **how)

    def desktop(self, **how: bool) -> Page:
        return self.page((1280, 800), **how)

    def page(
        self,
        size: tuple[int, int],
        *,
        touch: bool = False,
        dark: bool = False,
        still: bool = False,
        script: bool = True,
        contrast: bool = False,
        worker: bool = False,
    ) -> Page:
        """A page of a new visitor. `still` is reduced motion, `script` is JavaScript.

        `worker`: the browser keeps first aid for when there is no network. Other walks do
        without, so that each of their pages comes from the server and not from the device.
        """
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": size[0], "height": size[1]},
            has_touch=touch,
            is_mobile=touch,
            device_scale_factor=2 if touch else 1,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if still else "no-preference",
            contrast="more" if contrast else "no-preference",
            java_script_enabled=script,
            service_workers="allow" if worker else "block",
            locale="en-GB",
            timezone_id="UTC",
        )
        context.set_default_timeout(15_000)
        guard = Guard(urlsplit(self.address).netloc, self.exit)
        guard.watch(context)
        self.contexts.append(context)
        self.guards.append(guard)
        return context.new_page()

    def forgive(self, *parts: str) -> None:
        """For every visitor so far: what this test breaks on purpose."""
        for guard in self.guards:
            guard.forgive(*parts)

    def leave(self) -> None:
        for context in self.contexts:
            context.close()
        complaints = [line for guard in self.guards for line in guard.unforgiven()]
        assert not complaints, "\n".join(complaints)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Visitors]]:
    """`visit(address)` for any server; `visitors` is this for the running product."""
    from django.conf import settings

    opened: list[Visitors] = []

    def to(address: str) -> Visitors:
        opened.append(Visitors(browser, address, settings.EXIT_URL))
        return opened[-1]

    yield to
    for visitors in opened:
        visitors.leave()


@pytest.fixture
def visitors(served: Served, visit: Callable[[str], Visitors]) -> Visitors:
    """`visitors.phone(dark=True)`, `.desktop(still=True)`, `.phone(script=False)`: new people."""
    return visit(served.address)


@pytest.fixture
def phone(visitors: Visitors) -> Page:
    """390 by 844, touched with a thumb; nobody has opened this Ebb before."""
    return visitors.phone()


@pytest.fixture
def desktop(visitors: Visitors) -> Page:
    return visitors.desktop()


@pytest.fixture
def without_script(visitors: Visitors) -> Page:
    """A phone whose browser runs no JavaScript."""
    return visitors.phone(script=False)
