"""After her words are kept: back to the belief, past the quiet card where they sound very hard."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept
from ebb.accounts.opening import found
from ebb.accounts.person import OpenRequest
from ebb.beliefs.calm import one_way
from ebb.records import BeliefHeld
from ebb.safety import card


def onward(
    request: OpenRequest, belief_id: bytes, *words: str, conflict: bool = False
) -> HttpResponse:
    """Said that it is kept; then the belief, or the card first."""
    say_kept(request, conflict=conflict)
    if card.offered(request.opened, *words):
        return redirect("beliefs:after", belief_id=belief_id)
    return redirect("beliefs:one", belief_id=belief_id)


@require_safe
@unlocked
def after(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """People to talk to, and something for the body. It opens nothing but the way back."""
    found(request.opened.open(BeliefHeld), belief_id)
    to = reverse("beliefs:one", args=[belief_id])
    page = {"card": True, "to": to, "exercise": one_way(request)}
    return render(request, "beliefs/after.html", page)
