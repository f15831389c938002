"""Walks through a pause, as wild as nobody's night: each step as the server takes it.

The page takes the same steps by itself (`static/contact/twin/`). What these walks meet is what
test_twin.py holds it to: the pause afterwards, the screen, and every fact it is drawn from.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse

from ebb.accounts.person import PersonRequest
from ebb.contact import apart, screens, shell
from ebb.contact.content import of_language
from ebb.contact.known import fear_stays
from ebb.contact.step import Before, Here, Step
from ebb.contact.steps import FIRST, MOVES, VERBS
from ebb.contact.views import unfinished
from ebb.contact.words import PROBLEMS
from ebb.records import Rated, Settled, WaveBegun
from ebb.records.carried import Carried, dump, parse
from ebb.shared import settling
from ebb.steps.shell import Room
from tests.support import twins
from tests.support.twins import FAR, STAYED, Case, Fields, Press, Rendered, of

START = datetime(2026, 11, 22, 20, 12, tzinfo=UTC)
CONTENT = of_language("en")
WORDS = (*twins.WORDS, "I want to die.", 'You wrote "I want to die." So what.')
PAUSES = (0, 0, 1, 29.9995, 61, 400, 3600, 40_000)


def cases(seed: int, walks: int) -> Iterator[Case]:
    chance = random.Random(seed)
    for number in range(walks):
        yield from walk(chance, doors=("", "some", "fear", "apart")[number % 4])


def walk(chance: random.Random, *, doors: str) -> Iterator[Case]:
    """Without a door, with some, in fear, or asked not to make contact."""
    at = START + timedelta(seconds=chance.choice([0, 7200]), microseconds=chance.choice([0, 7]))
    before: Before = chance.choice(["message", "answer"])
    around = surroundings(chance) | {"before": before}
    around["asked"] = doors == "apart" and before == "message" and chance.random() < 0.7
    around["apart"] = doors == "apart" and chance.random() < 0.1
    carried = begun(chance, at)
    screen = "apart_ask" if around["asked"] else FIRST[before]
    for _place in range(chance.randint(3, 16)):
        at += timedelta(seconds=chance.choice(PAUSES))
        fields = press(chance, screen, doors=doors)
        asked = around["asked"] or "apart" in fields  # that button leads there
        case = taken(carried, fields, at, around | {"asked": asked})
        yield case
        carried, screen = case.step.carried, case.step.screen


def begun(chance: random.Random, at: datetime) -> Carried:
    """On its own, or with the wave it came from, in which something may have made it worse."""
    wave = chance.randbytes(16)
    carried = Carried(wave=wave, salt=chance.randbytes(16))
    if chance.random() < 0.5:
        return carried
    worse = Settled(at=at, wave_id=wave, exercise=chance.choice(MILD), seconds=9, worse="worse")
    rated = Rated(at=at, wave_id=wave, intensity=8, prompted=False)
    carried = carried.with_event(WaveBegun(at=at, wave_id=wave)).with_event(rated)
    return carried.with_event(worse) if chance.random() < 0.3 else carried


def surroundings(chance: random.Random) -> dict[str, Any]:
    some = chance.sample(IDS, 3)
    return {
        "familiar": chance.choice([[], [], some[:2]]),
        "knownSafe": chance.choice([[], [], some[:2]]),
        "setAside": chance.choice([[], [], some[2:], MILD[1:]]),
        "remembered": chance.random() < 0.5,
        "waiting": chance.random() < 0.5,
        "afraid": chance.random() < 0.05,
    }


NOTHING: dict[str, Any] = {"familiar": [], "knownSafe": [], "setAside": []}


def ways(around: dict[str, Any]) -> settling.Ways:
    """Those of somebody of whom just this is known."""
    request = PersonRequest()
    request.opened = None
    hers = settling.ways(cast("HttpRequest", request))
    safe, never = frozenset(around["knownSafe"]), frozenset(around["setAside"])
    known = SimpleNamespace(known_safe=safe, never=never)
    hers.__dict__.update({"_familiar": tuple(around["familiar"]), "_hers": known})
    return hers


IDS = [each.id for each in ways(NOTHING).every()]
MILD = [each.id for each in ways(NOTHING).every() if each.mild]


def taken(carried: Carried, fields: Fields, at: datetime, around: dict[str, Any]) -> Case:
    known = {key: around[key] for key in ("afraid", "asked", "apart")}
    here = Here(at, around["before"], CONTENT, ways(around), **known)
    post = twins.post(fields)
    step = unfinished(apart.step(fear_stays(parse(dump(carried)), here), post, here), post)
    facts = screens.facts(step, here) | {key: around[key] for key in ("remembered", "waiting")}
    now = {"now": twins.moment(at)}
    return Case(dump(carried), fields, around | now, step, facts, plain(step, facts))


def press(chance: random.Random, screen: str, *, doors: str) -> Fields:
    """Mostly what the screen offers; at times what only an old page or nobody would send."""
    anywhere = ANYWHERE if chance.random() < 0.25 else OFFERED[screen]
    if doors == "fear" and chance.random() < 0.7:
        anywhere = AFRAID
    if doors == "apart" and chance.random() < 0.2:
        anywhere = SAID
    fields = chance.choice(anywhere)(chance)
    if not doors and "door" in fields:
        fields = {"go": ["decide"]}
    if screen in {"exercise", "soothe"} and chance.random() < 0.8:
        fields["doing"] = [chance.choice(IDS)]
        fields["seconds"] = [chance.choice(STAYED)]
    if chance.random() < 0.15:
        fields.setdefault("letter", [chance.choice(WORDS)])
    if chance.random() < 0.1:
        fields["kept"] = ["1"]
    return fields


def weighed(chance: random.Random) -> Fields:
    ticked = chance.sample(list(CONTENT.names), chance.randint(0, 4))
    return {"go": ["weighed"], "promise": [*ticked, "else"]}


def writing(*go: str) -> Press:
    def written(chance: random.Random) -> Fields:
        words = chance.choice(FAR) if chance.random() < 0.04 else chance.choice(WORDS)
        way = {"way": [chance.choice(WAYS)]} if chance.random() < 0.7 else {}
        return {"go": [chance.choice(go)], "letter": [words], **way}

    return written


WAYS = ("none", "brief", "boundary", "x")
NUMBERS = ("0", "5", "10", "11", "-1", "", "²", "008", "skip", "4.5")
HOURS = ("5", "0", "48", "49", "0009", "00012", "", "²", "1e1", "9999999")
WORSE = lambda chance: {"worse": [one := chance.choice(IDS)], "doing": [one]}
PICK = of("settle", *IDS)
HOLD = lambda chance: {"hold": ["own"], "hours": [chance.choice(HOURS)]}
KINDS = ("scared", "hurt", "unreal")
DOOR = of("door", *KINDS, *(f"{kind}:{code}" for kind in KINDS for code in ("IE", "US", "XX")))
GO = of(
    *("go", "write", "promise", "decide", "guess", "wait", "settle", "others", "hold", "answer"),
    *("held", "ways", "rest", "pulls", "people", "people:IE", "people:XX", "whole", "nowhere", ""),
    *("line", "line:2", "line:99", "line:²", "soothe:0", "soothe:4", "notnow", "quiet"),
)
CHOOSE = of("choose", "not_now", "going")
RELIEF, LONG = of("relief", *NUMBERS), of("long", "10", "60", "240", "1440", "4320", "skip", "9")
LOW, WAIT = of("low", "yes", "unsure", "no", "no"), of("wait", "5", "10", "20", "7", "")
ANYWHERE = (
    *(GO, GO, DOOR, PICK, WORSE, RELIEF, LONG, LOW, WAIT, HOLD, CHOOSE, weighed),
    *(writing("keep", "letgo", "settle", "decide"), of("settle", "none"), of("worse", "none")),
    *(of("door", "none"), of("choose", "x"), of("answer", "x"), of("hold", "4", "x")),
)
SAID = (of("apart", "yes"), of("apart", "yes"), of("apart", "over", "x"))
OWN = of("own", "in:IE", "in:GB", "in:XX", "in", "")
AFRAID = (of("door", "scared"), DOOR, PICK, PICK, WORSE, GO, writing("keep"), CHOOSE, HOLD)
ONWARD = of("go", "decide", "hold", "rest")
OFFERED: dict[str, tuple[Press, ...]] = {
    "first": (of("go", "write", "settle"),),
    "asked": (of("door", "scared"), of("go", "pulls"), of("go", "pulls")),
    "write": (writing("keep", "letgo"), of("go", "promise", "settle")),
    "written": (of("go", "settle", "promise", "held", "notnow", "quiet"), writing("keep")),
    "promise": (weighed, weighed, of("go", "decide")),
    "some": (of("settle", "water", "feet"), of("go", "people", "decide")),
    "decide": (CHOOSE, of("go", "ways")),
    "ways": (of("go", "wait", "guess", "whole", "write"), of("go", "decide")),
    "guess": (RELIEF,),
    "long": (LONG,),
    "wait": (WAIT,),
    "waiting": (of("go", "settle", "decide"),),
    "low": (LOW,),
    "kind": (PICK, of("go", "decide", "others")),
    "line": (of("go", *(f"soothe:{place}" for place in range(5))),),
    "soothe": (of("go", "decide", *(f"line:{place}" for place in range(1, 5))),),
    "decided": (of("go", "write"), CHOOSE),
    "pulls": (weighed, of("go", "hold")),
    "hold": (of("hold", "1", "24", "48"), HOLD, of("go", "answer")),
    "answer": (of("answer", "none", "brief", "boundary"), of("go", "held")),
    "reply": (writing("keep", "letgo"), of("go", "answer", "held")),
    "held": (of("go", "reply"), ONWARD),
    "settle": (PICK, PICK, of("go", "others"), ONWARD),
    "others": (PICK, ONWARD),
    "exercise": (ONWARD, of("go", "others"), WORSE),
    "worse": (PICK, of("go", "people"), ONWARD),
    "people": (of("go", "people:IE", "settle"), ONWARD),
    "door": (of("go", "settle", "rest"), DOOR),
    "rest": (of("go", "rest", "people"), DOOR, of("choose", "going")),
    "apart_ask": (of("apart", "yes"), of("apart", "yes"), of("go", "settle")),
    "apart": (PICK, OWN, OWN, of("go", "others", "rest"), DOOR, of("apart", "over"), CHOOSE),
    "apart_over": (of("go", "settle", "decide"),),
}


def plain(step: Step, facts: dict[str, Any]) -> dict[str, Any]:
    named = ("aside", "stay", "in_wave", "back", "onward", "sheet", "began", "until")
    return {
        **{name: facts.get(name) for name in named},
        "address": facts["here"],
        "settles": bool(facts.get("settles")),
        "promises": [each.id for each in facts.get("promises", ())],
        **twins.plain(step, facts, shell.NAMES, PROBLEMS),
    }


def rendered(case: Case) -> Rendered:
    more = apart.lines(case.plain["country"]) if case.step.screen == "apart" else {}
    return twins.rendered("contact", case, keep_at=reverse("accounts:unlock"), **more)


def every() -> tuple[set[str], set[str], Room]:
    """What the walks have to meet: verbs, moves, and each variant of each screen."""
    return {*VERBS, "apart", "own"}, {*MOVES}, shell.room(CONTENT, ways(NOTHING))
