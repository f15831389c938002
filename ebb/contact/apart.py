"""Asked or ordered not to make contact: met kindly, with settling only and people to talk to.

No draft, no promise, no whole picture, no answer. It holds in the page that carries it; kept
in a vault it holds for every pause until it is taken back. The steps are pure.
"""

from __future__ import annotations

from django.http import QueryDict
from django.urls import reverse

from ebb.contact.screens import stay
from ebb.contact.step import Here, Step
from ebb.contact.steps import SAFE_AFTER_A_DOOR, begun, spared, take
from ebb.records import Apart, ApartOver, apart
from ebb.records.carried import Carried
from ebb.safety import helplines
from ebb.safety.views import numbers

CALM = ("door", "worse", "settle")
STAYS = {"settle", "others", "people", "rest", "keep", "letgo", "quiet", "notnow"}
OWN = "own_behaviour"


def step(carried: Carried, post: QueryDict, here: Here) -> Step:
    """A step of a pause; of one that only settles, where she was asked not to make contact."""
    if holds(carried, here) or (here.asked and not elsewhere(post)):
        return placed(spared(said(carried, post, here)), post, here)
    return take(carried, post, here)


def concerns(carried: Carried, here: Here) -> bool:
    """Whether it holds, or is what this page asks."""
    return here.asked or holds(carried, here)


def elsewhere(post: QueryDict) -> bool:
    """In place of an answer a door, or people: they lead where they always lead."""
    return "apart" not in post and stays(post)


def holds(carried: Carried, here: Here) -> bool:
    """Said in this pause, or in her vault. Locked, only the page itself can know."""
    return here.apart or apart(carried.events)


def said(carried: Carried, post: QueryDict, here: Here) -> Step:
    """Asked once; from then on settling, help, and the way back."""
    word, only = post.get("apart"), Step(carried, "apart")
    if word == "yes":
        return begun(only, here).with_event(Apart(at=here.now, wave_id=carried.wave))
    if word == "over":
        over = ApartOver(at=here.now, wave_id=carried.wave)
        return begun(only, here).with_event(over).to("apart_over")
    if not holds(carried, here):
        return only.to("apart_ask")
    return calm(carried, post, here) if stays(post) else only


def stays(post: QueryDict) -> bool:
    """Only what settles or helps is taken; whatever else an old page sends leads here."""
    return any(verb in post for verb in CALM) or post.get("go", "").partition(":")[0] in STAYS


def calm(carried: Carried, post: QueryDict, here: Here) -> Step:
    """Words that were written before are still kept, or let go."""
    took = take(carried, post, here)
    if took.screen == "exercise" and took.facts["exercise"].about_pull:
        return Step(took.carried, "others")
    kept = took.screen in SAFE_AFTER_A_DOOR | {"written"}
    return took if kept else Step(took.carried, "apart", took.facts)


def placed(step: Step, post: QueryDict, here: Here) -> Step:
    """At its own address. Enough is enough there: no way on, and no word of what was begun."""
    facts: dict[str, object] = {
        "here": reverse("contact:apart"),
        "aside": step.screen in SAFE_AFTER_A_DOOR,
        "stay": stay(step.carried) or "apart",
        "began": False,
        "settles": here.apart and post.get("apart") != "over",
    }
    if step.screen == "apart":
        facts["country"] = post.get("own", "").partition(":")[2]
    return step.to(step.screen, **facts)


def lines(code: str) -> dict[str, object]:
    """People for those who worry about what they do, of the country that was chosen alone."""
    known = helplines.countries()
    facts: dict[str, object] = {
        "country": None,
        "countries": known.values(),
        "pick": {"name": "own", "value": "in"},
        "remembered": False,
    }
    return facts | (numbers(code, (OWN,)) if code in known else {})
