"""What surrounds a belief: where it was learnt, cost, protection, and a kinder, truer sentence."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import seal_once
from ebb.accounts.opening import found, of
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.beliefs import content
from ebb.beliefs.calm import one_way, rests
from ebb.beliefs.forms import TEXT, WordsForm
from ebb.beliefs.held import Held, held
from ebb.beliefs.real import first
from ebb.beliefs.words import onward
from ebb.records import BeliefPart, Record
from ebb.records.belief_work import Part
from ebb.vault import Opened


class Asked(NamedTuple):
    """One of the four parts, as a page asks for it; the letter stands in its address."""

    letter: str
    name: Part
    title: Promise
    question: Promise
    line: Promise


PARTS = (
    Asked(
        "a",
        "learnt",
        _("Where it was learnt"),
        _("Where did you learn it?"),
        _("A few words will do: a time, a sentence you heard. Leave out the worst."),
    ),
    Asked(
        "b",
        "cost",
        _("What it cost"),
        _("What did believing it cost you?"),
        _("Sleep, people, work, things you liked."),
    ),
    Asked(
        "c",
        "protected",
        _("What it protected"),
        _("What did believing it protect you from?"),
        _("It was there for a reason. Often it made hard days safer."),
    ),
    Asked(
        "d",
        "kinder",
        _("A kinder, truer sentence"),
        _("What would be kinder, and also true?"),
        _("In your words. It has to convince nobody, and you may change it."),
    ),
)


def part_of(letter: str) -> Asked:
    for one in PARTS:
        if one.letter == letter:
            return one
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest, belief_id: bytes, letter: str) -> HttpResponse:
    kept, asked = request.opened.open(Record), part_of(letter)
    belief, form = held(kept, belief_id), asking(request, asked)
    if request.method == "POST" and form.is_valid():
        record = BeliefPart(at=localtime(), belief_id=belief.id, part=asked.name, text=form.words)
        seal_once(request, record)
        return onward(request, belief.id, form.words)
    page = {"once": number(request), "starters": starters(belief, asked)}
    return before(request, kept, belief, asked) or shown(request, belief, asked, form, **page)


def before(
    request: OpenRequest, kept: list[Opened[Record]], belief: Held, asked: Asked
) -> HttpResponse | None:
    """A kinder sentence is work on the belief; the other parts only look back at it."""
    if asked.name == "kinder":
        return first(request, kept, belief)
    return rests(request, kept) if request.method != "POST" else None


def asking(request: OpenRequest, asked: Asked, text: str = "", seen: int = 0) -> WordsForm:
    label = str(asked.title)
    return WordsForm(request.POST or None, label=label, most=TEXT, text=text, seen=seen)


def shown(
    request: OpenRequest, belief: Held, asked: Asked, form: WordsForm, **more: object
) -> HttpResponse:
    page = {"belief": belief, "asked": asked, "form": form} | more
    return render(request, "beliefs/part.html", page)


def starters(belief: Held, asked: Asked) -> tuple[str, ...]:
    """Beginnings for a kinder sentence. They argue with nothing."""
    domain = content.ours().domain(belief.record.domain)
    return domain.kinder if domain and asked.name == "kinder" else ()


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, part_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    kept = request.opened.open(Record)
    known = found(of(BeliefPart, kept), part_id)
    belief = held(kept, known.record.belief_id)
    asked = next(one for one in PARTS if one.name == known.record.part)
    form = asking(request, asked, known.record.text, known.revision)
    if request.method == "POST" and form.is_valid():
        record = replace(known.record, text=form.words)
        replaced = request.opened.replace(known.id, form.revision, record)
        return onward(request, belief.id, form.words, conflict=replaced.conflict)
    page = {
        "known": known,
        "others": [one for one in belief.part(asked.name) if one.id != known.id],
        "starters": starters(belief, asked),
    }
    return before(request, kept, belief, asked) or shown(request, belief, asked, form, **page)


@require_POST
@unlocked
def remove(request: OpenRequest, part_id: bytes) -> HttpResponse:
    known = [one for one in request.opened.open(BeliefPart) if one.id == part_id]
    to = (
        reverse("beliefs:one", args=[known[0].record.belief_id])
        if known
        else reverse("beliefs:home")
    )
    return remove_from(request, part_id, BeliefPart, to=to, exercise=one_way(request))
