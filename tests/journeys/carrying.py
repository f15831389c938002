"""What a page carries of a wave or a pause, and what it asks for."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, Request

from ebb.records.carried import parse


def wave_of(page: Page) -> dict[str, Any]:
    """What the page carries; the server can read it at every step."""
    text = page.locator("main input[name=wave]").input_value()
    parse(text)
    return dict(json.loads(text))


def kinds(page: Page) -> list[str]:
    return [event["kind"].partition("/")[0] for event in wave_of(page)["events"]]


def requests_of(page: Page) -> list[Request]:
    found: list[Request] = []
    page.on("request", lambda request: found.append(request))  # noqa: PLW0108  it takes no built-in
    return found
