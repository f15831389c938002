"""A feeling, or something real? What is real leads to practical help, never to work on it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.beliefs import content
from ebb.beliefs.calm import one_way, rests
from ebb.beliefs.held import Held, held
from ebb.records import FeltOrReal, Record
from ebb.vault import Opened

HIGH = 50  # of 100, to head or gut: more true than not, as in the quiz


def asked(belief: Held, now: datetime) -> bool:
    """Of a kind that may be plain truth, and not answered these four weeks.

    The sentence of ours that says so itself is asked about whatever its numbers are.
    """
    if belief.answered(now):
        return False
    ours = content.ours()
    by_itself = ours.ready(belief.sentence) is not None
    return (by_itself or belief.strongest >= HIGH) and ours.asks(
        belief.sentence, belief.record.domain
    )


def first(request: OpenRequest, kept: list[Opened[Record]], belief: Held) -> HttpResponse | None:
    """Before work on the sentence itself: rest, or practical help where something is real."""
    if request.method == "POST":
        return None  # what she wrote is kept all the same
    if said := rests(request, kept):
        return said
    if belief.real:
        return redirect("beliefs:practical", belief_id=belief.id)
    return redirect("beliefs:real", belief_id=belief.id) if asked(belief, localtime()) else None


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def real(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    kept = request.opened.open(Record)
    belief, kinds = held(kept, belief_id), content.ours().kinds
    answer = request.POST.get("answer", "")
    about = tuple(one.id for one in kinds if one.id == answer)
    if about or answer in {"feeling", "unsure"}:
        kind: Literal["feeling", "real", "unsure"]
        kind = "real" if about else "feeling" if answer == "feeling" else "unsure"
        said = FeltOrReal(at=localtime(), belief_id=belief.id, answer=kind, about=about)
        request.opened.seal(said, day=localdate())
        to = "beliefs:one" if kind == "feeling" else "beliefs:practical"
        return redirect(to, belief_id=belief.id)
    page = {"belief": belief, "kinds": kinds}
    return (request.method != "POST" and rests(request, kept)) or render(
        request, "beliefs/real.html", page
    )


@require_safe
@unlocked
def practical(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """People who know about danger, money, papers, a place to live. It never rests."""
    belief = held(request.opened.open(Record), belief_id)
    about = belief.answers[-1].about if belief.answers else ()
    kinds = [one for one in content.ours().kinds if one.id in about]
    page = {
        "belief": belief,
        "kinds": kinds,
        "danger": "danger" in about,
        "unsure": not kinds,
        "exercise": one_way(request),
    }
    return render(request, "beliefs/practical.html", page)
