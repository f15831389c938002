"""What a page carries of a wave or a pause, and what it asks for."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from ebb.records.carried import parse

SETTLING = tuple(f"settle/{name}." for name in ("steps", "tiles", "voice", "tone"))
PAUSE = ("/pause/$", "/stay/$", "phrases/en", "contact/local.", "steps/server.", *SETTLING)
WAVE = ("/steps/$", "wave/local.", *PAUSE)
GOT = """performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)"""
DRESSED = """[...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet)"""


def wave_of(page: Page) -> dict[str, Any]:
    """What the page carries; the server can read it at every step."""
    text = page.locator("main input[name=wave]").input_value()
    parse(text)
    return dict(json.loads(text))


def kinds(page: Page) -> list[str]:
    return [event["kind"].partition("/")[0] for event in wave_of(page)["events"]]


def arrived(page: Page, at: str = "/wave/", needed: tuple[str, ...] = ()) -> None:
    """With everything its steps need in the page, however slow the machine: no pause says that.

    A clock that a test has put in tells nothing of what came: so both are asked, browser and page.
    """
    finished: list[str] = []
    page.on("requestfinished", lambda request: finished.append(urlsplit(request.url).path))
    page.goto(at)
    missing = list(needed or (WAVE if at == "/wave/" else PAUSE))
    for _look in range(300):
        got = [f"{path}$" for path in (*finished, *page.evaluate(GOT))]
        missing = [part for part in missing if not any(part in path for path in got)]
        if not missing and page.evaluate(DRESSED):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came: {missing}")


def requests_of(page: Page) -> list[Request]:
    found: list[Request] = []
    page.on("request", lambda request: found.append(request))  # noqa: PLW0108  it takes no built-in
    return found
