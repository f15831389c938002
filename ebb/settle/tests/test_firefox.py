"""The player in a second browser: it moves, can be kept still, says what it lacks, and ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from ebb.safety.tests.firefox import Firefox

pytestmark = [pytest.mark.journey, pytest.mark.once]

SHIFT = "new DOMMatrix(getComputedStyle(document.querySelector('{}')).transform).m42"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    opened = Firefox(tmp_path / "profile", "localhost")
    yield opened
    opened.end()


def ask(firefox: Firefox, what: str) -> Any:
    return firefox.do("ExecuteScript", {"script": f"return {what}", "args": []})["value"]


def until(firefox: Firefox, true: str) -> None:
    end = monotonic() + 20
    while not ask(firefox, true):
        assert monotonic() < end, true
        sleep(0.1)


def test_a_breath_is_led_kept_still_and_ended(firefox: Firefox, address: str) -> None:
    firefox.go(f"{address}/settle/slow-breath/")
    until(firefox, "!document.querySelector('[data-player=stop]').hidden")
    until(firefox, f"{SHIFT.format('.water-front')} < -5")

    firefox.press(".player-still-tick")
    until(firefox, "document.querySelector('.water-front').getAnimations().length === 0")
    assert ask(firefox, "document.querySelector('.pace-count').checkVisibility()")
    firefox.press(".player-still-tick")
    until(firefox, "document.querySelector('.water-front').getAnimations().length === 1")

    ask(firefox, "document.getAnimations().forEach((one) => { one.currentTime = 299800; })")
    until(firefox, "document.querySelector('[data-player=status]').textContent !== ''")
    until(firefox, f"{SHIFT.format('.water')} > 20")


def test_steps_go_on_and_a_device_says_what_it_lacks(firefox: Firefox, address: str) -> None:
    firefox.go(f"{address}/settle/surf/")
    until(firefox, "!document.querySelector('[data-player=next]').hidden")
    firefox.press(".player-cues > summary")
    firefox.press("[data-cue=vibration]")
    firefox.press("[data-player=next]")

    words = "document.querySelector('[data-now] .player-step').textContent"
    assert ask(firefox, words).startswith("Is it tight")
    until(
        firefox,
        "navigator.vibrate || document.querySelector('[data-player=missing]')"
        ".textContent.includes('does not vibrate')",
    )
