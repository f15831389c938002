"""Every screen of a wave in one document that is the same for everybody: `ebb.steps.shell`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from ebb.records import Rating
from ebb.settle.catalogue import Catalogue, catalogue
from ebb.shared.chart import intensity_curve
from ebb.steps.doors import DOORS
from ebb.steps.shell import YES_NO, Facts, Names, Room, helping, if_true, mixed
from ebb.wave import journey, screens
from ebb.wave.words import GROUPS, PROBLEMS

FORMS = 200  # rules of plurals look at a number and at its last two digits
WARM = ("settle/steps.js", "settle/tiles.js", "settle/cues.js")  # what an exercise would fetch


def document(language: str) -> str:
    """The whole of it, for `/shell/<language>/<build>/steps/`."""
    with override(language):
        exercises = catalogue(language)
        facts = room(exercises).facts() | {
            "exercises": exercises.exercises,
            "problems": PROBLEMS,
            "notes": notes(),
            "fell": fell(),
            "summary": screens.SUMMARY,
            "warm": WARM,
        }
        return render_to_string("wave/shell.html", facts)


def room(exercises: Catalogue) -> Room:
    common = {"exercise": exercises.get(screens.FIRST_EXERCISE), "scale": screens.SCALE}
    variants = {screen: partial(of, exercises) for screen, of in VARIANTS.items()}
    return Room("wave", NAMES, variants, common | example())


def of_again(facts: Mapping[str, Any]) -> list[str]:
    change = facts.get("change")
    if change is None:
        return ["prompted" if facts.get("prompted") else ""]
    numb = "numb" if change.numb else ""
    if change.lower:
        return ["lower", "high" if facts["chosen"] > 3 else "", numb]
    return ["higher", *if_true("very_strong", "other")(facts), numb]


def of_exercise(facts: Mapping[str, Any]) -> list[str]:
    return [facts["exercise"].id, "fear" if facts.get("fear") else ""]


def of_door(facts: Mapping[str, Any]) -> list[str]:
    """A country that is not listed is none."""
    return [facts["door"], *if_true("fear", "country", "remembered")(facts)]


def of_landing(facts: Mapping[str, Any]) -> list[str]:
    stay = facts.get("stay") or ("night" if facts.get("night") else "day")
    night = "night" if stay == "strong" and facts.get("night") else ""
    return [stay, night, "waiting" if facts.get("waiting") else ""]


NAMES: Names = {
    "settle": if_true("very_strong"),
    "exercise": of_exercise,
    "worse": if_true("fear", "other"),
    "again": of_again,
    "notchosen": if_true("needed"),
    "people": if_true("fear", "country", "remembered"),
    "door": of_door,
    "landing": of_landing,
}


def settle(exercises: Catalogue) -> Iterator[Facts]:
    offered = exercises.mild[:1]
    return mixed(very_strong=YES_NO, offered=(offered,), ask_in=(1,))


def others(exercises: Catalogue) -> Iterator[Facts]:
    return mixed(others=(exercises.others(()),), ask_in=(1,))


def exercise(exercises: Catalogue) -> Iterator[Facts]:
    for each, fear in product(exercises.exercises, YES_NO):
        if fear and each.about_pull:  # never played after a door
            continue
        yield {"exercise": each, "fear": fear} | ({} if fear else {"ask_in": 1})


def worse(exercises: Catalogue) -> Iterator[Facts]:
    return mixed(fear=YES_NO, other=(exercises.mild[0], None))


def again(exercises: Catalogue) -> Iterator[Facts]:
    yield from mixed(prompted=YES_NO)
    for numb, chosen in product(YES_NO, (3, 4)):
        yield {"change": journey.Change(True, "7", "7", numb), "chosen": 1 if numb else chosen}
    for numb, very_strong, other in product(YES_NO, YES_NO, (exercises.mild[0], None)):
        if not (numb and very_strong):
            change = journey.Change(False, journey.met(numb), "7", numb)
            yield {"change": change, "very_strong": very_strong, "other": other}


def people(exercises: Catalogue) -> Iterator[Facts]:
    return helping({}, fear=YES_NO)


def door(exercises: Catalogue) -> Iterator[Facts]:
    for name in DOORS:
        yield from helping({"door": name}, fear=(True,) if name == "scared" else YES_NO)


def landing(exercises: Catalogue) -> Iterator[Facts]:
    for facts in mixed(stay=("", "scared", "hurt", "strong"), night=YES_NO, waiting=YES_NO):
        told = {"keep_at": screens.keep_at(exists=True), "letters": True, "began": True}
        yield facts | told | {"fear": facts["stay"] == "scared"}


VARIANTS = {
    "body": lambda _exercises: mixed(),
    "settle": settle,
    "others": others,
    "exercise": exercise,
    "worse": worse,
    "again": again,
    "contact": lambda _exercises: mixed(),
    "how": lambda _exercises: mixed(),
    "notchosen": lambda _exercises: mixed(needed=YES_NO),
    "tags": lambda _exercises: mixed(groups=(GROUPS,)),
    "people": people,
    "door": door,
    "landing": landing,
    "discarded": lambda _exercises: mixed(),
}


def example() -> Facts:
    """A curve to be drawn anew with her numbers."""
    at = localtime()
    rows = [Rating(at, 2, False), Rating(at + timedelta(minutes=1), 1, False)]
    return {"picture": intensity_curve([0, 1], [2, 1]), "rows": rows, "summary": "7"}


def notes() -> dict[str, str]:
    """What may stand under the answer to a second number."""
    return {
        "numb": journey.far_away(Rating(localtime(), 0, False)),
        "still": _("It is still lower than at first."),
        "ways": _("The body has other ways in."),
    }


def fell() -> dict[str, Any]:
    """The forms of one sentence, and for each number of minutes which of them it takes."""
    said = [journey.fell_in(minutes) for minutes in range(FORMS)]
    forms = list(dict.fromkeys(said))
    return {"forms": forms, "table": "".join(str(forms.index(each)) for each in said)}
