"""The whole picture: good and cost, side by side, each line an answer to a move of the mind."""

from __future__ import annotations

from typing import Any

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
from ebb.records import Record, WholeLine
from ebb.safety import card
from ebb.story import content
from ebb.story.calm import away, first_said, one_way, wait
from ebb.story.content import Move
from ebb.story.forms import LineForm


@require_safe
@unlocked
def whole(request: OpenRequest) -> HttpResponse:
    """Every line, or those that answer one move; in a low hour, first that it can wait."""
    all_kept = request.opened.open(Record)
    every = of(WholeLine, all_kept)
    known = records(all_kept)
    if said := away(known) or (wait(request, known) if every else None):
        return said
    move = chosen(request)
    page = {
        "shown": [one for one in every if move is None or move.id in one.record.moves],
        "any": bool(every),
        "move": move,
        "moves": content.ours().moves,
    }
    return render(request, "story/whole.html", page)


def chosen(request: OpenRequest) -> Move | None:
    """By its number: the browser's history keeps addresses."""
    moves = content.ours().moves
    number = request.POST.get("m") or request.GET.get("m", "")
    return moves[int(number)] if number in {str(place) for place in range(len(moves))} else None


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    """Which move it answers comes first, because its beginnings are shown then."""
    first = request.method != "POST"
    if first and (said := away(all_records(request.opened)) or first_said(request)):
        return said
    ours, move = content.ours(), chosen(request)
    if request.method != "POST" and move is None and "m" not in request.GET:
        return render(request, "story/moves_first.html", {"moves": ours.moves})
    form = LineForm(
        request.POST or None, content=ours, now=localtime(), move=move.id if move else ""
    )
    if request.method != "POST" or not form.is_valid():
        return asked(request, form, move=move, number=request.GET.get("m", ""))
    own = seal_once(request, form.record())
    return redirect("story:line-kept", line_id=own)


def asked(request: OpenRequest, form: LineForm, **more: Any) -> HttpResponse:
    page = {"form": form, "once": number(request), "moves": content.ours().moves}
    return render(request, "story/whole_line.html", page | more)


@require_safe
@unlocked
def kept(request: OpenRequest, line_id: bytes) -> HttpResponse:
    record = found(request.opened.open(WholeLine), line_id).record
    page = {
        "line": record,
        "card": card.offered(request.opened, record.good, record.cost),
        "to": reverse("story:whole"),
        "exercise": one_way(request),
    }
    return render(request, "story/whole_kept.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, line_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    known = found(request.opened.open(WholeLine), line_id)
    form = LineForm(request.POST or None, content=content.ours(), now=localtime(), opened=known)
    if request.method != "POST" or not form.is_valid():
        return asked(request, form, known=known)
    replaced = request.opened.replace(known.id, form.revision, form.record())
    say_kept(request, conflict=replaced.conflict)
    return redirect("story:line-kept", line_id=replaced.id)


@require_POST
@unlocked
def remove(request: OpenRequest, line_id: bytes) -> HttpResponse:
    to = reverse("story:whole")
    return remove_from(request, line_id, WholeLine, to=to, exercise=one_way(request))
