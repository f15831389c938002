"""Plans for hard moments: made in calm, at hand then; changed and removed without comment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts import removing
from ebb.accounts.doors import unlocked
from ebb.accounts.opening import all_records, found
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import keep_once, number
from ebb.plans import content, forms
from ebb.plans.forms import CueForm, ThenForm
from ebb.plans.nudging import plan_anew
from ebb.plans.showing import at_hand, for_now
from ebb.plans.telling import Told, ahead, told
from ebb.records import Plan, Quieted, in_a_wave, strong_lately
from ebb.safety.crisis import speaks_of_it
from ebb.shared import settling

MOST = 12  # plans; more are not at hand in a hard moment
CUE_FIELDS = {"kind", "ready", "words", "days", "starts", "ends", "over"}
CUE_FIELDS |= {"day", "yearly", "days_before"}


def every(request: OpenRequest, now: datetime) -> list[Told]:
    ready, ways = content.ours(), settling.ways(request)
    return [told(one, ready, ways, now) for one in request.opened.open(Plan)]


@require_safe
@unlocked
def home(request: OpenRequest) -> HttpResponse:
    page = {"plans": every(request, localtime()), "content": content.ours()}
    return render(request, "plans/home.html", page)


@require_safe
@unlocked
def at_once(request: OpenRequest) -> HttpResponse:
    """I'm there now: the places and messages, and what belongs to this hour."""
    now = localtime()
    plans = [one for one in every(request, now) if at_hand(one.plan) or for_now(one.plan, now)]
    return render(request, "plans/now.html", {"plans": plans})


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    """Which kind, then the moment, then what she will do. Nothing of it is lost on the way."""
    kind = request.POST.get("kind") or forms.NEUTRAL.get(request.GET.get("k", ""), "")
    if kind not in dict(forms.KINDS):
        page = {"kinds": kinds(), "calm": calm(request), "full": full(request), "most": MOST}
        return render(request, "plans/kind.html", page)
    ready, posted = content.ours(), request.POST if request.method == "POST" else None
    cue = CueForm(kind, ready, posted, {})
    if posted is None or not cue.is_valid():
        return render(request, "plans/cue.html", {"form": cue, "kind": kind})
    pressed = "then" in posted or "then_words" in posted
    then = ThenForm(ready, settling.ways(request), posted if pressed else None)
    if not pressed or not then.is_valid() or full(request):
        page = {"form": then, "kind": kind, "carried": carried(request)}
        more = {"once": number(request), "full": pressed and full(request)}
        return render(request, "plans/then.html", page | more)
    return keep(request, cue, then)


def calm(request: OpenRequest) -> bool:
    """No wave goes on, and none was strong not long ago: a plan is made in calm."""
    known, now = all_records(request.opened), localtime()
    return not (in_a_wave(known, now) or strong_lately(known, now))


def kinds() -> list[tuple[str, Any]]:
    """Each kind by a letter: what she chose stands in the browser's history."""
    return [(letter, dict(forms.KINDS)[kind]) for letter, kind in forms.NEUTRAL.items()]


def full(request: OpenRequest) -> bool:
    """Whether there is no room; what this very form has kept already takes none."""
    own = request.POST.get("note", "")
    return sum(one.id.hex() != own for one in request.opened.open(Plan)) >= MOST


def carried(request: OpenRequest) -> list[tuple[str, str]]:
    """The first half, as hidden fields of the second."""
    lists = request.POST.lists()
    return [(name, str(each)) for name, values in lists if name in CUE_FIELDS for each in values]


def plan_of(cue: CueForm, then: ThenForm, at: datetime) -> Plan:
    timed = cue.kind in {"hours", "date"}
    nudge = timed and then.cleaned_data["nudge"]
    return Plan(at=at, cue=cue.cue(), then=then.record(), nudge=nudge)


def keep(request: OpenRequest, cue: CueForm, then: ThenForm) -> HttpResponse:
    """The form brings its own number: sent twice, it is kept once, as it says now."""
    now = localtime()
    plan = plan_of(cue, then, now)
    own = keep_once(request.opened, plan, request.POST.get("note", ""), besides={"at"})
    plan_anew(request.opened, own.id, plan, now)
    return said_kept(request, own.id, beside=own.beside)


def said_kept(request: OpenRequest, own: bytes, *, beside: bool) -> HttpResponse:
    if beside:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept. It will be here when the moment comes."))
    return redirect("plans:one", plan_id=own)


@require_safe
@unlocked
def one(request: OpenRequest, plan_id: bytes) -> HttpResponse:
    """The plan as she needs it then: what to do first, everything else below."""
    now = localtime()
    plan = found(request.opened.open(Plan), plan_id)
    shown = told(plan, content.ours(), settling.ways(request), now)
    words = f"{plan.record.cue.words}. {plan.record.then.words}"
    quieted = bool(request.opened.open(Quieted)) or "calm" in request.GET
    page = {"one": shown, "ahead": ahead(plan.record, now)}
    return render(request, "plans/one.html", page | {"card": not quieted and speaks_of_it(words)})


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def change(request: OpenRequest, plan_id: bytes) -> HttpResponse:
    """Both halves on one page; if it was changed somewhere else too, both are kept."""
    before = found(request.opened.open(Plan), plan_id)
    first = forms.of_plan(before.record, before.revision)
    kind, posted = forms.kind_of(before.record), request.POST or None
    cue = CueForm(kind, content.ours(), posted, first)
    then = ThenForm(content.ours(), settling.ways(request), posted, first)
    valid = cue.is_valid() and then.is_valid() if posted else False
    if not valid:
        page: dict[str, Any] = {"cue": cue, "form": then, "kind": kind, "plan": before}
        return render(request, "plans/change.html", page)
    plan = plan_of(cue, then, before.record.at)
    replaced = request.opened.replace(before.id, then.revision, plan)
    plan_anew(request.opened, replaced.id, plan, localtime())
    return said_kept(request, replaced.id, beside=replaced.conflict)


@require_POST
@unlocked
def remove(request: OpenRequest, plan_id: bytes) -> HttpResponse:
    """Gone with the press; for ten minutes the answer can bring it back, with its nudge."""
    return removing.remove(request, plan_id, Plan, to=reverse("plans:home"))
