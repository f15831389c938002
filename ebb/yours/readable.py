"""What can be read on this device while it is locked: chosen in calm, taken back in one tap."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts import readable
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.readable import MOST_EXERCISES, MOST_PEOPLE, Readable
from ebb.records import Record, SafePerson
from ebb.settle.catalogue import Exercise, catalogue
from ebb.settle.fit import familiar, fit
from ebb.vault import Opened


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def chosen(request: OpenRequest) -> HttpResponse:
    """People, one sentence, two exercises; nothing of it is sealed, and the page says so."""
    people = request.opened.open(SafePerson)
    exercises = hers(request)
    if request.method != "POST":
        return shown(request, readable.read(request), people, exercises)
    wanted = asked(request, people, exercises)
    if problem := too_much(request, wanted):
        return shown(request, wanted, people, exercises, problem=problem, status=400)
    response = redirect("yours:readable")
    readable.write(request, response, wanted)
    words = _("This device shows it from now on.") if wanted else _("Nothing is readable any more.")
    messages.success(request, words)
    return response


def hers(request: OpenRequest) -> list[Exercise]:
    """What may be chosen: never what is not for her; what she knows comes first."""
    ours = catalogue(get_language() or "en")
    records = [kept.record for kept in request.opened.open(Record)]
    hers = fit(records, ours)
    known = familiar(records)
    fine = [each for each in ours.exercises if each.id not in hers.never]
    safe = [each for each in fine if each.mild or each.id in hers.known_safe]
    return sorted(safe, key=lambda each: each.id not in known)


def asked(
    request: OpenRequest, people: list[Opened[SafePerson]], exercises: list[Exercise]
) -> Readable:
    """What she ticked, of what is hers; one more than fits stays, so that it can be said."""
    ticked, wanted = request.POST.getlist("person"), request.POST.getlist("exercise")
    named = [one.record for one in people if one.id.hex() in ticked]
    line = " ".join(request.POST.get("line", "").split())
    return Readable(
        people=tuple((one.nickname[:60], one.number[:40]) for one in named),
        line=line,
        exercises=tuple(each.id for each in exercises if each.id in wanted),
    )


def too_much(request: OpenRequest, wanted: Readable) -> str:
    """A kind sentence where it does not fit, else nothing."""
    if len(wanted.people) > MOST_PEOPLE:
        return _("Three people at most. Take out one or more.")
    if len(wanted.exercises) > MOST_EXERCISES:
        return _("Two exercises at most. Take out one or more.")
    if len(wanted.line) > readable.LONGEST_LINE or not readable.fits(wanted):
        return _("The sentence is too long for this. Make it a little shorter.")
    return ""


def shown(
    request: OpenRequest,
    wanted: Readable,
    people: list[Opened[SafePerson]],
    exercises: list[Exercise],
    *,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The page, ticked as it is now on this device or as she just asked."""
    lines = set(wanted.people)
    page: dict[str, Any] = {
        "wanted": wanted,
        "people": [
            (one, (one.record.nickname[:60], one.record.number[:40]) in lines) for one in people
        ],
        "exercises": [(each, each.id in wanted.exercises) for each in exercises],
    }
    return render(request, "yours/readable.html", page | more, status=status)
