"""The cycle: rounds of something hard and then relief, in headlines, in her order."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept, seal_once
from ebb.accounts.opening import found, of, records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.records import Headline, Record
from ebb.safety import card
from ebb.story import content
from ebb.story.calm import can_wait, first_said, one_way
from ebb.story.content import Kind
from ebb.story.forms import HeadlineForm
from ebb.story.line import Entry, Piece, in_order, moved, pieces, place_for, rounds
from ebb.story.times import when
from ebb.vault import OpenVault

SITTING = 3  # headlines in one go, after which it is said that the rest can wait
HOUR = 3600  # seconds


class Row(NamedTuple):
    """One headline, ready to be read."""

    id: bytes
    heading: str
    kind: str
    words: str
    when: str
    between: bool
    piece: Piece
    began: int  # the number of the round that begins here, else 0
    inside: bool
    ended: bool


@require_safe
@unlocked
def cycle(request: OpenRequest) -> HttpResponse:
    """The line, words first; how often relief came after something hard."""
    every = request.opened.open(Record)
    rows = rows_of(in_order(of(Headline, every)))
    page = {
        "rows": rows,
        "rounds": max((one.began for one in rows), default=0),
        "why": can_wait(records(every), localtime()) if rows else "",
    }
    return render(request, "story/cycle.html", page)


def entries(opened: OpenVault) -> list[Entry]:
    return in_order(opened.open(Headline))


def rows_of(every: list[Entry]) -> list[Row]:
    kinds = [one.record.heading for one in every]
    found = rounds(kinds)
    begins = {first: number for number, (first, _last) in enumerate(found, 1)}
    ends = {last for _first, last in found}
    within = {place for first, last in found for place in range(first, last + 1)}
    return [
        Row(
            *words_of(one),
            between=0 < place < len(every) - 1,
            piece=piece,
            began=begins.get(place, 0),
            inside=place in within,
            ended=place in ends,
        )
        for place, (one, piece) in enumerate(zip_longest(every, pieces(kinds)))
    ]


def words_of(one: Entry) -> tuple[bytes, str, str, str, str]:
    record = one.record
    kind = kind_of(record.heading)
    return one.id, record.heading, kind.name, record.own or kind.named(record.word), when(record)


def kind_of(name: str) -> Kind:
    if kind := content.ours().kind(name):
        return kind
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    """What kind first; then a headline, and about when."""
    if request.method != "POST" and (said := first_said(request)):
        return said
    kinds = content.ours().kinds
    asked = request.POST.get("k") or request.GET.get("k", "")
    if asked not in {str(place) for place in range(len(kinds))}:
        return render(request, "story/kinds.html", {"kinds": kinds})
    kind = kinds[int(asked)]
    form = HeadlineForm(request.POST or None, kind=kind, now=localtime())
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "kind": kind, "asked": asked, "once": number(request)}
        return render(request, "story/headline.html", page)
    record = form.record()
    place = place_for(record, entries(request.opened))
    own = seal_once(request, replace(record, place=place))
    return redirect("story:headline-kept", headline_id=own)


@require_safe
@unlocked
def kept(request: OpenRequest, headline_id: bytes) -> HttpResponse:
    """On the line; then the body, before the next one."""
    every, now = entries(request.opened), localtime()
    one = found(every, headline_id)
    lately = [each for each in every if (now - each.record.at).total_seconds() < HOUR]
    page = {
        "exercise": one_way(request),
        "card": card.offered(request.opened, one.record.own),
        "to": reverse("story:cycle"),
        "enough": len(lately) >= SITTING,
        "row": next(row for row in rows_of(every) if row.id == headline_id),
    }
    return render(request, "story/headline_kept.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, headline_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    known = found(request.opened.open(Headline), headline_id)
    kind = kind_of(request.POST.get("heading") or known.record.heading)
    word = kind_of(known.record.heading).named(known.record.word)
    sent = request.POST or None
    form = HeadlineForm(sent, kind=kind, now=localtime(), opened=known, word=word)
    if request.method != "POST" or not form.is_valid():
        page = {"form": form, "kind": kind, "known": known, "kinds": content.ours().kinds}
        return render(request, "story/headline_mend.html", page)
    replaced = request.opened.replace(known.id, form.revision, form.record())
    say_kept(request, conflict=replaced.conflict)
    return redirect("story:headline-kept", headline_id=replaced.id)


@require_POST
@unlocked
def remove(request: OpenRequest, headline_id: bytes) -> HttpResponse:
    to = reverse("story:cycle")
    return remove_from(request, headline_id, Headline, to=to, exercise=one_way(request))


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def order(request: OpenRequest) -> HttpResponse:
    """Earlier or later, one button each: by thumb and by keyboard."""
    every = entries(request.opened)
    if request.method != "POST":
        return render(request, "story/order.html", {"rows": neighbours(rows_of(every))})
    way, _colon, ids = request.POST.get("move", "").partition(":")
    if way not in {"earlier", "later"} or not all_hers(ids, every):
        return redirect("story:order")
    moving, beside = (bytes.fromhex(part) for part in ids.split(":"))
    for one in moved(every, moving, beside, earlier=way == "earlier"):
        request.opened.replace(one.id, one.revision, one.record)
    return moved_to(request, moving, way)


def moved_to(request: OpenRequest, moving: bytes, way: str) -> HttpResponse:
    """Back to the button that was pressed; at an end of the line, to the other one."""
    order_now = [one.id for one in entries(request.opened)]
    messages.info(request, _("Moved. It is number %d now.") % (order_now.index(moving) + 1))
    ends = {order_now[0]: "later", order_now[-1]: "earlier"}
    return redirect(f"{reverse('story:order')}#{ends.get(moving, way)}-{moving.hex()}")


def all_hers(ids: str, every: list[Entry]) -> bool:
    return len(ids.split(":")) == 2 and set(ids.split(":")) <= {one.id.hex() for one in every}


def neighbours(rows: list[Row]) -> list[tuple[Row, Row | None, Row | None]]:
    """Each with what stands before it and after it."""
    return list(zip(rows, [None, *rows], [*rows[1:], None], strict=False))
