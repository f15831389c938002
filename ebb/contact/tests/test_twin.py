"""The page takes the steps of a pause as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through
`static/contact/twin/`. Two laws stand beside the comparison, so that both cannot be wrong together.
"""

from __future__ import annotations

import pytest

from ebb.contact.steps import SAFE_AFTER_A_DOOR
from ebb.contact.tests import walking
from ebb.records import apart
from ebb.records.carried import parse
from tests.support.browsers import Visitors
from tests.support.twins import Case, Twins

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261123, 1000
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
          settles: facts.settles ?? false,
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
        afraid = [case for case in cases if '"fear":true' in case.before or case.here["afraid"]]
        for case, answer in zip(
            afraid, self.played(visitors.phone(), afraid, drawn=True), strict=True
        ):
            assert answer["said"]["screen"] in SAFE_AFTER_A_DOOR, case.given
            assert not [asks for asks in ASKS if asks in answer["html"]], case.given
        assert len(afraid) > 500

    def test_asked_not_to_make_contact_nothing_else_is_reached_in_the_page(
        self, visitors: Visitors, cases: list[Case]
    ) -> None:
        """No draft, no promise, no whole picture, no answer: whatever is pressed while it holds."""
        held = [case for case in cases if apart(parse(case.before).events) or case.here["apart"]]
        held = [case for case in held if case.pressed.get("apart") != ["over"]]
        settles = SAFE_AFTER_A_DOOR | {"apart", "written"}
        for case, answer in zip(held, self.played(visitors.phone(), held, drawn=True), strict=True):
            assert answer["said"]["screen"] in settles, case.given
            assert answer["said"]["address"] == "/pause/c/", case.given
            assert not answer["said"]["began"], case.given
            assert not [asks for asks in ASKS if asks in answer["html"]], case.given
        assert len(held) > 500
