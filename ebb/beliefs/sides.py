"""What speaks for it and against it: two sides of the same weight, begun where she likes."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import seal_once
from ebb.accounts.opening import found, of
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.beliefs import content
from ebb.beliefs.calm import one_way
from ebb.beliefs.forms import LINE, WordsForm
from ebb.beliefs.held import Held, held
from ebb.beliefs.offers import seen
from ebb.beliefs.real import first
from ebb.beliefs.taking import decline
from ebb.beliefs.telling import Line, lines
from ebb.beliefs.words import onward
from ebb.records import Evidence, Record
from ebb.records.belief_work import Side
from ebb.vault import Opened

SIDES: dict[str, Side] = {"a": "for", "b": "against"}  # by their letters in addresses


@require_safe
@unlocked
def sides(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    kept = request.opened.open(Record)
    belief = held(kept, belief_id)
    return first(request, kept, belief) or render(
        request, "beliefs/sides.html", {"belief": belief, "sides": both(belief, kept)}
    )


def both(belief: Held, kept: list[Opened[Record]]) -> list[tuple[str, Side, list[Line]]]:
    """The side that she began with stands first; none is longer for our doing."""
    began = belief.evidence[0].record.side if belief.evidence else "for"
    every, ours = seen(kept, localtime()), content.ours()
    found = [
        (letter, side, lines(belief.side(side), belief, every, ours))
        for letter, side in SIDES.items()
    ]
    return sorted(found, key=lambda one: one[1] != began)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest, belief_id: bytes, letter: str) -> HttpResponse:
    if letter not in SIDES:
        raise Http404
    kept, side = request.opened.open(Record), SIDES[letter]
    belief, form = held(kept, belief_id), asking(request, side)
    if request.method == "POST" and form.is_valid():
        said = Evidence(at=localtime(), belief_id=belief.id, side=side, text=form.words)
        seal_once(request, said)
        return onward(request, belief.id, form.words)
    page = {"belief": belief, "side": side, "form": form, "once": number(request)}
    return first(request, kept, belief) or render(request, "beliefs/said.html", page)


def asking(request: OpenRequest, side: Side, text: str = "", seen: int = 0) -> WordsForm:
    label = _("What speaks for it") if side == "for" else _("What speaks against it")
    return WordsForm(request.POST or None, label=label, most=LINE, text=text, seen=seen)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, evidence_id: bytes) -> HttpResponse:
    """Change it, or add words to what was taken from a wave; two edits at once are both kept."""
    kept = request.opened.open(Record)
    known = found(of(Evidence, kept), evidence_id)
    belief, side = held(kept, known.record.belief_id), known.record.side
    form = asking(request, side, known.record.text, known.revision)
    if request.method == "POST" and form.is_valid():
        record = replace(known.record, text=form.words)
        replaced = request.opened.replace(known.id, form.revision, record)
        return onward(request, belief.id, form.words, conflict=replaced.conflict)
    [line] = lines([known], belief, seen(kept, localtime()), content.ours())
    page = {"belief": belief, "side": side, "form": form, "known": known, "line": line}
    return first(request, kept, belief) or render(request, "beliefs/said.html", page)


@require_POST
@unlocked
def remove(request: OpenRequest, evidence_id: bytes) -> HttpResponse:
    """What was taken from a wave is not offered again, as if she had left it."""
    known = [one.record for one in request.opened.open(Evidence) if one.id == evidence_id]
    to = reverse("beliefs:home")
    for one in known:
        to = reverse("beliefs:sides", args=[one.belief_id])
        if one.why:
            decline(request, one.belief_id, one.of)
    return remove_from(request, evidence_id, Evidence, to=to, exercise=one_way(request))
