"""The page takes the steps of a pause as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through
`static/contact/twin/`. A law stands beside the comparison, so that both cannot be wrong together.
"""

from __future__ import annotations

import pytest

from ebb.contact.steps import SAFE_AFTER_A_DOOR
from ebb.contact.tests import walking
from tests.support.browsers import Visitors
from tests.support.twins import Case, Twins

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261123, 900
ASKS = ('name="choose"', 'name="relief"', 'name="promise"', 'name="hold"', "<textarea")


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(walking.cases(SEED, WALKS))


class TestPause(Twins):
    walked = walking
    at = "/pause/"
    document = "async () => document.querySelector('#pause').dataset.pause"
    at_least = 6000
    script = """async (get) => {
      const [{ play }, { draw }, { PauseShell: Kind }, { search }] = await get(
        ["contact/twin/play", "contact/draw", "contact/shell", "safety/crisis"]);
      const known = async ({ content, phrases }) => {
        const speaks = search(await (await fetch(phrases)).json());
        return { content, speaks };
      };
      const told = (facts, shell) => {
        const { address, aside, stay, in_wave, back, onward, sheet, began } = facts;
        return {
          ...{ address, aside, stay, in_wave, back, onward, sheet, began },
          until: facts.until ? shell.until(facts.until) : "",
          promises: facts.promises ?? [],
        };
      };
      return { Kind, play, draw, known, told };
    }"""

    def test_the_walks_keep_letters_in_all_alphabets(self, cases: list[Case]) -> None:
        letters = "".join(one.text for case in cases for one in case.step.carried.letters)

        assert all(sign in letters for sign in 'æ愛🌊\u2028\t\x01\\"')

    def test_fear_comes_first_in_the_page_too(self, visitors: Visitors, cases: list[Case]) -> None:
        """Whatever the two programs agree on: after the door nothing asks or weighs."""
        afraid = [case for case in cases if '"fear":true' in case.before]
        for case, answer in zip(
            afraid, self.played(visitors.phone(), afraid, drawn=True), strict=True
        ):
            assert answer["said"]["screen"] in SAFE_AFTER_A_DOOR, case.given
            assert not [asks for asks in ASKS if asks in answer["html"]], case.given
        assert len(afraid) > 500
