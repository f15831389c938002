"""A brief message she prepares: taken from a sentence of ours or her own, sealed, never sent."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts import removing
from ebb.accounts.doors import unlocked
from ebb.accounts.opening import found
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import keep_once
from ebb.contact import occasions
from ebb.contact.low import known
from ebb.contact.low_forms import DraftForm
from ebb.contact.occasions import Occasion
from ebb.records import LowDraft, Quieted
from ebb.safety.crisis import speaks_of_it
from ebb.vault import Opened


def allowed(request: OpenRequest, now: datetime) -> bool:
    """After fear, or where she was asked not to make contact, no words are prepared."""
    return known(request.opened, now).words


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def words(request: OpenRequest, letter: str) -> HttpResponse:
    """Sentences for one occasion, and a sheet to change one on."""
    now = localtime()
    occasion = occasions.ours().at(letter)
    if occasion is None:
        raise Http404
    if not allowed(request, now):
        return redirect("contact:low")
    keeps = "keep" in request.POST
    form = DraftForm(request.POST if keeps else None, initial={"text": sheet(request, occasion)})
    if keeps and form.is_valid():
        number = request.POST.get("note", "")
        kept_now = keep_once(request.opened, form.record(occasion.id, now), number, besides={"at"})
        return said_kept(request, kept_now.id, beside=kept_now.beside)
    page = {"occasion": occasion, "form": form, "source": occasions.ours().source}
    return render(request, "contact/low_words.html", page)


def sheet(request: OpenRequest, occasion: Occasion) -> str:
    """What she has typed, and the sentence she took, if it is one of these."""
    typed, place = request.POST.get("text", ""), request.POST.get("take", "")
    taken = [one for number, one in enumerate(occasion.templates) if str(number) == place]
    return "\n".join([*([typed] if typed.strip() else []), *taken])


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def draft(request: OpenRequest, draft_id: bytes) -> HttpResponse:
    """Her words to look at, change, or copy by hand. A change elsewhere keeps both."""
    now, before = localtime(), found(request.opened.open(LowDraft), draft_id)
    if not allowed(request, now):
        return redirect("contact:low")
    start = {"text": before.record.text, "seen": before.revision}
    form = DraftForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        return kept(request, before, form)
    quieted = bool(request.opened.open(Quieted)) or "calm" in request.GET
    page = {
        "form": form,
        "draft": before,
        "occasion": occasions.ours().get(before.record.occasion),
        "card": not quieted and speaks_of_it(before.record.text),
    }
    return render(request, "contact/low_draft.html", page)


def kept(request: OpenRequest, before: Opened[LowDraft], form: DraftForm) -> HttpResponse:
    record = form.record(before.record.occasion, before.record.at)
    replaced = request.opened.replace(before.id, form.revision, record)
    return said_kept(request, replaced.id, beside=replaced.conflict)


def said_kept(request: OpenRequest, own: bytes, *, beside: bool) -> HttpResponse:
    if beside:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept. Ebb sends nothing."))
    return redirect("contact:draft", draft_id=own)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def remove_draft(request: OpenRequest, draft_id: bytes) -> HttpResponse:
    """Gone with the press; for ten minutes the answer can bring it back."""
    if request.method != "POST":
        return redirect("contact:draft", found(request.opened.open(LowDraft), draft_id).id)
    return removing.remove(request, draft_id, LowDraft, to=reverse("contact:low"))
