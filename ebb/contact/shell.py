"""Every screen of a pause in one document that is the same for everybody: `ebb.steps.shell`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import override

from ebb.contact import screens
from ebb.contact.content import Content, of_language
from ebb.contact.steps import WAITS
from ebb.contact.words import PROBLEMS
from ebb.shared.settling import Exercise, Ways
from ebb.steps.doors import DOORS
from ebb.steps.shell import YES_NO, Facts, Names, Room, helping, if_true, mixed

MONDAY = date(2026, 11, 23)
UNTIL = "%(until)s"
STYLES = (
    "settle/water.css",
    "settle/settle.css",
    "safety/help.css",
    "steps/steps.css",
    "contact/contact.css",
)
WARM = ("settle/steps.js", "settle/tiles.js", "settle/cues.js")  # what an exercise would fetch


def document(language: str, ways: Ways) -> str:
    """The whole of it, for `/shell/<language>/<build>/pause/`; `ways`: those of nobody."""
    with override(language):
        words = of_language(language)
        facts = room(words, ways).facts() | {
            "exercises": ways.every(),
            "problems": PROBLEMS,
            "days": [date_format(MONDAY + timedelta(days=day), "l") for day in range(-1, 6)],
            "phrases": static(phrases(language)),
            "styles": STYLES,
            "warm": WARM,
        }
        return render_to_string("contact/shell.html", facts)


def phrases(language: str) -> str:
    """The file that safety/crisis.py reads, by the name a browser fetches it by."""
    own = f"safety/phrases/{language}.json"
    there = (settings.ROOT / "safety" / "static" / own).is_file()
    return own if there else "safety/phrases/en.json"


def room(words: Content, ways: Ways) -> Room:
    common = {
        "here": reverse(screens.ADDRESS["message"]),
        "in_wave": True,  # the way back to it goes where there is none
        "back": "tags",
        "onward": "decide",
        "sheet": "write",
        "content": words,
        "scale": screens.SCALE,
        "until": UNTIL,
    }
    variants = {screen: partial(of, words, ways) for screen, of in VARIANTS.items()}
    return Room("contact", NAMES, variants, common)


def of_door(facts: Mapping[str, Any]) -> list[str]:
    return [facts["door"], *if_true("country", "remembered")(facts)]


def of_exercise(facts: Mapping[str, Any]) -> list[str]:
    return [facts["exercise"].id, *if_true("aside")(facts)]


def of_reply(facts: Mapping[str, Any]) -> list[str]:
    return [facts["reply"].id if facts.get("reply") else ""]


def of_rest(facts: Mapping[str, Any]) -> list[str]:
    return [facts["stay"], screens.end(facts)]


def of_decided(facts: Mapping[str, Any]) -> list[str]:
    return [*if_true("going")(facts), screens.end(facts)]


def of_held(facts: Mapping[str, Any]) -> list[str]:
    return ["until" if facts.get("until") else "", screens.end(facts)]


NAMES: Names = {
    "settle": if_true("aside"),
    "others": if_true("aside"),
    "exercise": of_exercise,
    "worse": if_true("aside", "other"),
    "people": if_true("aside", "country", "remembered"),
    "door": of_door,
    "written": if_true("kept_letter", "in_wave", "card"),
    "decide": if_true("guessed"),
    "waiting": lambda facts: [str(facts["minutes"])],
    "line": lambda facts: [str(facts["place"])],
    "soothe": lambda facts: [str(facts.get("more") or "")],
    "hold": lambda facts: ["again" if facts.get("problem") or facts.get("again") else ""],
    "answer": if_true("until"),
    "reply": of_reply,
    "rest": of_rest,
    "decided": of_decided,
    "held": of_held,
}


def once(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed()


def begins(words: Content, ways: Ways) -> Iterator[Facts]:
    yield {"exercise": ways.get("water")}


def settle(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed(aside=YES_NO, offered=(ways.gentle()[:1],))


def others(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed(aside=YES_NO, others=(ways.gentle(),))


def exercise(words: Content, ways: Ways) -> Iterator[Facts]:
    for each in ways.every():
        yield {"exercise": each}
        if not each.about_pull:  # never played after a door
            yield {"exercise": each, "aside": True}


def worse(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed(aside=YES_NO, other=(ways.gentle()[0], None))


def people(words: Content, ways: Ways) -> Iterator[Facts]:
    return helping({}, aside=YES_NO)


def door(words: Content, ways: Ways) -> Iterator[Facts]:
    for name in DOORS:
        yield from helping({"door": name}, aside=(True,))


def waiting(words: Content, ways: Ways) -> Iterator[Facts]:
    for minutes in WAITS:
        yield {"minutes": minutes, "exercise": lasting(ways, minutes)}


def lasting(ways: Ways, minutes: int) -> Exercise | None:
    water = ways.get("water")
    return water.lasting(minutes) if water else None


def line(words: Content, ways: Ways) -> Iterator[Facts]:
    for place, said in enumerate(words.lines):
        yield {"place": place, "line": said}


def soothe(words: Content, ways: Ways) -> Iterator[Facts]:
    for more in (*range(1, len(words.lines)), None):
        yield {"exercise": ways.get("feet"), "more": more}


def reply(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed(reply=(*words.replies, None))


def ending(**values: tuple[object, ...]) -> Iterator[Facts]:
    """In a wave; waiting sealed for her next unlock; or hers to keep."""
    for of, facts in (("wave", {}), ("waiting", {"waiting": True}), ("", {})):
        for each in mixed(**values):
            keep_at = reverse("accounts:unlock")
            yield each | facts | {"in_wave": of == "wave", "keep_at": keep_at, "began": True}


def written(words: Content, ways: Ways) -> Iterator[Facts]:
    return mixed(kept_letter=YES_NO, card=YES_NO, in_wave=YES_NO)


def some(words: Content, ways: Ways) -> Iterator[Facts]:
    yield {"promises": words.promises}


VARIANTS: Mapping[str, Callable[[Content, Ways], Iterator[Facts]]] = {
    "first": begins,
    "asked": once,
    "write": once,
    "written": written,
    "promise": once,
    "some": some,
    "decide": lambda _words, _ways: mixed(guessed=YES_NO),
    "guess": once,
    "long": once,
    "wait": once,
    "waiting": waiting,
    "low": once,
    "kind": lambda _words, ways: mixed(offered=(ways.gentle()[:1],)),
    "line": line,
    "soothe": soothe,
    "decided": lambda _words, _ways: ending(going=YES_NO),
    "pulls": once,
    "hold": lambda _words, _ways: mixed(again=YES_NO),
    "answer": lambda _words, _ways: mixed(until=("", UNTIL)),
    "reply": reply,
    "held": lambda _words, _ways: ending(until=("", UNTIL)),
    "settle": settle,
    "others": others,
    "exercise": exercise,
    "worse": worse,
    "people": people,
    "door": door,
    "rest": lambda _words, _ways: ending(stay=("", *DOORS)),
    "discarded": once,
}
