"""How true does it feel? To the head, then to the gut: one tap each, 0 is a real answer."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Literal

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number as new_number
from ebb.beliefs.calm import rests
from ebb.beliefs.held import Held, held
from ebb.beliefs.real import asked
from ebb.records import Conviction, Record
from ebb.shared.number import whole_number
from ebb.vault import ForeignId, OpenVault

STEPS = range(0, 101, 10)
SKIP, TYPED = "skip", "typed"
Said = int | None | Literal["wrong"]


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def true(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Head first; what she pressed there is kept at once, and gut joins it."""
    kept = request.opened.open(Record)
    belief = held(kept, belief_id)
    if request.method != "POST":
        return rests(request, kept) or shown(request, belief, "head")
    who = "gut" if "gut" in request.POST else "head"
    said = pressed(request, who)
    if said == "wrong":
        return shown(request, belief, who, problem=_("A number from 0 to 100, please."))
    head = said if who == "head" else whole(request.POST.get("was", ""))
    gut = said if who == "gut" else None
    note = keep(request, belief, head, gut)
    if who == "head":
        return shown(request, belief, "gut", was="" if head is None else head, note=note)
    return done(request, belief_id, told=head is not None or gut is not None)


def pressed(request: OpenRequest, who: str) -> Said:
    """One of the buttons, a number she typed, or left open."""
    word = request.POST.get(who, "")
    if word == SKIP:
        return None
    said = whole(request.POST.get("number", "") if word == TYPED else word)
    return "wrong" if said is None else said


def whole(text: str) -> int | None:
    said = whole_number(text.strip())
    return said if said is not None and said <= 100 else None


def keep(request: OpenRequest, belief: Held, head: int | None, gut: int | None) -> str:
    """Under the form's own number; pressed again, the last press counts. Both open: nothing."""
    note = request.POST.get("note", "")
    if not re.fullmatch("[0-9a-f]{32}", note):
        note = new_number(request)
    if head is None and gut is None:
        return note
    record = Conviction(at=localtime(), belief_id=belief.id, head=head, gut=gut)
    put(request.opened, bytes.fromhex(note), record)
    return note


def put(opened: OpenVault, own: bytes, record: Conviction) -> None:
    known = next((one for one in opened.open(Conviction) if one.id == own), None)
    if known is not None and known.record.belief_id == record.belief_id:
        opened.replace(own, known.revision, record)
        return
    with suppress(ForeignId):
        opened.seal(record, day=localdate(), id=own)
    if all(one.id != own for one in opened.open(Conviction)):  # removed since, or not hers
        opened.seal(record, day=localdate())


def shown(
    request: OpenRequest, belief: Held, who: str, *, note: str = "", **more: object
) -> HttpResponse:
    page = {
        "belief": belief,
        "who": who,
        "steps": STEPS,
        "once": note or new_number(request),
        "was": request.POST.get("was", ""),
    }
    return render(request, "beliefs/true.html", page | more)


def done(request: OpenRequest, belief_id: bytes, *, told: bool) -> HttpResponse:
    """Held high, a belief that may be plain truth is asked about before anything else."""
    if told:
        say_kept(request, conflict=False)
    if asked(held(request.opened.open(Record), belief_id), localtime()):
        return redirect("beliefs:real", belief_id=belief_id)
    return redirect("beliefs:one", belief_id=belief_id)
