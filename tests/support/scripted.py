"""A page of the running product that a test talks to in script, in Chromium and in Firefox.

Both run it in the page's own world, under the product's own content security policy.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page

from ebb.safety.tests.firefox import Firefox
from tests.support.browsers import Visitors
from tests.support.served import Served

BROWSERS = ["chromium", "firefox"]
NOWHERE = "nowhere.invalid"


class Scripted(Protocol):
    """`run` calls an async function of one argument, both of them JSON."""

    def go(self, path: str) -> None: ...
    def run(self, function: str, what: object = None) -> Any: ...


class InChromium:
    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, path: str) -> None:
        self.page.goto(path)

    def run(self, function: str, what: object = None) -> Any:
        return self.page.evaluate(function, what)


class InFirefox:
    def __init__(self, firefox: Firefox, address: str) -> None:
        self.firefox, self.address = firefox, address

    def version(self) -> str:
        """By its own name; only its own version is in there, nothing of the machine."""
        agent = str(self.run("async () => navigator.userAgent"))
        return agent.rpartition("/")[2]

    def go(self, path: str) -> None:
        self.firefox.go(self.address + path)

    def run(self, function: str, what: object = None) -> Any:
        script = f"""const [what, done] = arguments;
            ({function})(what).then((said) => done([said ?? null]), (no) => done(`${{no}}`));"""
        asked = {"script": script, "args": [what], "sandbox": None}
        said = self.firefox.do("ExecuteAsyncScript", asked)["value"]
        assert isinstance(said, list), said
        return said[0]


@contextmanager
def in_firefox(folder: Path, address: str) -> Iterator[InFirefox]:
    firefox = Firefox(folder / "profile", NOWHERE)
    try:
        yield InFirefox(firefox, address)
    finally:
        firefox.end()


def static(served: Served, name: str) -> str:
    """The address of one of our files as the pages name it: hashed."""
    written = (served.data / "static" / "staticfiles.json").read_text(encoding="utf-8")
    return "/static/" + str(json.loads(written)["paths"][name])


@pytest.fixture(params=BROWSERS)
def scripted(
    request: pytest.FixtureRequest, served: Served, visitors: Visitors, tmp_path: Path
) -> Iterator[Scripted]:
    """The same test in each browser; the exit's page and nothing else is known to them."""
    if request.param == "chromium":
        yield InChromium(visitors.phone())
        return
    with in_firefox(tmp_path, served.address) as page:
        yield page
