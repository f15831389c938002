"""Mend a letter, or take it away: nothing of it is lost by accident."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.removing import remove as remove_from
from ebb.records import Letter, PutAway
from ebb.shared.number import whole_number
from ebb.story.calm import one_way
from ebb.story.letters import found, text_of, typed, wrong
from ebb.story.letters_shelf import Sheet
from ebb.vault import OpenVault, Replaced


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    sheet = found(request.opened, letter_id)
    if sheet.closed(localdate()) and request.method != "POST":
        return redirect("story:letter", letter_id)  # its words would show
    text = text_of(request.opened, sheet.letter)
    if text is None and request.method != "POST":
        raise Http404  # what cannot be read cannot be mended
    page = {"sheet": sheet, "letter": text, "seen": sheet.revision}
    if request.method != "POST":
        return render(request, "story/letter_mend.html", page)
    seen, words = whole_number(request.POST.get("seen", "")) or 0, typed(request)
    page |= {"letter": words, "seen": seen}
    if problem := wrong(words):
        return render(request, "story/letter_mend.html", page | {"problem": problem})
    if words == text:
        return redirect("story:letter-kept", letter_id)
    replaced = mended(request.opened, sheet, words, seen)
    if replaced.conflict:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    return redirect("story:letter-kept", replaced.id)


def mended(opened: OpenVault, sheet: Sheet, words: str, seen: int) -> Replaced:
    """It keeps its day and its wave. A long text that nothing names any more goes."""
    plain = replace(sheet.letter, text=words, body_id=None)
    with transaction.atomic():
        replaced = opened.replace(sheet.id, seen, opened.text_apart(plain))
        if sheet.letter.body_id and not replaced.conflict:
            opened.delete([sheet.letter.body_id], today=localdate())
    return replaced


@require_POST
@unlocked
def remove(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """At once, with a way back in the answer: the day it was put away until comes back too."""
    ways = [one.id for one in request.opened.open(PutAway) if one.record.letter_id == letter_id]
    to = reverse("story:letters")
    exercise = one_way(request)
    return remove_from(request, letter_id, Letter, to=to, also=ways, exercise=exercise)
