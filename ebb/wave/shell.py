"""Every screen of a wave in one document that is the same for everybody.

A page that has it takes the steps of a wave by itself (`static/wave/local.js`), and draws
nothing but what these templates said: each screen in each variant, once, with slots where
her numbers go. The name of a variant follows from the facts of a screen by `when`, here
and in `static/wave/twin/facts.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import product
from typing import Any

from django.template.loader import render_to_string
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from ebb.records import Rating
from ebb.safety import helplines
from ebb.safety.views import DOORS as KINDS
from ebb.safety.views import EVERY_KIND, numbers
from ebb.settle.catalogue import Catalogue, catalogue
from ebb.shared.chart import intensity_curve
from ebb.wave import journey, screens
from ebb.wave.doors import DOORS, place, with_help
from ebb.wave.words import GROUPS, PROBLEMS

Facts = dict[str, Any]
FORMS = 200  # rules of plurals look at a number and at its last two digits
YES_NO = (False, True)
FRAME = "wave/part.html"


def document(language: str) -> str:
    """The whole of it, for `/shell/<language>/<build>/steps/`."""
    with override(language):
        exercises = catalogue(language)
        facts = {
            "screens": [drawn(screen, one) for screen, one in every(exercises)],
            "exercises": exercises.exercises,
            "countries": [numbers(code, EVERY_KIND) for code in helplines.countries()],
            "listed": helplines.countries().values(),
            "problems": PROBLEMS,
            "notes": notes(),
            "fell": fell(),
            "summary": screens.SUMMARY,
        }
        return render_to_string("wave/shell.html", facts)


def every(exercises: Catalogue) -> Iterator[tuple[str, Facts]]:
    """Each screen with the facts of each of its variants; slots are filled with an example."""
    common = {"exercise": exercises.get(screens.FIRST_EXERCISE), "scale": screens.SCALE}
    common |= example()
    seen = set()
    for screen, variants in VARIANTS.items():
        for facts in variants(exercises):
            name = (screen, when(screen, common | facts))
            if name not in seen:
                seen.add(name)
                yield screen, common | facts


def drawn(screen: str, facts: Facts) -> str:
    """One screen in the frame that part.html puts around it."""
    name = {"frame": FRAME, "screen": screen, "when": when(screen, facts)}
    return render_to_string(f"wave/{screen}.html", facts | name)


def when(screen: str, facts: Mapping[str, Any]) -> str:
    """The name of the variant: what is true of it, in a fixed order."""
    names = NAMES.get(screen)
    return " ".join(name for name in names(facts) if name) if names else ""


def if_true(*keys: str) -> Callable[[Mapping[str, Any]], list[str]]:
    return lambda facts: [key if facts.get(key) else "" for key in keys]


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


NAMES: dict[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "settle": if_true("very_strong"),
    "exercise": of_exercise,
    "worse": if_true("fear", "other"),
    "again": of_again,
    "notchosen": if_true("needed"),
    "written": if_true("kept_letter"),
    "people": if_true("fear", "country", "remembered"),
    "door": of_door,
    "landing": of_landing,
}


def mixed(**values: tuple[object, ...]) -> Iterator[Facts]:
    """All facts together in every way."""
    for each in product(*values.values()):
        yield dict(zip(values, each, strict=True))


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
    return helping({}, YES_NO)


def door(exercises: Catalogue) -> Iterator[Facts]:
    for name in DOORS:
        yield from helping({"door": name}, (True,) if name == "scared" else YES_NO)


def helping(of: Facts, fears: tuple[bool, ...]) -> Iterator[Facts]:
    """With the numbers of a country and without; that country is an example."""
    listed = next(iter(helplines.countries()))
    for fear, code, remembered in product(fears, ("", listed), YES_NO):
        hers = {"fear": fear, "remembered": remembered}
        yield of | place(of) | with_help(of | {"country": code}, help_for) | hers


def help_for(door: str, code: str) -> Facts:
    """What safety.views.help_for brings, of nobody in particular. The list stands in one place."""
    kinds = KINDS[door].kinds if door else EVERY_KIND
    return numbers(code, kinds) if code else {}


def landing(exercises: Catalogue) -> Iterator[Facts]:
    for facts in mixed(stay=("", "scared", "hurt", "strong"), night=YES_NO, waiting=YES_NO):
        yield facts | {"keep_at": screens.keep_at(exists=True), "fear": facts["stay"] == "scared"}


VARIANTS: dict[str, Callable[[Catalogue], Iterator[Facts]]] = {
    "body": lambda _exercises: mixed(),
    "settle": settle,
    "others": others,
    "exercise": exercise,
    "worse": worse,
    "again": again,
    "contact": lambda _exercises: mixed(),
    "how": lambda _exercises: mixed(),
    "notchosen": lambda _exercises: mixed(needed=YES_NO),
    "pause": lambda _exercises: mixed(),
    "written": lambda _exercises: mixed(kept_letter=YES_NO),
    "tags": lambda _exercises: mixed(groups=(GROUPS,)),
    "they": lambda _exercises: mixed(),
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
