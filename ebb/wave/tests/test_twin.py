"""The page takes the steps of a wave as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through
`static/wave/twin/`, and draws screens that are compared with the templates' own.
"""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from ebb.records.carried import dump
from ebb.wave import shell
from ebb.wave.steps import MOVES, VERBS
from ebb.wave.tests import walking
from tests.support.browsers import Visitors
from tests.support.markup import tokens
from tests.support.scripted import Scripted

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261122, 720
HARNESS = """async ([address, cases]) => {
  const [{ play }, { load }, { draw }, { micro, onTheClock }, { WaveShell }] = await Promise.all(
    ["wave/twin/play", "steps/shell", "wave/draw", "steps/twin/time", "wave/shell"]
      .map((name) => import(`/static/${name}.js`)));
  const shell = await load(address, WaveShell);
  const met = (low) => (low ? "It is low." : "That happens. You did nothing wrong.");
  const ids = (list) => (list ?? []).map(({ id }) => id);
  const { exercises, groups, countries } = shell;
  return cases.map(({ carried, fields, here, drawn }) => {
    const known = { ...here, setAside: new Set(here.setAside), knownSafe: new Set(here.knownSafe) };
    const around = { ...known, exercises, groups, countries };
    const { carried: after, facts } = play(JSON.parse(carried), fields, around);
    const text = JSON.stringify(after);
    const { change, ratings } = facts;
    const said = {
      carried: text,
      screen: facts.screen,
      when: facts.when,
      country: facts.country ?? "",
      problem: facts.problem ?? null,
      letter: facts.letter ?? null,
      before: facts.before ?? null,
      began: Boolean(facts.began),
      ask_in: facts.ask_in,
      chosen: facts.chosen ?? null,
      offered: ids(facts.offered),
      others: ids(facts.others),
      other: facts.other?.id ?? null,
      sentence: change ? (change.fell ? shell.fell(change.fell) : met(change.numb)) : null,
      note: change ? (change.note ? shell.words(change.note) : "") : null,
      summary: ratings.length ? shell.summary(ratings) : null,
      picture: facts.picture,
      times: ratings.map(({ at }) => onTheClock(micro(at) / 1000)),
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
    page.goto("/wave/")
    address = page.locator("#wave").get_attribute("data-shell")
    given = [case.given | {"drawn": drawn} for case in cases]
    answers: list[dict[str, Any]] = page.evaluate(HARNESS, [address, given])
    return answers


def variant(case: walking.Case) -> tuple[str, str]:
    return case.expected["screen"], case.expected["when"]


def test_the_page_takes_every_step_as_the_server_does(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    answers = played(visitors.phone(), cases)

    assert len(cases) > 4000
    for case, answer in zip(cases, answers, strict=True):
        assert answer["said"] == case.expected, case.given


def test_both_browsers_take_the_steps_alike(scripted: Scripted, cases: list[walking.Case]) -> None:
    """A part of the walks, in Firefox too."""
    some = [case for case in cases[::15] if len(case.before) < 20_000]
    scripted.go("/wave/")
    address = scripted.run(SHELL)
    answers = scripted.run(HARNESS, [address, [case.given for case in some]])

    for case, answer in zip(some, answers, strict=True):
        assert answer["said"] == case.expected, case.given


def test_the_walks_meet_every_press_every_screen_and_every_variant(
    cases: list[walking.Case],
) -> None:
    pressed = {verb for case in cases for verb in case.pressed}
    moves = {go for case in cases for go in case.pressed.get("go", ())}
    room = shell.room(walking.EXERCISES)
    written = {(screen, room.when(screen, facts)) for screen, facts in room.every()}

    assert pressed >= VERBS.keys()
    assert moves >= MOVES.keys()
    leads = {("pause", "")}  # another room's screens: contact/tests/test_twin.py
    assert {variant(case) for case in cases} - leads == written - {("discarded", "")}


def test_a_screen_drawn_in_the_page_is_the_servers_own(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    """Each variant up to three times, whatever was in its slots."""
    kept: dict[tuple[str, str], list[walking.Case]] = {}
    for case in cases:
        if case.step.screen == "pause":
            continue
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


SHELL = "async () => document.querySelector('#wave').dataset.shell"
IDS = """async (waves) => {
  const { parts } = await import("/static/steps/ids.js");
  const all = await Promise.all(waves.map((wave) => parts(JSON.parse(wave))));
  return all.map((of) => of.map(([id, record]) => [id, JSON.stringify(record)]));
}"""


def test_every_part_of_a_wave_has_the_same_id_in_the_page(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    """And the record that is sealed there is one the server reads; letters: contact's own test."""
    after = [case.step.carried for case in cases]
    waves = after[::20]
    page = visitors.phone()
    page.goto("/wave/")

    for wave, parts in zip(waves, page.evaluate(IDS, [dump(one) for one in waves]), strict=True):
        assert [part_id for part_id, _ in parts] == [own.hex() for own, _ in wave.parts()]
        for (_, written), (_, part) in zip(parts, wave.parts(), strict=True):
            assert written == msgspec.json.encode(part).decode()
