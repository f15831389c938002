"""Contact as data: hers alone, behind the vault's door; noted, mended, removed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import later as nudged
from ebb.accounts import removing
from ebb.accounts.doors import unlocked
from ebb.accounts.opening import all_records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import KeptOnce, keep_once, number
from ebb.contact import picture
from ebb.contact.forms import LaterForm, NoteForm
from ebb.contact.told import Told, helped, ridden, sentence, told
from ebb.contact.waits import waits
from ebb.contact.words import COSTS, HOW, IN_ADDRESS, WAYS, words_of
from ebb.records import ContactMade, FollowUp, Predicted, gone_back
from ebb.vault import Opened, OpenVault

LATELY = timedelta(hours=48)  # a guess from a pause belongs to a contact soon after it


class Kept(NamedTuple):
    """A contact in a list, ready to be read."""

    told: Told
    name: str
    sentence: str
    due: str


@require_safe
@unlocked
def kept(request: OpenRequest) -> HttpResponse:
    """What was kept: what can be asked now, what waits, each contact, the picture, the waves."""
    records = all_records(request.opened)
    every, now = contacts(request.opened), localtime()
    away = gone_back(records)
    shown = [listed(one, now, away=away) for one in every]
    page = {
        "shown": shown,
        "due": [one for one in shown if one.due],
        "waits": waits(records, now),
        "away": away,
        "ridden": ridden(records),
        "helped": any(helped(one) for one in every),
    }
    return render(request, "contact/kept.html", page | picture.facts(records, localdate()))


def contacts(opened: OpenVault) -> list[Told]:
    later = (one.record for one in opened.open(FollowUp))
    return told(opened.open(ContactMade), later)


def listed(one: Told, now: datetime, *, away: bool) -> Kept:
    """While she is back there nothing is due."""
    name = str(dict(HOW)[one.record.how])
    return Kept(one, name, sentence(one), "" if away else one.due(now))


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def note(request: OpenRequest) -> HttpResponse:
    """How it came about first; before the very first note, that a court may ask for it."""
    how = request.POST.get("how") or IN_ADDRESS.get(request.GET.get("k", ""), "")
    first = request.method != "POST" and not request.opened.open(ContactMade)
    if first and "read" not in request.GET:
        return render(request, "contact/court.html")
    if how not in dict(HOW):
        asked = zip(IN_ADDRESS, dict(HOW).values(), strict=True)
        return render(request, "contact/how.html", {"how": asked})
    guessed, now = guess(request.opened, localtime()), localtime()
    form = NoteForm(request.POST or None, now=now, how=how, guessed=guessed)
    if request.method == "POST" and form.is_valid():
        return keep_note(request, form)
    return shown_form(request, form, how)


def shown_form(request: OpenRequest, form: NoteForm, how: str) -> HttpResponse:
    away = gone_back(all_records(request.opened))
    page = {
        "form": form,
        "chosen": how in {"i", "they"} and not away,
        "name": dict(HOW)[how],
        "once": number(request),
    }
    return render(request, "contact/note.html", page)


def keep_note(request: OpenRequest, form: NoteForm) -> HttpResponse:
    """The form brings the id it was made with: sent twice, it is kept once."""
    record = form.record()
    kept = keep_once(request.opened, record, request.POST.get("note", ""))
    ask_after(request.opened, kept.id, record)
    say_kept(request, kept)
    return redirect("contact:one", contact_id=kept.id)


def say_kept(request: OpenRequest, kept: KeptOnce) -> None:
    if kept.beside:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))


def ask_after(opened: OpenVault, own: bytes, record: ContactMade) -> None:
    """How it was is asked later, where she chose nudges for that.

    Never of what was not chosen, and never while she is back there.
    """
    nudged.take_back(opened, own)
    if record.chosen and not gone_back(all_records(opened)):
        nudged.follow_up(opened, record.at, of=own)


def guess(opened: OpenVault, now: datetime) -> Predicted | None:
    """What she guessed in a pause not long ago, unless a contact has taken it up already."""
    taken = {one.record.pause_id for one in opened.open(ContactMade)}
    lately = [
        one.record
        for one in opened.open(Predicted)
        if now - one.record.at < LATELY and one.record.wave_id not in taken
    ]
    return lately[-1] if lately else None


@require_safe
@unlocked
def one(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """One contact: its sentence, what can be asked now, and what fits where it was not chosen."""
    found = found_by(request.opened, contact_id)
    records = all_records(request.opened)
    away = gone_back(records)
    page = {
        "told": found,
        "one": listed(found, localtime(), away=away),
        "away": away,
        "more": "" if away else found.told_about(localtime()),
        "ways": words_of(WAYS, found.record.ways),
        "costs": words_of(COSTS, found.costs),
        "ridden": ridden(records) if found.record.chosen and not away else "",
        "helped": helped(found),
    }
    return render(request, "contact/one.html", page)


def found_by(opened: OpenVault, contact_id: bytes) -> Told:
    """In her own vault; for anyone else there is nothing here."""
    for each in contacts(opened):
        if each.id == contact_id:
            return each
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def mend(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """Change it; if it was changed somewhere else too, both are kept."""
    known = found_by(request.opened, contact_id)
    opened = Opened(known.id, known.revision, known.record)
    form = NoteForm(request.POST or None, now=localtime(), opened=opened)
    if request.method != "POST" or not form.is_valid():
        how = form["how"].value()
        page = {"form": form, "told": known, "chosen": how in {"i", "they"}, "how": HOW}
        return render(request, "contact/mend.html", page)
    record = form.record()
    replaced = request.opened.replace(known.id, form.revision, record)
    ask_after(request.opened, replaced.id, record)
    say_kept(request, KeptOnce(replaced.id, replaced.conflict))
    return redirect("contact:one", contact_id=replaced.id)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def later(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """An hour or a day later; only where she chose the contact, when it is time, not while back.

    What she has said already stands in it, so that saying more takes nothing away.
    """
    known, now = found_by(request.opened, contact_id), localtime()
    after = request.POST.get("after", "")
    if request.method != "POST" and not gone_back(all_records(request.opened)):
        after = known.told_about(now)
    if not known.record.chosen or after not in {"hour", "day"}:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = LaterForm(data, after=after, said=known.after(after))
    if request.method == "POST" and form.is_valid():
        record = form.record(known.id, now)
        note_id = request.POST.get("note", "")
        say_kept(request, keep_once(request.opened, record, note_id, besides={"at"}))
        return redirect("contact:one", contact_id=known.id)
    page = {"form": form, "told": known, "after": after, "once": number(request)}
    return render(request, "contact/later.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def remove(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """With everything that was said of it later; for ten minutes all of it can come back."""
    if request.method != "POST":
        return redirect("contact:one", contact_id=found_by(request.opened, contact_id).id)
    later_said = request.opened.open(FollowUp)
    also = [one.id for one in later_said if one.record.contact_id == contact_id]
    to = reverse("contact:kept")
    return removing.remove(request, contact_id, ContactMade, to=to, also=also)
