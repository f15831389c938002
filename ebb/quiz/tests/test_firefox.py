"""The same in a second browser: in another page, out of it, and into Ebb itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from ebb.quiz.tests.pages import OURS
from ebb.safety.tests.firefox import PATIENCE, Firefox, Unhappy
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.once]
TOLD = OURS.domain[0].items[0]


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    browser = Firefox(tmp_path / "profile", urlsplit(settings.EXIT_URL).hostname or "")
    yield browser
    browser.end()


def until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(Unhappy):
            if there():
                return
        time.sleep(0.1)
    pytest.fail("it never came")


def into_the_frame(firefox: Firefox) -> None:
    found = firefox.do("FindElement", {"using": "css selector", "value": "iframe"})["value"]
    firefox.do("SwitchToFrame", {"element": next(iter(found.values()))})


def answered_in_the_frame(firefox: Firefox, practice: str) -> None:
    firefox.go(practice)
    into_the_frame(firefox)
    until(lambda: "What did the bond teach you?" in firefox.shows())
    firefox.press("button[value=one]")
    until(lambda: OURS.items[0].words in firefox.shows())
    firefox.press("button[name=say][value='90']")
    until(lambda: OURS.items[1].words in firefox.shows())
    firefox.press("button[value=result]")
    until(lambda: "learned, not chosen" in firefox.shows())
    firefox.press("button[value=words]")
    until(lambda: TOLD in firefox.shows())


def test_in_firefox_keep_opens_ebb_itself_and_the_exit_leaves_the_whole_tab(
    firefox: Firefox, practice: str, served: Served
) -> None:
    answered_in_the_frame(firefox, practice)
    (own,) = firefox.do("GetWindowHandles")
    firefox.press("button[formtarget=_blank]")
    until(lambda: len(firefox.do("GetWindowHandles")) == 2)
    (opened,) = set(firefox.do("GetWindowHandles")) - {own}
    firefox.do("SwitchToWindow", {"handle": opened})
    until(lambda: "learned, not chosen" in firefox.shows())
    assert firefox.where() == f"{served.address}/quiz/"
    firefox.press("button[value=words]")
    until(lambda: TOLD in firefox.shows())

    firefox.do("SwitchToWindow", {"handle": own})
    into_the_frame(firefox)
    assert TOLD in firefox.shows()
    served.kill()
    with suppress(Unhappy):  # nothing answers where the exit leads: this machine is alone
        firefox.press("a.leave")
    firefox.do("SwitchToFrame", {"id": None})
    until(lambda: practice not in firefox.where())
    for _ in range(2):
        with suppress(Unhappy):
            firefox.do("Back")
        assert practice not in firefox.where()
        assert TOLD not in firefox.shows()
