"""The five moves of the mind: each with its answer, learnt and practised on calm days.

The pages are the same for everybody and hold nothing of hers while she is locked.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import seal_once
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.records import MovePractised, Record
from ebb.shared import settling
from ebb.story import content, moves_met
from ebb.story.forms import LineForm
from ebb.story.moves_content import LETTERS, Page, Sentence, ours
from ebb.vault import ForeignId, OpenVault, VaultError, new_id

MINUTES = 2


class Heard(NamedTuple):
    """A sentence, what she heard in it, and how we hear it."""

    sentence: Sentence
    said: str


@require_safe
def moves(request: HttpRequest) -> HttpResponse:
    return shown(request, "story/moves.html", {"moves": ours()})


@require_safe
def move(request: HttpRequest, letter: str) -> HttpResponse:
    """What it is and what answers it; while open, quietly, what her own waves say of it."""
    page = found(letter)
    return shown(request, "story/move.html", {"move": page} | hers(request, page))


def found(letter: str) -> Page:
    if letter not in set(LETTERS):
        raise Http404
    return ours()[LETTERS.index(letter)]


def shown(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    response = render(request, template, page)
    patch_cache_control(response, no_store=True, private=True)
    return response


def opened(request: HttpRequest) -> OpenVault | None:
    return cast("PersonRequest", request).opened


def hers(request: HttpRequest, page: Page) -> dict[str, str]:
    """A vault that cannot be read now leaves the page as it is for everybody."""
    vault = opened(request)
    with suppress(VaultError, DatabaseError):
        records = [one.record for one in vault.open(Record)] if vault else []
        return {
            "often": moves_met.often(records, page.id),
            "met": moves_met.met(records, page.id),
        }
    return {}


@require_safe
def practice(request: HttpRequest, letter: str) -> HttpResponse:
    """A plain form. What is written in it is kept nowhere, but for a line she wants to keep."""
    return asked(request, found(letter), new_id().hex())


def asked(request: HttpRequest, page: Page, note: str, **more: Any) -> HttpResponse:
    kind = page.practice.kind
    facts = {"move": page, "note": note, "opened": opened(request)} | more
    if kind == "line":
        facts = {"form": line_form()} | facts
    if kind == "ride":
        water = settling.ways(request).get(page.practice.exercise or "")
        facts["exercise"] = water.lasting(MINUTES) if water else None
    return shown(request, f"story/move_{kind}.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def done(request: HttpRequest, letter: str) -> HttpResponse:
    """Noted while open, once for each form. Locked, it is the same practice and leaves no trace."""
    page, vault, noted = found(letter), opened(request), False
    if request.method != "POST":  # a phone that woke up asks again for what it showed
        return redirect("story:move", letter)
    with suppress(VaultError, DatabaseError):
        noted = bool(vault and note_it(vault, page, request.POST.get("note", "")))
    facts = {"move": page, "noted": noted, "heard": heard(request, page)}
    return shown(request, "story/move_done.html", facts)


def note_it(vault: OpenVault, page: Page, number: str) -> bytes:
    record = MovePractised(at=localtime(), move=page.id)
    with suppress(ValueError, ForeignId):  # not a number that this page made
        own = vault.own_id(UUID(hex=number).bytes, page.id.encode())
        return vault.seal(record, day=localdate(), id=own)
    return vault.seal(record, day=localdate())


def heard(request: HttpRequest, page: Page) -> list[Heard]:
    """Her answers beside ours; those she left out are left out."""
    labels = {str(place): name for place, name in enumerate(page.practice.labels)}
    said = (request.POST.get(f"s{place}", "") for place in range(len(page.practice.sentence)))
    pairs = zip(page.practice.sentence, said, strict=True)
    return [Heard(sentence, labels[one]) for sentence, one in pairs if one in labels]


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def line(request: OpenRequest, letter: str) -> HttpResponse:
    """A line for the whole picture, tagged by the move it answers."""
    page, note = found(letter), request.POST.get("note", "")
    if page.practice.kind != "line":
        raise Http404
    if request.method != "POST":
        return redirect("story:move-practice", letter)
    said = request.POST.copy()
    said.setlist("moves", [page.id])
    form = line_form(said)
    if not form.is_valid() or not both(form):
        return asked(request, page, note, form=form)
    own = seal_once(request, form.record())
    note_it(request.opened, page, note)
    return redirect("story:line-kept", line_id=own)


def both(form: LineForm) -> bool:
    """The good alone feeds the longing: here it stands beside the cost."""
    for side in ("good", "cost"):
        if not form.cleaned_data[side]:
            form.add_error(side, _("A few words here too, so that both stand."))
    return form.is_valid()


def line_form(said: QueryDict | None = None) -> LineForm:
    return LineForm(said, content=content.ours(), now=localtime())
