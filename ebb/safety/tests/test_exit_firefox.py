"""The same walk in a second browser, whose memory and history work differently."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from ebb.safety.tests.firefox import PATIENCE, Firefox, Unhappy
from tests.support.served import Served

pytestmark = pytest.mark.journey
CANARY = "canary-sister"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "profile", urlsplit(settings.EXIT_URL).hostname or "")
    yield browser
    browser.end()


def until(there: Callable[[], bool]) -> None:
    """A page that is leaving while it is asked has no answer yet."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(Unhappy):
            if there():
                return
        time.sleep(0.1)
    pytest.fail("it never came")


def keep_someone(firefox: Firefox, served: Served) -> None:
    firefox.go(f"{served.address}/begin/")
    firefox.press("main form button")
    firefox.press("button[name=recovery][value=no]")
    firefox.write("[name=passphrase_new]", "a long calm sentence")
    firefox.write("[name=passphrase_again]", "a long calm sentence\ue007")  # and Enter
    until(lambda: "Lock" in firefox.shows())
    firefox.go(f"{served.address}/help/people/")
    firefox.write("[name=nickname]", f"{CANARY}\ue007")
    until(lambda: "Kept." in firefox.shows())


@pytest.mark.parametrize("installed", [False, True], ids=["in a tab", "installed"])
@pytest.mark.parametrize("server", ["well", "slow", "dead"])
def test_in_firefox_too_back_twice_shows_nothing(
    firefox: Firefox, served: Served, server: str, installed: bool
) -> None:
    if installed:
        firefox.stand_alone()
    keep_someone(firefox, served)
    for path in ("/help/plan/", "/help/", "/help/plan/", "/help/"):
        firefox.go(served.address + path)
    assert CANARY in firefox.shows()
    firefox.go(f"{served.address}/help/plan/")
    firefox.write("textarea", "canary-typed-words")

    with ExitStack() as during:
        if server == "slow":
            during.enter_context(served.slow(3))
        if server == "dead":
            served.kill()
        with suppress(Unhappy):  # nothing answers where the exit leads: this machine is alone
            firefox.press("a.leave")
        if installed:  # blank and ours: with the server, or out of what the phone keeps
            until(lambda: firefox.where() == f"{served.address}/away/")
        for _ in range(2):
            with suppress(Unhappy):
                firefox.do("Back")
            assert "canary" not in firefox.shows()


def test_the_walk_would_notice_a_page_that_is_still_there(firefox: Firefox, served: Served) -> None:
    keep_someone(firefox, served)

    firefox.go("about:blank")
    firefox.do("Back")

    until(lambda: CANARY in firefox.shows())
