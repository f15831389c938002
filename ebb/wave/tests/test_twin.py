"""The page takes the steps of a wave as the server does: thousands of presses, compared.

`walking.py` walks on the server; a real browser plays the same presses through
`static/wave/twin/`, and draws screens that are compared with the templates' own.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Page

from ebb.records import Letter, Record
from ebb.records.carried import Carried, Written, dump
from ebb.wave import shell
from ebb.wave.steps import MOVES, VERBS
from ebb.wave.tests import walking
from tests.support.browsers import Visitors
from tests.support.scripted import Scripted

pytestmark = [pytest.mark.journey, pytest.mark.once]

SEED, WALKS = 20261122, 720
HARNESS = """async ([address, cases]) => {
  const [{ play }, { load }, { draw }, { onTheClock }] = await Promise.all(
    ["twin/play", "shell", "draw", "twin/time"].map((name) => import(`/static/wave/${name}.js`)));
  const shell = await load(address);
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
      ask_in: facts.ask_in,
      chosen: facts.chosen ?? null,
      offered: ids(facts.offered),
      others: ids(facts.others),
      other: facts.other?.id ?? null,
      sentence: change ? (change.fell ? shell.fell(change.fell) : met(change.numb)) : null,
      note: change ? (change.note ? shell.words(change.note) : "") : null,
      summary: ratings.length ? shell.summary(ratings) : null,
      picture: facts.picture,
      times: ratings.map(({ at }) => onTheClock(at)),
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
    written = {
        (screen, shell.when(screen, facts)) for screen, facts in shell.every(walking.EXERCISES)
    }

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


SHELL = "async () => document.querySelector('#wave').dataset.shell"
IDS = """async (waves) => {
  const { parts } = await import("/static/wave/ids.js");
  const all = await Promise.all(waves.map((wave) => parts(JSON.parse(wave))));
  return all.map((of) => of.map(([id, record]) => [id, JSON.stringify(record)]));
}"""


def test_every_part_of_a_wave_has_the_same_id_in_the_page(
    visitors: Visitors, cases: list[walking.Case]
) -> None:
    """And the record that is sealed there is one the server reads: letters in all alphabets."""
    after = [case.step.carried for case in cases]
    waves = [*after[::20], *(wave for wave in after if wave.letters)]
    letters = "".join(letter.text for wave in waves for letter in wave.letters)
    page = visitors.phone()
    page.goto("/wave/")

    for wave, parts in zip(waves, page.evaluate(IDS, [dump(one) for one in waves]), strict=True):
        assert [part_id for part_id, _ in parts] == [own.hex() for own, _ in wave.parts()]
        for (_, written), (_, part) in zip(parts, wave.parts(), strict=True):
            assert written == (letter(part, wave) if isinstance(part, Written) else encode(part))
    assert all(sign in letters for sign in 'æ愛🌊\u2028\t\x01\\"')


def encode(record: Record) -> str:
    return msgspec.json.encode(record).decode()


def letter(part: Written, wave: Carried) -> str:
    """However long it is: a body is made of it when it is kept."""
    return encode(Letter(at=part.at, text=part.text, wave_id=wave.wave))


class Tokens(HTMLParser):
    """Tags with sorted attributes, and words without the space around them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, sorted((name, value or "") for name, value in attrs)))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.found.append(words)


VOID = {"path", "circle", "input", "link", "img", "br", "use", "rect"}


def tokens(html: str) -> list[Any]:
    parser = Tokens()
    parser.feed(html)
    return parser.found
