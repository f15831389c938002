"""The referee between two programs that take the same steps: the server, and its twin in the page.

A room walks on the server, as wild as nobody's night, with a fixed seed (`Case`); a real browser
plays each press through the room's `twin/`. What is carried afterwards has to be the same to the
letter, and so has every fact a screen is drawn from, and, for each variant, the screen itself.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any, ClassVar, NamedTuple

import msgspec
from django.http import QueryDict
from django.template.loader import render_to_string
from playwright.sync_api import Page

from ebb.records import Letter, Record, WaveBegun
from ebb.records.carried import Carried, Written, dump
from ebb.safety import helplines
from ebb.steps import doors
from ebb.steps.shell import FRAME, Facts, Names, help_for, when
from ebb.steps.step import Step
from tests.support.browsers import Visitors
from tests.support.markup import tokens
from tests.support.scripted import Scripted

type Fields = dict[str, list[str]]
type Press = Callable[[random.Random], Fields]

WORDS = (
    "",
    " ",
    "\x85\u2003",
    "\ufeff",
    "\x00",
    "Kite.",
    'æ "q" \\ \t\x01 愛 🌊\u2028',
    "word " * 900,
)
FAR = ("愛" * 20_000, "🌊" * 100_001, "x" * 100_001)
STAYED = ("0", "61", "999999", "-1", "²", "")  # seconds in an exercise, as a form may say them


@dataclass(frozen=True)
class Case:
    """One press: what was there, what was pressed, and what the server makes of it."""

    before: str
    pressed: Fields
    here: Facts
    step: Step
    facts: Facts  # what the server draws the screen from
    plain: Facts  # the same, as plain as it can be compared

    @property
    def given(self) -> Facts:
        return {"carried": self.before, "fields": self.pressed, "here": self.here}

    @property
    def expected(self) -> Facts:
        return {"carried": dump(self.step.carried), **self.plain}

    @property
    def variant(self) -> tuple[str, str]:
        return self.plain["screen"], self.plain["when"]


def of(name: str, *values: str) -> Press:
    return lambda chance: {name: [chance.choice(values)]}


def post(fields: Fields) -> QueryDict:
    """As a form sends it."""
    sent = QueryDict(mutable=True)
    for name, values in fields.items():
        sent.setlist(name, values)
    return sent


def moment(at: datetime) -> str:
    """As records write it."""
    began = WaveBegun(at=at, wave_id=b"w" * 16)
    return str(msgspec.json.decode(msgspec.json.encode(began))["at"])


def plain(step: Step, facts: Facts, names: Names, problems: Mapping[str, Any]) -> Facts:
    """What both rooms draw their screens from."""
    country = str(step.facts.get("country", ""))
    listed = country if country in helplines.countries() else ""
    problem, other = facts.get("problem"), facts.get("other")
    return {
        "screen": step.screen,
        "when": when(names, step.screen, facts | {"country": listed}),
        "country": listed,
        "problem": next(key for key in problems if problems[key] == problem) if problem else None,
        "letter": facts.get("letter"),
        "offered": [each.id for each in facts.get("offered", ())],
        "others": [each.id for each in facts.get("others", ())],
        "other": other.id if other else None,
    }


class Rendered(NamedTuple):
    """A screen as the server's templates say it, without the page around it."""

    html: str
    body_class: str


def rendered(folder: str, case: Case, **more: object) -> Rendered:
    facts = case.facts | {"carried": dump(case.step.carried), "frame": FRAME} | more
    if case.step.screen in {"door", "people"}:
        facts |= doors.place(case.step.facts) | doors.with_help(case.step.facts, help_of)
    html = render_to_string(f"{folder}/{case.step.screen}.html", facts)
    body_class = html.split('data-class="')[1].split('"')[0]
    return Rendered(
        html[html.index(">", html.index("<section")) + 1 : html.rindex("</section>")], body_class
    )


def help_of(door: str, code: str) -> Facts:
    """As the page of help is asked, with all its countries."""
    listed = code if code in helplines.countries() else ""
    return {"countries": helplines.countries().values()} | help_for(door, listed)


PLAYED = """async ([address, cases]) => {
  const get = (names) => Promise.all(names.map((name) => import(`/static/${name}.js`)));
  const [{ load }] = await get(["steps/shell"]);
  const { Kind, play, draw, known, told } = await (%s)(get);
  const shell = await load(address, Kind);
  const { exercises, countries } = shell;
  const more = await known(shell);
  const ids = (list) => (list ?? []).map(({ id }) => id);
  return cases.map(({ carried, fields, here, drawn }) => {
    const hers = { setAside: new Set(here.setAside), knownSafe: new Set(here.knownSafe) };
    const around = { ...here, ...hers, exercises, countries, ...more };
    const { carried: after, facts } = play(JSON.parse(carried), fields, around);
    const text = JSON.stringify(after);
    const said = {
      carried: text,
      screen: facts.screen,
      when: facts.when,
      country: facts.country ?? "",
      problem: facts.problem ?? null,
      letter: facts.letter ?? null,
      offered: ids(facts.offered),
      others: ids(facts.others),
      other: facts.other?.id ?? null,
      ...told(facts, shell),
    };
    if (!drawn) return { said };
    const { main, name, footer, waters, className } = draw(facts, shell, text);
    const html = [name, main, footer, ...waters].map((part) => part.outerHTML).join("");
    return { said, html, className };
  });
}"""
IDS = """async (all) => {
  const { parts } = await import("/static/steps/ids.js");
  const found = await Promise.all(all.map((one) => parts(JSON.parse(one))));
  return found.map((of) => of.map(([id, record]) => [id, JSON.stringify(record)]));
}"""


class Twins:
    """The two programs of one room. A room subclasses it, and brings the fixture `cases`."""

    at: ClassVar[str]  # the address of its first screen
    document: ClassVar[str]  # script: where all its screens are
    script: ClassVar[str]  # its part of PLAYED: {Kind, play, draw, known, told}
    walked: ModuleType  # every(), rendered()
    at_least: ClassVar[int]  # presses
    not_walked: ClassVar[set[tuple[str, str]]] = {("discarded", "")}
    elsewhere: ClassVar[set[tuple[str, str]]] = set()  # screens of another room

    def played(self, page: Page, cases: Iterable[Case], *, drawn: bool = False) -> list[Facts]:
        page.goto(self.at)
        given = [case.given | {"drawn": drawn} for case in cases]
        asked = [page.evaluate(self.document), given]
        answers: list[Facts] = page.evaluate(PLAYED % self.script, asked)
        return answers

    def test_the_page_takes_every_step_as_the_server_does(
        self, visitors: Visitors, cases: list[Case]
    ) -> None:
        answers = self.played(visitors.phone(), cases)

        assert len(cases) > self.at_least
        for case, answer in zip(cases, answers, strict=True):
            assert answer["said"] == case.expected, case.given

    def test_both_browsers_take_the_steps_alike(
        self, scripted: Scripted, cases: list[Case]
    ) -> None:
        """A part of the walks, in Firefox too."""
        some = [case for case in cases[::20] if len(case.before) < 20_000]
        scripted.go(self.at)
        asked = [scripted.run(self.document), [case.given for case in some]]
        answers = scripted.run(PLAYED % self.script, asked)

        for case, answer in zip(some, answers, strict=True):
            assert answer["said"] == case.expected, case.given

    def test_the_walks_meet_every_press_every_screen_and_every_variant(
        self, cases: list[Case]
    ) -> None:
        pressed = {verb for case in cases for verb in case.pressed}
        moves = {go for case in cases for go in case.pressed.get("go", ())}
        verbs, named, room = self.walked.every()
        written = {(screen, room.when(screen, facts)) for screen, facts in room.every()}

        assert pressed >= verbs
        assert moves >= named
        met = {case.variant for case in cases} - self.elsewhere
        assert met == written - self.not_walked

    def test_a_screen_drawn_in_the_page_is_the_servers_own(
        self, visitors: Visitors, cases: list[Case]
    ) -> None:
        """Each variant up to three times, whatever was in its slots."""
        some = self.some_of_each(cases)
        answers = self.played(visitors.phone(), some, drawn=True)

        for case, answer in zip(some, answers, strict=True):
            own = self.walked.rendered(case)
            assert tokens(answer["html"]) == tokens(own.html), (case.variant, case.given)
            assert answer["className"] == own.body_class

    def some_of_each(self, cases: Iterable[Case]) -> list[Case]:
        kept: dict[tuple[str, str], list[Case]] = {}
        for case in cases:
            if case.variant not in self.elsewhere:
                kept.setdefault(case.variant, []).append(case)
        return [
            case
            for each in kept.values()
            for case in {id(each[i]): each[i] for i in (0, len(each) // 2, -1)}.values()
        ]

    def test_every_part_has_the_same_id_in_the_page(
        self, visitors: Visitors, cases: list[Case]
    ) -> None:
        """And the record that is sealed there is one the server reads: letters in all alphabets."""
        after = [case.step.carried for case in cases]
        some = [*after[::20], *[one for one in after if one.letters][:60]]
        page = visitors.phone()
        page.goto(self.at)

        found = page.evaluate(IDS, [dump(one) for one in some])
        for one, parts in zip(some, found, strict=True):
            assert [part_id for part_id, _ in parts] == [own.hex() for own, _ in one.parts()]
            for (_, written), (_, part) in zip(parts, one.parts(), strict=True):
                assert written == sealed(part, one)


def sealed(part: Record | Written, carried: Carried) -> str:
    """However long a letter is: a body is made of it when it is kept."""
    if isinstance(part, Written):
        part = Letter(at=part.at, text=part.text, wave_id=carried.wave)
    return msgspec.json.encode(part).decode()
