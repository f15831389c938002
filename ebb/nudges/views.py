"""On, off, and one to try. The paths say no more than the word."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts.again import ask_again
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened
from ebb.nudges import drawing, forms, keeping
from ebb.nudges.forms import NudgeForm, first_choices
from ebb.nudges.places import Place
from ebb.nudges.sending import NotSent, Refused, send
from ebb.nudges.trying import tries
from ebb.records import NudgePlan
from ebb.vault import new_id, push_key


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: OpenRequest) -> HttpResponse:
    """All of it on one page; what she typed stays when something does not fit.

    An open page is no proof that it is she: an address of somebody else's would tell him when.
    """
    plan, place = current(request)
    if request.method != "POST":
        return shown(request, NudgeForm(**first_choices(plan, place)), plan, place)
    form = NudgeForm(request.POST, known=place.way if place else None)
    if not form.is_valid():
        return shown(request, form, plan, place, status=400)
    try:
        ask_again(request)
    except NotOpened as no:
        return shown(request, form, plan, place, status=no.status, problem=no.sentence)
    keeping.turn_on(request.opened, form.plan(now()), form.place(), now())
    messages.success(request, _("Nudges are on."))
    return redirect("nudges:home")


def current(request: OpenRequest) -> tuple[NudgePlan | None, Place | None]:
    """What is on now; without both nothing is."""
    place = keeping.place_of(request.opened)
    plan = keeping.hers(request.opened).plan if place else None
    return (plan, place) if plan else (None, None)


def shown(
    request: OpenRequest,
    form: NudgeForm,
    plan: NudgePlan | None,
    place: Place | None,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    page: dict[str, Any] = {
        "form": form,
        "chosen": form.data if form.is_bound else form.initial,
        "ticked": form["reasons"].value() or [],
        "hours": forms.HOURS,
        "reasons": forms.REASONS,
        "neutral": forms.neutral(),
        "subject": forms.subject(),
        "sender": settings.MAIL_FROM,
        "ntfy_hosts": settings.NTFY_HOSTS,
        "push_hosts": settings.PUSH_HOSTS,
        "push_key": push_key(),
        "place": place,
        "planned": plan.reasons if plan else (),
        "way": forms.way_of(place.way) if place else "",
        "goes_to": forms.masked(place.way) if place else "",
        "problem": problem,
        "drawn_until": now() + drawing.AHEAD,
    }
    return render(request, "nudges/home.html", page, status=status)


@unlocked
@require_POST
def off(request: OpenRequest) -> HttpResponse:
    """One tap; nothing is asked."""
    keeping.turn_off(request.opened, now())
    messages.info(request, _("Nudges are off. The address is erased."))
    return redirect("nudges:home")


@unlocked
@require_POST
def trial(request: OpenRequest) -> HttpResponse:
    """One now, while she looks; a few in an hour, so that nobody can be flooded."""
    place = keeping.place_of(request.opened)
    if place is None:
        return redirect("nudges:home")
    if not tries.free(request.opened.vault_id):
        messages.warning(request, _("That was sent a few times. Try again in an hour."))
        return redirect("nudges:home")
    try:
        send(place, new_id().hex())
    except Refused:
        messages.warning(request, _("It was refused there. Look at where it goes, below."))
    except NotSent:
        messages.warning(request, _("It did not go through. There was no answer."))
    else:
        messages.success(request, _("Sent. It may take a minute to come."))
    return redirect("nudges:home")
