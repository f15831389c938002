"""Her own people and her plan for a bad night: sealed, and hers to change."""

from __future__ import annotations

import logging
from typing import NamedTuple

from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.records import SafePerson, SafetyPlan
from ebb.safety.forms import PersonForm, PlanForm
from ebb.vault import Opened, OpenVault, Replaced, VaultError

log = logging.getLogger(__name__)


class Own(NamedTuple):
    """What the help pages show of hers."""

    people: list[Opened[SafePerson]]
    plans: list[Opened[SafetyPlan]]  # the newest first; an older one stays only after a conflict


def own_of(request: HttpRequest) -> Own | None:
    """Hers while unlocked. When it cannot be opened the help page stands without it."""
    opened: OpenVault | None = getattr(request, "opened", None)
    if opened is None:
        return None
    try:
        return Own(opened.open(SafePerson), opened.open(SafetyPlan)[::-1])
    except (DatabaseError, VaultError, OSError):
        log.exception("her own people could not be opened")
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def people(request: OpenRequest) -> HttpResponse:
    """Everyone she has named, and room for one more."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        request.opened.seal(form.record(localtime()), day=localdate())
        messages.success(request, _("Kept."))
        return redirect("safety:people")
    known = request.opened.open(SafePerson)
    return render(request, "safety/people.html", {"form": form, "people": known})


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def person(request: OpenRequest, piece: str) -> HttpResponse:
    """Change one of them."""
    known = found(request.opened, piece)
    form = PersonForm(request.POST or None, opened=known)
    if request.method == "POST" and form.is_valid():
        record = form.record(known.record.at)  # they keep their place in the list
        tell(request, request.opened.replace(known.id, form.revision, record))
        return redirect("safety:people")
    return render(request, "safety/person.html", {"form": form, "piece": known.id.hex()})


@require_POST
@unlocked
def remove_person(request: OpenRequest, piece: str) -> HttpResponse:
    """Forget one of them."""
    request.opened.delete([found(request.opened, piece).id], today=localdate())
    messages.success(request, _("Removed."))
    return redirect("safety:people")


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def plan(request: OpenRequest) -> HttpResponse:
    """Write the plan, or change it."""
    plans = request.opened.open(SafetyPlan)[::-1]
    newest = plans[0] if plans else None
    form = PlanForm(request.POST or None, opened=newest)
    if request.method == "POST" and form.is_valid():
        keep_plan(request, form, newest)
        return redirect("safety:plan")
    return render(request, "safety/plan.html", {"form": form, "older": plans[1:]})


@require_POST
@unlocked
def remove_plan(request: OpenRequest) -> HttpResponse:
    """Forget the plan, and any older one kept beside it."""
    request.opened.delete([one.id for one in request.opened.open(SafetyPlan)], today=localdate())
    messages.success(request, _("Removed."))
    return redirect("safety:plan")


def keep_plan(request: OpenRequest, form: PlanForm, newest: Opened[SafetyPlan] | None) -> None:
    """In place of the plan she saw; beside it if that one has changed since."""
    record = form.record(localtime())
    if newest is None:
        request.opened.seal(record, day=localdate())
        messages.success(request, _("Kept."))
    else:
        tell(request, request.opened.replace(newest.id, form.revision, record))


def tell(request: HttpRequest, replaced: Replaced) -> None:
    """Say that it is kept, and when both versions are."""
    if replaced.conflict:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))


def found(opened: OpenVault, piece: str) -> Opened[SafePerson]:
    """The person with this id in her own vault; for anyone else there is nothing here."""
    for one in opened.open(SafePerson):
        if one.id.hex() == piece:
            return one
    raise Http404
