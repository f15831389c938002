"""One belief: what was said of it, what may be looked at next, and how it went over time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.opening import records
from ebb.accounts.person import OpenRequest
from ebb.accounts.removing import remove as remove_from
from ebb.beliefs import content, picture
from ebb.beliefs.calm import one_way, rests
from ebb.beliefs.held import Held, beliefs, held
from ebb.beliefs.offers import Seen, offers
from ebb.beliefs.parts import PARTS
from ebb.beliefs.real import asked
from ebb.beliefs.telling import feels, name_of, offer_words, seen_words
from ebb.records import BeliefHeld, Record
from ebb.vault import Opened

AGAIN = timedelta(days=6)  # a week later, or nearly, the same question is welcome


class Door(NamedTuple):
    """One part of the work: where it is, what it is called, and what stands there so far."""

    at: str
    name: str
    words: tuple[str, ...]
    dir: str = ""


class Offer(NamedTuple):
    """One thing she kept that may speak to this belief."""

    seen: Seen
    words: str
    why: str


@require_safe
@unlocked
def one(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    kept = request.opened.open(Record)
    belief, now = held(kept, belief_id), localtime()
    if said := rests(request, kept):
        return said
    page = {
        "belief": belief,
        "feels": feels(belief.told),
        "ask_real": asked(belief, now),
        "tell": told_lately(belief, now),
        "offer": offer(belief, kept, now),
        "doors": doors(belief),
        "exercise": one_way(request),
    }
    return render(request, "beliefs/one.html", page)


@require_safe
@unlocked
def course(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """Conviction over time beside the waves; it rests with the rest of this room."""
    kept = request.opened.open(Record)
    belief = held(kept, belief_id)
    page = {"belief": belief} | picture.facts(belief, records(kept))
    return rests(request, kept) or render(request, "beliefs/course.html", page)


def told_lately(belief: Held, now: datetime) -> bool:
    return belief.told is not None and now - belief.told.at < AGAIN


def offer(belief: Held, kept: list[Opened[Record]], now: datetime) -> Offer | None:
    """One at a time, the newest."""
    first = next(iter(offers(belief, kept, now)), None)
    return Offer(first, seen_words(first), offer_words(first)) if first else None


def doors(belief: Held) -> list[Door]:
    """In an order that begins with what was; each may stay closed."""
    learnt, cost, protected, kinder = (part_door(belief, one.name) for one in PARTS)
    every = [learnt, sides_door(belief), tries_door(belief), cost, protected, kinder]
    return [*every, course_door(belief)] if len(belief.convictions) > 1 else every


def part_door(belief: Held, name: str) -> Door:
    part = next(one for one in PARTS if one.name == name)
    kept = belief.part(name)
    if kept:
        at = reverse("beliefs:part", args=[kept[0].id])
    else:
        at = reverse("beliefs:part-new", args=[belief.id, part.letter])
    return Door(at, str(part.title), tuple(one.record.text for one in kept), "auto")


def sides_door(belief: Held) -> Door:
    at = reverse("beliefs:sides", args=[belief.id])
    there = belief.evidence
    said = _("For it: %(for)d. Against it: %(against)d.")
    counted = {side: len(belief.side(side)) for side in ("for", "against")}
    return Door(at, _("What speaks for it, and against it"), (said % counted,) if there else ())


def tries_door(belief: Held) -> Door:
    """Those that go on by name. One that waits, because it may need them, is not named here."""
    at, ours = reverse("beliefs:tries", args=[belief.id]), content.ours()
    ended = sum(one.ended is not None for one in belief.tries)
    waits = sum(not one.ended and not one.record.alone for one in belief.tries)
    words = [name_of(t, ours) for t in belief.tries if not t.ended and t.record.alone]
    words += [_("Waiting: %(n)d.") % {"n": waits}] if waits else []
    words += [_("Ended so far: %(n)d.") % {"n": ended}] if ended else []
    return Door(at, _("Try something small"), tuple(words), "auto")


def course_door(belief: Held) -> Door:
    times = ngettext("%(n)d time so far.", "%(n)d times so far.", len(belief.convictions))
    at = reverse("beliefs:course", args=[belief.id])
    return Door(at, _("How true it felt, over time"), (times % {"n": len(belief.convictions)},))


@require_POST
@unlocked
def remove(request: OpenRequest, belief_id: bytes) -> HttpResponse:
    """The belief, and everything that was said of it."""
    every = beliefs(request.opened.open(Record))
    parts = next((one.ids for one in every if one.id == belief_id), [])
    to, exercise = reverse("beliefs:home"), one_way(request)
    return remove_from(request, belief_id, BeliefHeld, to=to, also=parts, exercise=exercise)
