"""Walks through a wave, as wild as nobody's night: each step as the server takes it.

The page takes the same steps by itself (`static/wave/twin/`). What these walks meet is what
test_twin.py holds it to: the wave afterwards, the screen, and every fact it is drawn from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.http import QueryDict
from django.template.loader import render_to_string

from ebb.records import WaveBegun
from ebb.records.carried import Carried, dump, parse
from ebb.safety import helplines
from ebb.settle import aside
from ebb.settle.catalogue import catalogue
from ebb.steps import doors
from ebb.steps.shell import FRAME, help_for, when
from ebb.steps.step import Step
from ebb.wave import screens, shell
from ebb.wave.steps import Here, take
from ebb.wave.views import unfinished
from ebb.wave.words import GROUPS, PROBLEMS

START = datetime(2026, 11, 22, 20, 12, tzinfo=UTC)
EXERCISES = catalogue("en")
IDS = [each.id for each in EXERCISES.exercises]
MILD = [each.id for each in EXERCISES.mild]
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
PAUSES = (0, 0, 1, 29.9995, 30, 61, 90, 150, 400, 3600)


@dataclass(frozen=True)
class Case:
    """One press: what was there, what was pressed, and what the server makes of it."""

    before: str
    pressed: dict[str, list[str]]
    here: dict[str, Any]
    step: Step
    facts: dict[str, Any]

    @property
    def given(self) -> dict[str, Any]:
        return {"carried": self.before, "fields": self.pressed, "here": self.here}

    @property
    def expected(self) -> dict[str, Any]:
        return {"carried": dump(self.step.carried), **plain(self.step, self.facts)}


def cases(seed: int, walks: int) -> Iterator[Case]:
    chance = random.Random(seed)
    for number in range(walks):
        yield from walk(chance, doors=("", "some", "fear")[number % 3])


def walk(chance: random.Random, *, doors: str) -> Iterator[Case]:
    at = START + timedelta(
        seconds=chance.choice([0, 7200, 40_000]), microseconds=chance.choice([0, 7, 250_000])
    )
    around = surroundings(chance)
    wave, salt = chance.randbytes(16), chance.randbytes(16)
    carried = Carried(wave=wave, salt=salt).with_event(WaveBegun(at=at, wave_id=wave))
    screen = "body"
    for place in range(chance.randint(3, 14)):
        at += timedelta(seconds=chance.choice(PAUSES))
        fields = press(chance, screen, doors=doors)
        if not doors and place == 1:
            fields = {"contact": [chance.choice(["pull", "did", "pull"])]}
        case = taken(carried, fields, at, around)
        yield case
        carried, screen = case.step.carried, case.step.screen


def surroundings(chance: random.Random) -> dict[str, Any]:
    some = chance.sample(IDS, 3)
    return {
        "familiar": chance.choice([[], [], some[:2]]),
        "knownSafe": chance.choice([[], [], some[:2]]),
        "setAside": chance.choice([[], [], some[2:], MILD]),
        "remembered": chance.random() < 0.5,
        "waiting": chance.random() < 0.3,
    }


def taken(
    carried: Carried, fields: dict[str, list[str]], at: datetime, around: dict[str, Any]
) -> Case:
    here = Here(
        now=at,
        exercises=EXERCISES,
        familiar=tuple(around["familiar"]),
        known_safe=frozenset(around["knownSafe"]),
        set_aside=frozenset(around["setAside"]),
    )
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    step = unfinished(take(parse(dump(carried)), post, here), post)
    known = {key: around[key] for key in ("remembered", "waiting")}
    now = dump(
        Carried(wave=b"w" * 16, salt=b"s" * 16).with_event(WaveBegun(at=at, wave_id=b"w" * 16))
    )
    moment = now.split('"at":"')[1].split('"')[0]
    return Case(
        dump(carried), fields, {**around, "now": moment}, step, screens.facts(step, here) | known
    )


def press(chance: random.Random, screen: str, *, doors: str) -> dict[str, list[str]]:
    """Mostly what the screen offers; at times what only an old page or nobody would send."""
    anywhere = ANYWHERE if chance.random() < 0.25 else OFFERED[screen]
    if doors == "fear":
        anywhere = AFRAID
    fields: dict[str, list[str]] = chance.choice(anywhere)(chance)
    if not doors and "door" in fields:
        fields = {"go": ["asked"]}
    if screen == "exercise" and chance.random() < 0.8:
        fields["doing"] = [chance.choice(IDS)]
        fields["seconds"] = [chance.choice(["0", "61", "999999", "-1", "²", ""])]
    if chance.random() < 0.15:
        fields.setdefault("letter", [chance.choice(WORDS)])
    if chance.random() < 0.05:
        fields["prompted"] = ["1"]
    return fields


def of(name: str, *values: str) -> Any:
    return lambda chance: {name: [chance.choice(values)]}


def tags(chance: random.Random) -> dict[str, list[str]]:
    ticked = {
        group.name: [*chance.sample([key for key, _ in group.ticks], chance.randint(0, 3)), "else"]
        for group in GROUPS
        if chance.random() < 0.6
    }
    they = {"they_contacted": ["1"]} if chance.random() < 0.4 else {}
    return {"go": ["tagged"], **ticked, **they}


def writing(*go: str) -> Any:
    def written(chance: random.Random) -> dict[str, list[str]]:
        words = chance.choice(FAR) if chance.random() < 0.05 else chance.choice(WORDS)
        return {"go": [chance.choice(go)], "letter": [words]}

    return written


RATE = of("rate", *map(str, range(11)), "0", "1", "9", "10", "4", "skip")
PICK = of("settle", *IDS)
WORSE = lambda chance: {"worse": [one := chance.choice(IDS)], "doing": [one]}
DOOR = of(
    "door",
    "scared",
    "hurt",
    "unreal",
    *(f"{d}:{c}" for d in ("scared", "hurt", "unreal") for c in ("IE", "US", "XX")),
)
WHY = of("why", *(f"{why}:{each}" for why in (*aside.BY_ID, "x") for each in (*MILD, "none")))
GO = of(
    "go",
    "settle",
    "others",
    "again",
    "tags",
    "landing",
    "people",
    "people:IE",
    "people:XX",
    "asked",
    "over",
    "stop",
)
ODD = of("rate", "11", "-1", "8.5", "", "²", "007", " 8")
ANYWHERE = (
    RATE,
    PICK,
    WORSE,
    DOOR,
    GO,
    ODD,
    of("go", "nowhere", ""),
    of("settle", "none"),
    of("contact", "x"),
    of("door", "none"),
)
AFRAID = (of("door", "scared"), DOOR, DOOR, PICK, PICK, PICK, GO, WORSE, RATE)
OFFERED: dict[str, tuple[Any, ...]] = {
    "body": (RATE,),
    "settle": (PICK, PICK, of("go", "others", "asked", "again")),
    "others": (PICK,),
    "exercise": (of("go", "again", "others"), WORSE),
    "worse": (PICK, WHY, of("go", "people", "again")),
    "again": (RATE, RATE, of("go", "over", "stop", "settle")),
    "contact": (of("contact", "none", "pull", "did", "skip"), of("contact", "did", "pull")),
    "how": (of("how", "i", "they", "turned_up", "needed", "skip"),),
    "notchosen": (of("go", "tags"),),
    "pause": (writing("tags"), writing("landing"), of("contact", "pull")),
    "tags": (tags,),
    "door": (GO,),
    "people": (GO,),
    "landing": (GO,),
}


def plain(step: Step, facts: dict[str, Any]) -> dict[str, Any]:
    """What a screen is drawn from, as plain as it can be compared."""
    listed = str(step.facts.get("country", "")) in helplines.countries()
    facts = facts | {"country": step.facts.get("country", "") if listed else ""}
    problem, change, picture = facts.get("problem"), facts.get("change"), facts.get("picture")
    return {
        "screen": step.screen,
        "when": when(shell.NAMES, step.screen, facts),
        "country": facts["country"],
        "problem": next(key for key in PROBLEMS if PROBLEMS[key] == problem) if problem else None,
        "letter": facts.get("letter"),
        "before": facts.get("before"),
        "began": bool(facts.get("began")),
        "ask_in": facts.get("ask_in"),
        "chosen": facts.get("chosen"),
        "offered": [each.id for each in facts.get("offered", ())],
        "others": [each.id for each in facts.get("others", ())],
        "other": other.id if (other := facts.get("other")) else None,
        "sentence": change.sentence if change else None,
        "note": change.note if change else None,
        "summary": facts.get("summary"),
        "picture": drawn(picture) if picture else None,
        "times": [f"{row.at.hour}:{row.at:%M}" for row in facts.get("rows", ())],
    }


def drawn(picture: Any) -> dict[str, Any]:
    paths = {name: getattr(picture, name) for name in ("line", "area", "before", "newest")}
    return paths | {"dots": [[f"{dot.x:.1f}", f"{dot.y:.1f}", dot.label] for dot in picture.dots]}


class Rendered(NamedTuple):
    """A screen as the server's templates say it, without the page around it."""

    html: str
    body_class: str


def help_of(door: str, code: str) -> dict[str, Any]:
    """As the page of help is asked, with all its countries."""
    return {"countries": helplines.countries().values()} | help_for(
        door, code if code in helplines.countries() else ""
    )


def rendered(case: Case) -> Rendered:
    facts = case.facts | {"carried": dump(case.step.carried), "frame": FRAME}
    facts["keep_at"] = screens.keep_at(exists=True)
    if case.step.screen in {"door", "people"}:
        facts |= doors.place(case.step.facts) | doors.with_help(case.step.facts, help_of)
    html = render_to_string(f"wave/{case.step.screen}.html", facts)
    body_class = html.split('data-class="')[1].split('"')[0]
    return Rendered(
        html[html.index(">", html.index("<section")) + 1 : html.rindex("</section>")], body_class
    )
