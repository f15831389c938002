"""Choose a belief: one of ours, or in her own words. Four at once; a fifth is kept, and rests."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import seal_once
from ebb.accounts.opening import found, records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.beliefs import content
from ebb.beliefs.calm import waits
from ebb.beliefs.content import DOMAINS, Domain, Ready
from ebb.beliefs.forms import SENTENCE, WordsForm
from ebb.beliefs.held import MOST, Held, awake, beliefs, held
from ebb.beliefs.words import onward
from ebb.records import BeliefHeld, BeliefTurned, Record, apart
from ebb.safety import card
from ebb.shared.number import whole_number
from ebb.vault import Opened

Choice = tuple[Domain, Ready]


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    """The list; a court is named before the very first."""
    kept = request.opened.open(Record)
    every = beliefs(kept)
    picked = whole_number(request.POST.get("pick", ""))
    if request.method == "POST" and picked is not None and picked < len(all_of_them()):
        domain, ready = all_of_them()[picked]
        said = BeliefHeld(at=localtime(), sentence=ready.sentence, domain=domain.id)
        return chosen(request, said)
    if page := before(request, kept, every):
        return page
    facts = {"choices": offered(kept, every, near(request)), "once": number(request)}
    return render(request, "beliefs/new.html", facts)


def before(
    request: OpenRequest, kept: list[Opened[Record]], every: list[Held]
) -> HttpResponse | None:
    """Before something new is chosen: a court, that it can wait, that four are there."""
    named = None if every else court(request)
    return named or waits(request, kept) or full(request, every)


def all_of_them() -> list[Choice]:
    return [(domain, one) for domain in content.ours().domains for one in domain.belief]


def near(request: OpenRequest) -> str:
    """The domain that a page before this one led to, by its place: `?d=0` to `?d=5`."""
    place = whole_number(request.GET.get("d", ""))
    return DOMAINS[place] if place is not None and place < len(DOMAINS) else ""


def offered(
    kept: list[Opened[Record]], every: list[Held], only: str = ""
) -> list[tuple[int, Ready]]:
    """With their numbers. Not those she has; and not all for who was asked to make no contact."""
    away, known = apart(records(kept)), {one.sentence for one in every}
    return [
        (place, ready)
        for place, (domain, ready) in enumerate(all_of_them())
        if ready.sentence not in known and (domain.apart or not away) and only in {"", domain.id}
    ]


def court(request: OpenRequest) -> HttpResponse | None:
    """Before the very first belief she lays down here. Read: `?go=1`."""
    if request.GET.get("go", "") in {"1", "2"}:
        return None
    return render(request, "beliefs/court.html", {"near": request.GET.get("d", "")})


def full(request: OpenRequest, every: list[Held]) -> HttpResponse | None:
    """Four are enough at once: kindly said, with the choice to let one rest."""
    if len(awake(every)) < MOST:
        return None
    return render(request, "beliefs/full.html", {"shown": awake(every), "fifth": None})


def chosen(request: OpenRequest, record: BeliefHeld) -> HttpResponse:
    """Kept in any case. With four already there it rests, until she lets another one rest."""
    before = [one.id for one in awake(beliefs(request.opened.open(Record)))]
    own = seal_once(request, record)
    if own not in before and len(before) >= MOST:
        turn(request, own, "resting")
        return redirect("beliefs:fifth", belief_id=own)
    if card.offered(request.opened, record.sentence):
        return redirect("beliefs:after", belief_id=own)
    if not record.domain:
        return redirect("beliefs:closest", belief_id=own)
    return redirect("beliefs:true", belief_id=own)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def own_words(request: OpenRequest) -> HttpResponse:
    form = words_form(request)
    if request.method == "POST" and form.is_valid():
        return chosen(request, BeliefHeld(at=localtime(), sentence=form.words))
    kept = request.opened.open(Record)
    every = beliefs(kept)
    if request.method != "POST" and (said := before(request, kept, every)):
        return said
    page = {"form": form, "once": number(request)}
    return render(request, "beliefs/own.html", page)


def words_form(request: OpenRequest, known: Held | None = None) -> WordsForm:
    start = {"text": known.sentence, "seen": known.revision} if known else {}
    label = _("What feels true")
    return WordsForm(request.POST or None, label=label, most=SENTENCE, **start)  # type: ignore[arg-type]


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def closest(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Which of six it is nearest to; or none of them, which is an answer too."""
    one = found(request.opened.open(BeliefHeld), belief_id)
    if request.method != "POST":
        page = {"belief": one.record, "domains": content.ours().domains}
        return render(request, "beliefs/closest.html", page)
    known = content.ours().domain(request.POST.get("domain", ""))
    if known and known.id != one.record.domain:
        request.opened.replace(one.id, one.revision, replace(one.record, domain=known.id))
    return redirect("beliefs:true", belief_id=belief_id)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def fifth(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """The fifth is kept and rests; another may rest in its place."""
    every = beliefs(request.opened.open(Record))
    one = held_in(every, belief_id)
    rest = next((b for b in awake(every) if b.id.hex() == request.POST.get("rest")), None)
    if request.method == "POST" and rest is not None:
        turn(request, rest.id, "resting")
        turn(request, one.id, "on")
        return redirect("beliefs:true", belief_id=one.id)
    return render(request, "beliefs/full.html", {"shown": awake(every), "fifth": one})


def held_in(every: list[Held], belief_id: bytes) -> Held:
    return next((one for one in every if one.id == belief_id), None) or held([], belief_id)


@require_POST
@unlocked
def rest(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """It rests, or is looked at again. Pressed twice it stays as it is."""
    every = beliefs(request.opened.open(Record))
    one = held_in(every, belief_id)
    to = request.POST.get("to", "")
    if to == "on" and one.resting:
        if len(awake(every)) >= MOST:
            return redirect("beliefs:fifth", belief_id=one.id)
        turn(request, one.id, "on")
    elif to == "resting" and not one.resting:
        turn(request, one.id, "resting")
        messages.info(request, _("It rests. Nothing of it is gone."))
        return redirect("beliefs:home")
    return redirect("beliefs:one", belief_id=one.id)


def turn(request: OpenRequest, belief_id: bytes, to: str) -> None:
    turned = BeliefTurned(at=localtime(), belief_id=belief_id, to=to)  # type: ignore[arg-type]
    request.opened.seal(turned, day=localdate())


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Other words for it; if they were changed somewhere else too, both are kept."""
    one = held(request.opened.open(Record), belief_id)
    form = words_form(request, one)
    if request.method != "POST" or not form.is_valid():
        return render(request, "beliefs/own.html", {"form": form, "known": one})
    record = replace(one.record, sentence=form.words)
    replaced = request.opened.replace(one.id, form.revision, record)
    return onward(request, replaced.id, form.words, conflict=replaced.conflict)
