"""Walks through a wave, as wild as nobody's night: each step as the server takes it.

The page takes the same steps by itself (`static/wave/twin/`). What these walks meet is what
test_twin.py holds it to: the wave afterwards, the screen, and every fact it is drawn from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from ebb.records import WaveBegun
from ebb.records.carried import Carried, dump, parse
from ebb.settle import aside
from ebb.settle.catalogue import catalogue
from ebb.steps.shell import Room
from ebb.steps.step import Step
from ebb.wave import screens, shell
from ebb.wave.steps import MOVES, VERBS, Here, take
from ebb.wave.views import unfinished
from ebb.wave.words import GROUPS, PROBLEMS
from tests.support import twins
from tests.support.twins import FAR, STAYED, WORDS, Case, Fields, Press, Rendered, of

START = datetime(2026, 11, 22, 20, 12, tzinfo=UTC)
EXERCISES = catalogue("en")
IDS = [each.id for each in EXERCISES.exercises]
MILD = [each.id for each in EXERCISES.mild]
PAUSES = (0, 0, 1, 29.9995, 30, 61, 90, 150, 400, 3600)


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
        "afraid": chance.random() < 0.05,
    }


def taken(carried: Carried, fields: Fields, at: datetime, around: dict[str, Any]) -> Case:
    here = Here(
        now=at,
        exercises=EXERCISES,
        familiar=tuple(around["familiar"]),
        known_safe=frozenset(around["knownSafe"]),
        set_aside=frozenset(around["setAside"]),
        afraid=around["afraid"],
    )
    post = twins.post(fields)
    step = unfinished(take(parse(dump(carried)), post, here), post)
    facts = screens.facts(step, here) | {key: around[key] for key in ("remembered", "waiting")}
    now = {"now": twins.moment(at)}
    return Case(dump(carried), fields, around | now, step, facts, plain(step, facts))


def press(chance: random.Random, screen: str, *, doors: str) -> Fields:
    """Mostly what the screen offers; at times what only an old page or nobody would send."""
    anywhere = ANYWHERE if chance.random() < 0.25 else OFFERED[screen]
    if doors == "fear":
        anywhere = AFRAID
    fields = chance.choice(anywhere)(chance)
    if not doors and "door" in fields:
        fields = {"go": ["asked"]}
    if screen == "exercise" and chance.random() < 0.8:
        fields["doing"] = [chance.choice(IDS)]
        fields["seconds"] = [chance.choice(STAYED)]
    if chance.random() < 0.15:
        fields.setdefault("letter", [chance.choice(WORDS)])
    if chance.random() < 0.05:
        fields["prompted"] = ["1"]
    return fields


def tags(chance: random.Random) -> Fields:
    ticked = {
        group.name: [*chance.sample([key for key, _ in group.ticks], chance.randint(0, 3)), "else"]
        for group in GROUPS
        if chance.random() < 0.6
    }
    they = {"they_contacted": ["1"]} if chance.random() < 0.4 else {}
    return {"go": ["tagged"], **ticked, **they}


def writing(*go: str) -> Press:
    def written(chance: random.Random) -> Fields:
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
OFFERED: dict[str, tuple[Press, ...]] = {
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
    change, picture = facts.get("change"), facts.get("picture")
    return {
        "before": facts.get("before"),
        "began": bool(facts.get("began")),
        "ask_in": facts.get("ask_in"),
        "chosen": facts.get("chosen"),
        "sentence": change.sentence if change else None,
        "note": change.note if change else None,
        "summary": facts.get("summary"),
        "picture": drawn(picture) if picture else None,
        "times": [f"{row.at.hour}:{row.at:%M}" for row in facts.get("rows", ())],
        **twins.plain(step, facts, shell.NAMES, PROBLEMS),
    }


def drawn(picture: Any) -> dict[str, Any]:
    paths = {name: getattr(picture, name) for name in ("line", "area", "before", "newest")}
    return paths | {"dots": [[f"{dot.x:.1f}", f"{dot.y:.1f}", dot.label] for dot in picture.dots]}


def rendered(case: Case) -> Rendered:
    return twins.rendered("wave", case, keep_at=screens.keep_at(exists=True))


def every() -> tuple[set[str], set[str], Room]:
    """What the walks have to meet: verbs, moves, and each variant of each screen."""
    return {*VERBS}, {*MOVES}, shell.room(EXERCISES)
