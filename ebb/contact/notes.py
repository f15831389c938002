"""Contact as data: hers alone, behind the vault's door; noted, mended, removed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import later as nudged
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.contact import content, picture
from ebb.contact.forms import LaterForm, NoteForm
from ebb.contact.told import Told, helped, ridden, sentence, told
from ebb.contact.trend import spells
from ebb.contact.words import COSTS, HOW, WAYS, words_of
from ebb.records import (
    ContactMade,
    FollowUp,
    Held,
    Letter,
    PauseEvent,
    Predicted,
    Record,
    Released,
    WaveEvent,
    fold,
)
from ebb.vault import Damaged, ForeignId, NewerThanKnown, Opened, OpenVault, new_id

LATELY = timedelta(hours=48)  # a guess from a pause belongs to a contact soon after it


class Kept(NamedTuple):
    """A contact in a list, ready to be read."""

    told: Told
    name: str
    sentence: str
    due: str


class Wait(NamedTuple):
    """A message of theirs that waits, until when."""

    id: bytes
    until: datetime
    over: bool


@require_safe
@unlocked
def kept(request: OpenRequest) -> HttpResponse:
    """What was kept: what can be asked now, what waits, each contact, the picture, the waves."""
    records = [one.record for one in request.opened.open(Record)]
    every, now = contacts(request.opened), localtime()
    shown = [listed(one, now) for one in every]
    back = spells(records)
    page = {
        "shown": shown,
        "due": [one for one in shown if one.due],
        "waits": waits(records, now),
        "away": bool(back) and back[-1].last is None,
        "ridden": ridden(fold(records)),
        "helped": any(helped(one) for one in every),
    }
    return render(request, "contact/kept.html", page | picture.facts(records, localdate()))


def contacts(opened: OpenVault) -> list[Told]:
    later = (one.record for one in opened.open(FollowUp))
    return told(opened.open(ContactMade), later)


def listed(one: Told, now: datetime) -> Kept:
    name = str(dict(HOW)[one.record.how])
    return Kept(one, name, sentence(one), one.due(now))


def waits(records: list[Record], now: datetime) -> list[Wait]:
    """The newest hold of each pause, unless she let it go; a week after its end it is gone."""
    released = {one.wave_id for one in records if isinstance(one, Released)}
    holds = {one.wave_id: one for one in records if isinstance(one, Held)}
    found = [
        Wait(wait_id, until, until <= now)
        for wait_id, hold in holds.items()
        if wait_id not in released
        and now - (until := localtime(hold.at + timedelta(hours=hold.hours))) < timedelta(days=7)
    ]
    return sorted(found, key=lambda wait: wait.until)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def note(request: OpenRequest) -> HttpResponse:
    """How it came about first; before the very first note, that a court may ask for it."""
    how = request.POST.get("how") or request.GET.get("how", "")
    if how not in dict(HOW):
        first = not request.opened.open(ContactMade) and "read" not in request.GET
        return render(request, f"contact/{'court' if first else 'how'}.html", {"how": HOW})
    now = localtime()
    form = NoteForm(request.POST or None, now=now, how=how, promised=guess(request.opened, now))
    if request.method == "POST" and form.is_valid():
        return keep_note(request, form)
    return shown_form(request, form, how)


def shown_form(request: OpenRequest, form: NoteForm, how: str) -> HttpResponse:
    page = {
        "form": form,
        "chosen": how in {"i", "they"},
        "name": dict(HOW)[how],
        "once": once(request),
    }
    return render(request, "contact/note.html", page)


def once(request: OpenRequest) -> str:
    """The id that what is in this form will have."""
    return request.POST.get("note", "") or new_id().hex()


def keep_note(request: OpenRequest, form: NoteForm) -> HttpResponse:
    """The form brings the id it was made with: sent twice, it is kept once."""
    record = form.record()
    own = seal_once(request, record)
    ask_after(request.opened, own, record)
    messages.success(request, _("Kept."))
    return redirect("contact:one", contact_id=own)


def ask_after(opened: OpenVault, own: bytes, record: ContactMade) -> None:
    """How it was is asked later, where she chose nudges for that; never of what was not chosen."""
    nudged.take_back(opened, own)
    if record.chosen:
        nudged.follow_up(opened, record.at, of=own)


def seal_once(request: OpenRequest, record: Record) -> bytes:
    day, number = record.at.date(), request.POST.get("note", "")
    if re.fullmatch("[0-9a-f]{32}", number):
        with suppress(ForeignId):  # not a number that this page made
            return request.opened.seal(record, day=day, id=bytes.fromhex(number))
    return request.opened.seal(record, day=day)


def guess(opened: OpenVault, now: datetime) -> int | None:
    """What she guessed in a pause not long ago."""
    lately = [
        one.record for one in opened.open(Predicted) if now - one.record.at.astimezone() < LATELY
    ]
    return lately[-1].relief if lately else None


@require_safe
@unlocked
def one(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """One contact: its sentence, what can be asked now, and what fits where it was not chosen."""
    found = found_by(request.opened, contact_id)
    waves = fold(kept.record for kept in request.opened.open(WaveEvent))
    page = {
        "told": found,
        "one": listed(found, localtime()),
        "ways": words_of(WAYS, found.record.ways),
        "costs": words_of(COSTS, found.costs),
        "ridden": ridden(waves) if found.record.chosen else "",
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
    seen, record = int(form.cleaned_data["seen"] or 0), form.record()
    replaced = request.opened.replace(known.id, seen, record)
    ask_after(request.opened, replaced.id, record)
    if replaced.conflict:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))
    return redirect("contact:one", contact_id=replaced.id)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def later(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """An hour or a day later; asked only where she chose the contact, and when it is time."""
    known, now = found_by(request.opened, contact_id), localtime()
    after = request.POST.get("after") or known.due(now) or "day"
    if not known.record.chosen or after not in {"hour", "day"}:
        raise Http404
    form = LaterForm(request.POST if request.method == "POST" else None, after=after)
    if request.method == "POST" and form.is_valid():
        seal_once(request, form.record(known.id, now))
        messages.success(request, _("Kept."))
        return redirect("contact:one", contact_id=known.id)
    page = {"form": form, "told": known, "after": after, "once": once(request)}
    return render(request, "contact/later.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def remove(request: OpenRequest, contact_id: bytes) -> HttpResponse:
    """With everything that was said of it later."""
    known = found_by(request.opened, contact_id)
    if request.method == "POST":
        said = [
            each.id
            for each in request.opened.open(FollowUp)
            if each.record.contact_id == contact_id
        ]
        request.opened.delete([contact_id, *said], today=localdate())
        nudged.take_back(request.opened, contact_id)
        messages.success(request, _("Removed."))
        return redirect("contact:kept")
    page = {"told": known, "one": listed(known, localtime())}
    return render(request, "contact/remove.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def waiting(request: OpenRequest, wait_id: bytes) -> HttpResponse:
    """A message that waits: until when, her draft, and to let it go."""
    records = [one.record for one in request.opened.open(PauseEvent)]
    found = [one for one in waits(list(records), localtime()) if one.id == wait_id]
    if not found:
        raise Http404
    if request.method == "POST":
        released = Released(at=localtime(), wave_id=wait_id)
        request.opened.seal(released, day=localdate(), id=uuid5(UUID(bytes=wait_id), "r").bytes)
        nudged.take_back(request.opened, wait_id)
        messages.info(request, _("The wait is over. Nothing was sent."))
        return redirect("contact:kept")
    page = {"wait": found[0], "drafts": drafts(request.opened, wait_id), "content": content.ours()}
    return render(request, "contact/wait_kept.html", page)


def drafts(opened: OpenVault, wait_id: bytes) -> list[str]:
    """What she tried out, the newest first; one that cannot be opened is passed over."""
    found = []
    for one in reversed(opened.open(Letter)):
        if one.record.wave_id == wait_id:
            with suppress(Damaged, NewerThanKnown):
                body = one.record.body_id
                found.append(one.record.text if body is None else opened.open_body(body))
    return found
