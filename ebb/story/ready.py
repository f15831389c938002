"""Getting ready for a call: one belief, one mild moment, what is wanted now; settled around it.

Nothing here goes to the root. That is done in the call, with a person.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept, seal_once
from ebb.accounts.opening import all_records, found, of, records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.records import BeliefHeld, Ready, Record
from ebb.safety import card
from ebb.shared import settling
from ebb.shared.number import whole_number
from ebb.story import ready_steps
from ebb.story.calm import away, one_way
from ebb.story.ready_content import ours
from ebb.story.ready_forms import PageForm, StepForm
from ebb.vault import Opened

MOST = 10
SCALE = range(MOST + 1)
SHOWN = 4  # beliefs to choose from


@require_safe
@unlocked
def ready(request: OpenRequest) -> HttpResponse:
    """What it is; going on where she was; the pages she has."""
    every = request.opened.open(Record)
    if gone := away(records(every)):
        return gone
    mine = of(Ready, every)[::-1]
    page = {
        "getting": ours(),
        "open": next((one for one in mine if not ready_steps.done(one.record)), None),
        "pages": [one for one in mine if ready_steps.done(one.record)],
        "why": ready_steps.not_now(records(every), localtime()),
        "exercise": one_way(request),
        "note": number(request),
    }
    return render(request, "story/ready.html", page)


@require_POST
@unlocked
def begin(request: OpenRequest) -> HttpResponse:
    own = seal_once(request, Ready(at=localtime()))
    return redirect("story:ready-step", ready_id=own)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def step(request: OpenRequest, ready_id: bytes) -> HttpResponse:
    """The step that is open. What was typed is kept before anything says that it waits."""
    known = found(request.opened.open(Ready), ready_id)
    if request.method == "POST":
        return taken(request, known)
    now, every = localtime(), all_records(request.opened)
    if gone := away(every):
        return gone
    if ready_steps.done(known.record):
        return redirect("story:ready-page", ready_id=known.id)
    if why := ready_steps.not_now(every, now):
        return waits(request, known, why)
    return shown(request, known, ready_steps.step_of(known.record, now))


def taken(request: OpenRequest, known: Opened[Ready]) -> HttpResponse:
    """Words, or a number. A form of a step that is over changes its words and moves nothing."""
    name = request.POST.get("step", "")
    if "now" not in request.POST and name in ready_steps.WRITTEN:
        form = StepForm(request.POST, step=ours().named(name), opened=known, beliefs=hers(request))
        if not form.is_valid():
            return written(request, known, form)
        return changed(request, known, form.revision, form.record())
    if ready_steps.not_now(all_records(request.opened), localtime()):  # a second press, too
        return redirect("story:ready-step", ready_id=known.id)
    stirred = whole_number(request.POST.get("now", ""))
    if stirred is None or stirred > MOST or name != ready_steps.step_of(known.record, localtime()):
        return redirect("story:ready-step", ready_id=known.id)
    fresh = ready_steps.answered(known.record, stirred, localtime())
    return changed(request, known, known.revision, fresh)


def changed(request: OpenRequest, known: Opened[Ready], seen: int, fresh: Ready) -> HttpResponse:
    """Two edits at once are both kept; the same words again change nothing."""
    own = known.id
    if fresh != known.record:
        replaced = request.opened.replace(known.id, seen, fresh)
        own = replaced.id
        if replaced.conflict:
            say_kept(request, conflict=True)
    return redirect("story:ready-step", ready_id=own)


def shown(request: OpenRequest, known: Opened[Ready], name: str) -> HttpResponse:
    kept = known.record
    if not ready_steps.written(kept, name):
        form = StepForm(None, step=ours().named(name), opened=known, beliefs=hers(request))
        return written(request, known, form)
    words = getattr(kept, name, "")
    page = {
        "known": known,
        "step": name,
        "words": words,
        "scale": SCALE,
        "exercise": one_way(request) if not words else None,
        "card": bool(words) and card.offered(request.opened, words),
        "to": request.path,
    }
    return render(request, "story/ready_now.html", page)


def written(request: OpenRequest, known: Opened[Ready], form: StepForm) -> HttpResponse:
    page = {"known": known, "form": form, "step": form.step}
    return render(request, "story/ready_step.html", page)


def hers(request: OpenRequest) -> tuple[str, ...]:
    """The beliefs she keeps, the newest first, each once."""
    kept = [one.record.sentence for one in request.opened.open(BeliefHeld)[::-1]]
    return tuple(dict.fromkeys(one for one in kept if one))[:SHOWN]


def waits(request: OpenRequest, known: Opened[Ready], why: str) -> HttpResponse:
    """No way past it here; the ground, people, and what was written is kept."""
    ways = settling.ways(request)
    gentle = {one.id for one in ways.gentle()}
    ground = ways.get("feet") if "feet" in gentle else one_way(request)
    page = {"known": known, "why": why, "exercise": ground}
    return render(request, "story/ready_waits.html", page)


@require_safe
@unlocked
def page(request: OpenRequest, ready_id: bytes) -> HttpResponse:
    """What she may bring: to read, to print, to cut."""
    known = found(request.opened.open(Ready), ready_id)
    if gone := away(all_records(request.opened)):
        return gone
    facts = {"known": known, "kept": known.record, "getting": ours()}
    return render(request, "story/ready_page.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def change(request: OpenRequest, ready_id: bytes) -> HttpResponse:
    known = found(request.opened.open(Ready), ready_id)
    form = PageForm(request.POST or None, opened=known)
    if request.method != "POST" or not form.is_valid():
        return render(request, "story/ready_change.html", {"form": form, "known": known})
    replaced = request.opened.replace(known.id, form.revision, form.record())
    say_kept(request, conflict=replaced.conflict)
    return redirect("story:ready-page", ready_id=replaced.id)


@require_POST
@unlocked
def remove(request: OpenRequest, ready_id: bytes) -> HttpResponse:
    to = reverse("story:ready")
    return remove_from(request, ready_id, Ready, to=to, exercise=one_way(request))
