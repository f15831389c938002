"""The page takes the steps of a pause as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through
`static/contact/twin/`, and draws screens that are compared with the templates' own.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from ebb.contact import shell
from ebb.contact.steps import MOVES, SAFE_AFTER_A_DOOR, VERBS
from ebb.contact.tests import walking
from ebb.records import Letter, Record
from ebb.records.carried import Carried, Written, dump
from tests.support.browsers import Visitors
from tests.support.markup import tokens
from tests.support.scripted import Scripted

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261123, 900
ADDRESS = "async () => document.querySelector('#pause').dataset.pause"
HARNESS = """async ([address, cases]) => {
  const [{ play }, { load }, { draw }, { PauseShell }, { search }] = await Promise.all(
    ["contact/twin/play", "steps/shell", "contact/draw", "contact/shell", "safety/crisis"]
      .map((name) => import(`/static/${name}.js`)));
  const shell = await load(address, PauseShell);
  const speaks = search(await (await fetch(shell.phrases)).json());
  const ids = (list) => (list ?? []).map(({ id }) => id);
  const { exercises, countries, content } = shell;
  return cases.map(({ carried, fields, here, drawn }) => {
    const known = { ...here, setAside: new Set(here.setAside), knownSafe: new Set(here.knownSafe) };
    const around = { ...known, exercises, countries, content, speaks };
    const { carried: after, facts } = play(JSON.parse(carried), fields, around);
    const text = JSON.stringify(after);
    const { address, aside, stay, in_wave, back, onward, sheet, began } = facts;
    const said = {
      ...{ address, aside, stay, in_wave, back, onward, sheet, began },
      until: facts.until ? shell.until(facts.until) : "",
      carried: text,
      screen: facts.screen,
      when: facts.when,
      country: facts.country ?? "",
      problem: facts.problem ?? null,
      letter: facts.letter ?? null,
      offered: ids(facts.offered),
      others: ids(facts.others),
      other: facts.other?.id ?? null,
      promises: facts.promises ?? [],
    };
    if (!drawn) return { said };
    const { main, name, footer, waters, className } = draw(facts, shell, text);
    const html = [name, main, footer, ...waters].map((part) => part.outerHTML).join("");
    return { said, html, className };
  });
}"""


@pytest.fixture(scope="module")
def cases() -> list[walking.Case]:
    return list(walking.cases(SEED, WALKS))


def played(page: Page, cases: list[walking.Case], *, drawn: bool = False) -> list[dict[str, Any]]:
    page.goto("/pause/")
    given = [case.given | {"drawn": drawn} for case in cases]
    answers: list[dict[str, Any]] = page.evaluate(HARNESS, [page.evaluate(ADDRESS), given])
    return answers


def variant(case: walking.Case) -> tuple[str, str]:
    return case.expected["screen"], case.expected["when"]


def test_the_page_takes_every_step_as_the_server_does(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    answers = played(visitors.phone(), cases)

    assert len(cases) > 6000
    for case, answer in zip(cases, answers, strict=True):
        assert answer["said"] == case.expected, case.given


def test_both_browsers_take_the_steps_alike(scripted: Scripted, cases: list[walking.Case]) -> None:
    """A part of the walks, in Firefox too."""
    some = [case for case in cases[::20] if len(case.before) < 20_000]
    scripted.go("/pause/")
    address = scripted.run(ADDRESS)
    answers = scripted.run(HARNESS, [address, [case.given for case in some]])

    for case, answer in zip(some, answers, strict=True):
        assert answer["said"] == case.expected, case.given


def test_fear_comes_first_in_the_page_too(visitors: Visitors, cases: list[walking.Case]) -> None:
    """A law of its own, whatever the two programs agree on: after a door nothing asks or weighs."""
    page = visitors.phone()
    afraid = [case for case in cases if '"door":"scared"' in case.before]
    for answer in played(page, afraid, drawn=True):
        assert answer["said"]["screen"] in SAFE_AFTER_A_DOOR
        for asks in ('name="choose"', 'name="relief"', 'name="promise"', "<textarea"):
            assert asks not in answer["html"]
    assert len(afraid) > 500


def test_the_walks_meet_every_press_every_screen_and_every_variant(
    cases: list[walking.Case],
) -> None:
    pressed = {verb for case in cases for verb in case.pressed}
    moves = {go for case in cases for go in case.pressed.get("go", ())}
    room = shell.room(walking.CONTENT, walking.ways(walking.NOTHING))
    written = {(screen, room.when(screen, facts)) for screen, facts in room.every()}

    assert pressed >= VERBS.keys()
    assert moves >= MOVES.keys()
    assert {variant(case) for case in cases} == written - {("discarded", "")}


def test_a_screen_drawn_in_the_page_is_the_servers_own(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    """Each variant up to three times, whatever was in its slots."""
    kept: dict[tuple[str, str], list[walking.Case]] = {}
    for case in cases:
        kept.setdefault(variant(case), []).append(case)
    some = [
        case
        for each in kept.values()
        for case in {id(each[i]): each[i] for i in (0, len(each) // 2, -1)}.values()
    ]
    answers = played(visitors.phone(), some, drawn=True)

    for case, answer in zip(some, answers, strict=True):
        own = walking.rendered(case)
        assert tokens(answer["html"]) == tokens(own.html), (variant(case), case.given)
        assert answer["className"] == own.body_class


IDS = """async (waves) => {
  const { parts } = await import("/static/steps/ids.js");
  const all = await Promise.all(waves.map((wave) => parts(JSON.parse(wave))));
  return all.map((of) => of.map(([id, record]) => [id, JSON.stringify(record)]));
}"""


def test_every_part_of_a_pause_has_the_same_id_in_the_page(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    """And the record that is sealed there is one the server reads: letters in all alphabets."""
    after = [case.step.carried for case in cases]
    pauses = [*after[::20], *[one for one in after if one.letters][:60]]
    letters = "".join(letter.text for one in pauses for letter in one.letters)
    page = visitors.phone()
    page.goto("/pause/")

    for one, parts in zip(pauses, page.evaluate(IDS, [dump(one) for one in pauses]), strict=True):
        assert [part_id for part_id, _ in parts] == [own.hex() for own, _ in one.parts()]
        for (_, written), (_, part) in zip(parts, one.parts(), strict=True):
            assert written == (letter(part, one) if isinstance(part, Written) else encode(part))
    assert all(sign in letters for sign in 'æ愛🌊\u2028\t\x01\\"')


def encode(record: Record) -> str:
    return msgspec.json.encode(record).decode()


def letter(part: Written, wave: Carried) -> str:
    """However long it is: a body is made of it when it is kept."""
    return encode(Letter(at=part.at, text=part.text, wave_id=wave.wave))
