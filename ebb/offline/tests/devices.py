"""A phone that can be switched off and on: a browser whose profile stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, ConsoleMessage, Error, Page

from tests.support.browsers import QUIET, alone, chromium
from tests.support.served import Served

SMALL = {"width": 390, "height": 844}
NETWORK = "net::ERR", "Failed to load resource", "Failed to fetch", "NetworkError"
KEPT = """async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    kept[name] = (await cache.keys()).map((request) => new URL(request.url).pathname);
  }
  return kept;
}"""
TEXTS = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      texts.push([request.url, await (await cache.match(request)).text()]);
    }
  }
  return texts;
}"""
READY = """navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
  const whole = () => active.state === "activated" && done(active.scriptURL);
  active.addEventListener("statechange", whole);
  whole();
}))"""  # ready says only that it begins to be active; a phone keeps it from here on


@dataclass
class Device:
    """One browser profile. `said` is what its pages wrote to the console as errors."""

    chromium: BrowserType
    profile: Path
    address: str
    said: list[str] = field(default_factory=list)

    @contextmanager
    def on(self, *flags: str, **how: Any) -> Iterator[BrowserContext]:
        """Switched on: a browser that starts cold, and is closed at the end."""
        context = self.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=chromium(),
            args=[*QUIET, *alone(), *flags],
            base_url=self.address,
            viewport=None if flags else SMALL,  # type: ignore[arg-type]
            locale="en-GB",
            timezone_id="UTC",
            **how,
        )
        context.set_default_timeout(15_000)
        context.on("console", self.heard)
        context.on("weberror", lambda error: self.said.append(f"script: {error.error}"))
        try:
            yield context
        finally:
            with suppress(Error):
                context.close()

    def heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in NETWORK):
            self.said.append(f"{message.text} ({message.location.get('url', '')})")


def keeps(page: Page) -> None:
    """Wait until the browser has kept first aid."""
    page.evaluate(READY)


def visited(device: Device) -> None:
    """Once there, then closed."""
    with device.on() as context:
        page = context.pages[0]
        page.goto("/")
        keeps(page)


def new_device(chromium: BrowserType, folder: Path, served: Served) -> Device:
    return Device(chromium, folder, served.address)
