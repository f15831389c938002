"""Small experiments: one of ours, or one of hers that needs nobody she left."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept, seal_once
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.beliefs import content
from ebb.beliefs.calm import one_way
from ebb.beliefs.content import ReadyMade
from ebb.beliefs.forms import ExperimentForm
from ebb.beliefs.held import Held, beliefs, held, tried
from ebb.beliefs.real import first
from ebb.beliefs.telling import name_of
from ebb.records import Experiment, Record
from ebb.safety import card
from ebb.safety.near import leads_to_them


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def tries(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Those she has, and those that fit this belief."""
    kept, ours = request.opened.open(Record), content.ours()
    belief = held(kept, belief_id)
    picked = ours.ready_made(request.POST.get("pick", ""))
    if picked is not None:
        return begun(request, belief, picked)
    page = {
        "belief": belief,
        "hers": [(one, name_of(one, ours)) for one in belief.tries],
        "ready": [one for one in ours.experiments if one.fits(belief.record.domain)],
        "once": number(request),
    }
    return first(request, kept, belief) or render(request, "beliefs/tries.html", page)


def begun(request: OpenRequest, belief: Held, picked: ReadyMade) -> HttpResponse:
    """One of ours is always hers alone."""
    own = seal_once(
        request,
        Experiment(
            at=localtime(),
            belief_id=belief.id,
            ready=picked.id,
            rounds=picked.rounds,
            alone=True,
        ),
    )
    return redirect("beliefs:try", experiment_id=own)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def own(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Kept first, whatever it says; then the question whether it is hers alone."""
    kept = request.opened.open(Record)
    belief, form = held(kept, belief_id), ExperimentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = Experiment(at=localtime(), belief_id=belief.id, **form.told())
        return asked_next(request, seal_once(request, said), belief, said)
    page = {"belief": belief, "form": form, "once": number(request)}
    return first(request, kept, belief) or render(request, "beliefs/try_own.html", page)


def asked_next(request: OpenRequest, own_id: bytes, belief: Held, said: Experiment) -> HttpResponse:
    if card.offered(request.opened, said.does, said.expects):
        return redirect("beliefs:after", belief_id=belief.id)
    return redirect("beliefs:alone", experiment_id=own_id)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """Her own words for it; changed, it is asked again whether it is hers alone."""
    kept = request.opened.open(Record)
    belief, one = tried(kept, experiment_id)
    if one.record.ready:
        return redirect("beliefs:try", experiment_id=one.id)
    form = ExperimentForm(request.POST or None, known=one.record, seen=one.revision)
    if request.method == "POST" and form.is_valid():
        said = replace(one.record, **form.told(), alone=False)
        replaced = request.opened.replace(one.id, form.revision, said)
        say_kept(request, conflict=replaced.conflict)
        return asked_next(request, replaced.id, belief, said)
    page = {"belief": belief, "form": form, "known": one}
    return first(request, kept, belief) or render(request, "beliefs/try_own.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def alone(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """Does it need them, a place of theirs, or news of them? Yes or unsure: a gentle stop.

    Words that speak of them are stopped at too, and she may say that somebody else is meant.
    Nothing is taken away by it: her words are kept as they are.
    """
    kept = request.opened.open(Record)
    belief, one = tried(kept, experiment_id)
    near = leads_to_them(f"{one.record.does}. {one.record.expects}")
    said = request.POST.get("alone")
    if one.record.alone or said == "else" or (said == "mine" and not near):
        if not one.record.alone:
            request.opened.replace(one.id, one.revision, replace(one.record, alone=True))
        return redirect("beliefs:try", experiment_id=one.id)
    stop = "yes" if said == "yes" else "words" if near else ""
    page = {"belief": belief, "tried": one, "stop": stop}
    return first(request, kept, belief) or render(request, "beliefs/alone.html", page)


@require_POST
@unlocked
def remove(request: OpenRequest, experiment_id: bytes) -> HttpResponse:
    """The experiment with its rounds; what was kept as evidence from it stays."""
    to, parts = reverse("beliefs:home"), list[bytes]()
    for belief in beliefs(request.opened.open(Record)):
        for one in belief.tries:
            if one.id == experiment_id:
                to, parts = reverse("beliefs:tries", args=[belief.id]), one.ids
    exercise = one_way(request)
    return remove_from(request, experiment_id, Experiment, to=to, also=parts, exercise=exercise)
