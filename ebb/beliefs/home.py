"""Her beliefs, as a quiet list. Nothing of it has to be done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.beliefs import content
from ebb.beliefs.calm import waits
from ebb.beliefs.held import MOST, awake, beliefs
from ebb.beliefs.offers import offers
from ebb.beliefs.telling import feels
from ebb.records import Record


@require_safe
@unlocked
def home(request: OpenRequest) -> HttpResponse:
    kept = request.opened.open(Record)
    every, now = beliefs(kept), localtime()
    if every and (said := waits(request, kept)):
        return said
    page = {
        "shown": [(one, feels(one.told), offers(one, kept, now)) for one in awake(every)],
        "resting": [one for one in every if one.resting],
        "full": len(awake(every)) >= MOST,
    }
    return render(request, "beliefs/home.html", page)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Whose words these are, what they rest on, and who has looked at them. Nothing of hers."""
    ours = content.ours()
    return render(request, "beliefs/about.html", {"reasons": ours.about, "draft": ours.draft})
