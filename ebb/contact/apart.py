"""Asked or ordered not to make contact: met kindly, with settling only and people to talk to.

No draft, no promise, no whole picture, no answer. It holds in the page that carries it; kept
in a vault it holds for every pause until it is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from ebb.accounts import over
from ebb.accounts.person import PersonRequest
from ebb.contact import screens, views
from ebb.contact.step import Before, Here, Step
from ebb.contact.steps import SAFE_AFTER_A_DOOR, begun, part_of_a_wave, take
from ebb.records import Apart, ApartOver, PauseEvent, Unreadable, apart
from ebb.records.carried import Carried, parse
from ebb.safety import helplines
from ebb.safety.views import numbers
from ebb.vault import VaultError

type View = Callable[..., HttpResponse]
CALM = ("door", "worse", "settle")
STAYS = {"settle", "others", "people", "rest", "keep", "letgo", "quiet", "notnow"}
OWN = "own_behaviour"


def respected(view: View) -> View:
    """A pause, unless the page or her vault says that she was asked not to make contact."""

    @wraps(view)
    def guarded(request: HttpRequest, before: Before = "message") -> HttpResponse:
        person = cast("PersonRequest", request)
        known = apart(brought(person).events) or holds(person)
        return page(person, before) if known else view(request, before)

    return guarded


def enter(person: PersonRequest, carried: Carried, before: Before) -> HttpResponse:
    """A wave leads into a pause; while it is known, to settling and the way back."""
    if not (apart(carried.events) or holds(person)):
        return views.enter(person, carried, before)
    step = views.unfinished(Step(carried, "apart"), person.POST)
    return shown(person, step, views.around(person, before, person.opened))


def holds(person: PersonRequest) -> bool:
    """What her vault says; locked, or where it cannot be read, only the page itself can know."""
    if person.opened is None:
        return False
    try:
        return apart(one.record for one in person.opened.open(PauseEvent))
    except (VaultError, DatabaseError):
        return False


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest) -> HttpResponse:
    return page(cast("PersonRequest", request), "message")


def page(person: PersonRequest, before: Before) -> HttpResponse:
    """Asked once; from then on settling, help, and the way back."""
    carried = brought(person)
    here = views.around(person, before, person.opened)
    post = person.POST
    if post.get("go") == "discard" and not part_of_a_wave(carried):
        return views.discard(person, carried)
    return shown(person, stepped(carried, person, here), here)


def brought(person: PersonRequest) -> Carried:
    try:
        return parse(over.wave(person))
    except Unreadable:
        return views.new_pause()


def stepped(carried: Carried, person: PersonRequest, here: Here) -> Step:
    """Only what settles or helps is taken; whatever else an old page sends leads here."""
    post, said = person.POST, person.POST.get("apart")
    step = Step(carried, "apart")
    if said == "yes":
        return begun(step, here).with_event(Apart(at=here.now, wave_id=carried.wave))
    if said == "over":
        step = begun(step, here).with_event(ApartOver(at=here.now, wave_id=carried.wave))
        return step.to("apart_over")
    if not (apart(carried.events) or holds(person)):
        return step.to("apart_ask")
    calm = any(verb in post for verb in CALM) or post.get("go", "").partition(":")[0] in STAYS
    took = take(carried, post, here) if calm else step
    return took if took.screen in SAFE_AFTER_A_DOOR | {"written"} else replaced(took)


def replaced(step: Step) -> Step:
    return Step(step.carried, "apart", step.facts)


def shown(person: PersonRequest, step: Step, here: Here) -> HttpResponse:
    facts: dict[str, Any] = {"here": reverse("contact:apart")}
    facts["aside"] = step.screen in SAFE_AFTER_A_DOOR  # enough is enough there: no way on
    if step.screen == "apart":
        _own, _colon, code = person.POST.get("own", "").partition(":")
        facts |= lines(code) | {"offered": here.ways.offered()}
    facts["stay"] = screens.stay(step.carried) or "apart"
    return views.shown(person, step.to(step.screen, **facts), here)


def lines(code: str) -> dict[str, object]:
    """People for those who worry about what they do, of the country that was chosen alone."""
    known = helplines.countries()
    facts: dict[str, object] = {
        "countries": known.values(),
        "pick": {"name": "own", "value": "in"},
        "remembered": False,
    }
    return facts | (numbers(code, (OWN,)) if code in known else {})
