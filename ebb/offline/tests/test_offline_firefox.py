"""The same phone in a second browser, whose worker starts and stops in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from ebb.offline.tests.devices import READY
from ebb.safety.tests.firefox import Firefox, Unhappy
from ebb.safety.tests.test_exit_firefox import until
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.once]
ASKED = "const done = arguments[0]; Promise.resolve(%s).then(done, () => done(null));"


@pytest.fixture
def switched_on(tmp_path: Path) -> Iterator[Callable[[], Firefox]]:
    """Firefox with one profile, started as often as asked."""
    opened: list[Firefox] = []

    def on() -> Firefox:
        for earlier in opened:
            earlier.end()
        opened.clear()
        away = urlsplit(settings.EXIT_URL).hostname or ""
        opened.append(Firefox(tmp_path / "profile", away))
        return opened[0]

    yield on
    for last in opened:
        last.end()


def asked(firefox: Firefox, promise: str) -> object:
    script = {"script": ASKED % promise, "args": []}
    return firefox.do("ExecuteAsyncScript", script)["value"]


def test_in_firefox_too_first_aid_opens_from_a_cold_start(
    switched_on: Callable[[], Firefox], served: Served, tmp_path: Path
) -> None:
    firefox = switched_on()
    firefox.go(served.address)
    assert str(asked(firefox, READY)).endswith("/worker.js")
    written = tmp_path / "profile" / "serviceworker.txt"  # Firefox's own list, a moment later
    until(lambda: written.is_file() and served.address in written.read_text(encoding="utf-8"))
    served.kill()

    firefox = switched_on()
    for path, words in (
        ("/", "That is enough for now."),
        ("/wave/", "This is a wave."),
        ("/pause/", "First the body."),
        ("/help/in/IE/", "Call 112"),
        ("/settle/feet/", "Next"),
        ("/yours/", "No network right now."),
        ("/away/", "Blank"),
    ):
        firefox.go(served.address + path)
        until(lambda words=words: words in firefox.shows())  # type: ignore[misc]
    firefox.go(f"{served.address}/wave/")
    assert asked(firefox, "document.getAnimations().length > 0")
    for path, button, words in (
        ("/pause/", "[name=go][value=write]", "Write it here instead."),
        ("/pause/b/", "[name=go][value=pulls]", "What does it pull on?"),
    ):
        firefox.go(served.address + path)
        firefox.press(f"main {button}")
        until(lambda words=words: words in firefox.shows())  # type: ignore[misc]


def test_in_firefox_too_a_phone_can_be_forgotten(
    switched_on: Callable[[], Firefox], served: Served
) -> None:
    firefox = switched_on()
    firefox.go(served.address)
    asked(firefox, READY)
    firefox.go(f"{served.address}/device/")
    firefox.press("[data-module=forget] button")
    until(lambda: "This device has forgotten." in firefox.shows())

    assert asked(firefox, "caches.keys().then((names) => names.length)") == 0
    assert asked(firefox, "indexedDB.databases().then((all) => all.length)") == 0
    served.kill()
    firefox = switched_on()
    try:
        firefox.go(f"{served.address}/wave/")
    except Unhappy:  # nothing answers any more, neither server nor worker
        return
    assert "This is a wave." not in firefox.shows()
