"""Her reasons, one at a time. They argue for nothing: what they are for is hers to say."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import say_kept, seal_once
from ebb.accounts.opening import all_records, found, of
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.records import Preference, Reason, Record
from ebb.safety import card
from ebb.shared.number import whole_number
from ebb.story import content
from ebb.story.calm import court, one_way
from ebb.story.forms import ReasonForm
from ebb.vault import Opened

FIRST = "reason-first"  # a setting: the id of the one to see first


@require_safe
@unlocked
def reasons(request: OpenRequest) -> HttpResponse:
    """One of them, the one she wants to see first before the others."""
    kept = request.opened.open(Record)
    marked = first_of(kept)
    every = sorted(of(Reason, kept), key=lambda one: one.id != marked)
    asked_for = whole_number(request.GET.get("n", "")) or 0
    place = asked_for % len(every) if every else 0
    page = {
        "reason": every[place] if every else None,
        "next": (place + 1) % len(every) if len(every) > 1 else None,
        "first": marked,
    }
    return render(request, "story/reasons.html", page)


def first_of(kept: list[Opened[Record]]) -> bytes | None:
    """The newest mark counts; one of a reason that is gone marks nothing."""
    marks = [one.record.value for one in of(Preference, kept) if one.record.key == FIRST]
    known = {one.id.hex(): one.id for one in of(Reason, kept)}
    return known.get(marks[-1]) if marks else None


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    if request.method != "POST" and (said := court(request, all_records(request.opened))):
        return said
    form = ReasonForm(request.POST or None, now=localtime())
    if request.method != "POST" or not form.is_valid():
        return asked(request, form)
    return redirect("story:reason-kept", reason_id=seal_once(request, form.record()))


def asked(request: OpenRequest, form: ReasonForm, known: object = None) -> HttpResponse:
    starters = content.ours().starters
    page = {"form": form, "known": known, "once": number(request), "starters": starters}
    return render(request, "story/reason.html", page)


@require_safe
@unlocked
def kept(request: OpenRequest, reason_id: bytes) -> HttpResponse:
    one = found(request.opened.open(Reason), reason_id)
    page = {
        "reason": one,
        "card": card.offered(request.opened, one.record.text),
        "to": reverse("story:reasons"),
        "exercise": one_way(request),
    }
    return render(request, "story/reason_kept.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, reason_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    known = found(request.opened.open(Reason), reason_id)
    form = ReasonForm(request.POST or None, now=localtime(), opened=known)
    if request.method != "POST" or not form.is_valid():
        return asked(request, form, known)
    replaced = request.opened.replace(known.id, form.revision, form.record())
    say_kept(request, conflict=replaced.conflict)
    return redirect("story:reason-kept", reason_id=replaced.id)


@require_POST
@unlocked
def first(request: OpenRequest, reason_id: bytes) -> HttpResponse:
    """To see first from now on; pressed again, no more."""
    kept = request.opened.open(Record)
    known = found(of(Reason, kept), reason_id)
    marked = first_of(kept) == known.id
    value = "" if marked else known.id.hex()
    request.opened.seal(Preference(at=localtime(), key=FIRST, value=value), day=localdate())
    said = _("None comes first now.") if marked else _("This one comes first from now on.")
    messages.success(request, said)
    return redirect("story:reasons")


@require_POST
@unlocked
def remove(request: OpenRequest, reason_id: bytes) -> HttpResponse:
    to = reverse("story:reasons")
    return remove_from(request, reason_id, Reason, to=to, exercise=one_way(request))
