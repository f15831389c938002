"""The page takes the steps of a wave as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through `static/wave/twin/`.
"""

from __future__ import annotations

import pytest

from ebb.wave.tests import walking
from tests.support.twins import Case, Twins

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261122, 720


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(walking.cases(SEED, WALKS))


class TestWave(Twins):
    walked = walking
    at = "/wave/"
    document = "async () => document.querySelector('#wave').dataset.shell"
    at_least = 4000
    elsewhere = {("pause", "")}  # another room's screens: contact/tests/test_twin.py
    script = """async (get) => {
      const [{ play }, { draw }, { WaveShell: Kind }, { micro, onTheClock }] = await get(
        ["wave/twin/play", "wave/draw", "wave/shell", "steps/twin/time"]);
      const met = (low) => (low ? "It is low." : "That happens. You did nothing wrong.");
      const known = ({ groups }) => ({ groups });
      const told = ({ before, began, ask_in, chosen, change, ratings, picture }, shell) => ({
        before: before ?? null,
        began: Boolean(began),
        ask_in,
        chosen: chosen ?? null,
        sentence: change ? (change.fell ? shell.fell(change.fell) : met(change.numb)) : null,
        note: change ? (change.note ? shell.words(change.note) : "") : null,
        summary: ratings.length ? shell.summary(ratings) : null,
        picture,
        times: ratings.map(({ at }) => onTheClock(micro(at) / 1000)),
      });
      return { Kind, play, draw, known, told };
    }"""
