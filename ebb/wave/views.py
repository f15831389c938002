"""The wave: one address, and each press a plain form post that brings the next screen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import cast

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import locked, over, readable
from ebb.accounts.carried import keep
from ebb.accounts.doors import unlocked, vault_exists
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.readable import Readable
from ebb.contact import views as pause
from ebb.contact.standing import afraid_lately
from ebb.records import Record, Unreadable, WaveBegun, WaveEvent, fold
from ebb.records.carried import Carried, dump, parse
from ebb.safety.views import help_for
from ebb.settle import aside
from ebb.settle.catalogue import catalogue
from ebb.settle.fit import familiar, fit
from ebb.steps import doors, fear
from ebb.steps.step import Step
from ebb.vault import OpenVault, VaultError, new_id
from ebb.wave import screens, telling
from ebb.wave.steps import Here, take

NOTHING_CHOSEN = Readable()


@require_http_methods(["GET", "HEAD", "POST"])
def wave(request: HttpRequest) -> HttpResponse:
    """Asks for nothing and stores nothing until she keeps it."""
    person = cast("PersonRequest", request)
    if request.method != "POST":  # the first breath waits for no vault, however large
        here = around(None)
        return shown(person, Step(new_wave(here), "body"), here)
    here = around(person.opened, readable.read(request))
    here = replace(here, afraid=here.afraid or fear.lately(person, here.now))
    try:
        carried = parse(over.wave(request))
    except Unreadable:
        words = _("That page could not be read any more. You can begin here.")
        return shown(person, Step(new_wave(here), "body", {"problem": words}), here)
    if request.POST.get("go") == "discard":
        return discard(person, carried)
    step = unfinished(take(carried, request.POST, here), request.POST)
    fear.remember(person, step.carried, here.now)
    if step.screen == "pause":
        return pause.enter(person, step.carried, step.facts["before"])
    return shown(person, step, here)


def unfinished(step: Step, post: QueryDict) -> Step:
    """Words she began to write go with her to the end; they are not kept and not lost."""
    words = post.get("letter", "")
    return step.to(step.screen, letter=words) if words.strip() else step


def new_wave(here: Here) -> Carried:
    wave_id = new_id()
    began = WaveBegun(at=here.now, wave_id=wave_id)
    return Carried(wave=wave_id, salt=new_id()).with_event(began)


def around(opened: OpenVault | None, chosen: Readable = NOTHING_CHOSEN) -> Here:
    """What is known: locked, only the time, the exercises and what she chose for then."""
    here = Here(now=localtime(), exercises=catalogue(get_language() or "en"))
    if opened is None:
        return replace(here, familiar=chosen.exercises, known_safe=frozenset(chosen.exercises))
    try:
        records = [kept.record for kept in opened.open(Record)]
    except (VaultError, DatabaseError):  # settling goes on, whatever the vault says
        return here
    hers = fit(records, here.exercises)
    return replace(
        here,
        exercises=here.exercises.with_own(hers.own),
        familiar=familiar(records),
        set_aside=hers.never,
        known_safe=hers.known_safe,
        afraid=afraid_lately(records, here.now),
    )


def shown(person: PersonRequest, step: Step, here: Here) -> HttpResponse:
    """The screen, with the wave in it; what she may keep is sealed as it happens."""
    facts = screens.facts(step, here)
    facts["carried"] = dump(step.carried)
    facts["opened"] = person.opened
    facts["readable"] = readable.read(person)
    if step.screen in {"door", "people"}:
        facts |= doors.place(step.facts) | doors.with_help(step.facts, partial(help_for, person))
    if person.opened and step.screen != "body":
        facts["kept"] = sealed(person.opened, step, here)
        facts |= asked(step)
    elif step.screen != "body" and "X-Steps" not in person.headers:  # a page without script
        facts["waiting"] = facts["seen"] = locked.seal_wave(person, step.carried)
    if step.screen == "landing" and person.opened is None:
        facts["keep_at"] = screens.keep_at(exists=exists())
    return render(person, f"wave/{step.screen}.html", facts)


def sealed(opened: OpenVault, step: Step, here: Here) -> bool:
    """A full disk or a damaged vault is no reason to stop a wave: it stays in the page."""
    try:
        keep(opened, dump(step.carried))
        if step.screen == "worse":
            exercise = str(step.facts["worse"])
            aside.put(opened, exercise, at=here.now, day=here.now.date())
            aside.say(opened, exercise, str(step.facts.get("why", "")))
    except (VaultError, DatabaseError, OSError):
        return False
    return True


def asked(step: Step) -> dict[str, object]:
    """After the stop, and only where the answer can be kept: a few quiet choices."""
    if step.screen != "worse":
        return {}
    said = aside.BY_ID.get(str(step.facts.get("why", "")))
    return {"said": said} if said else {"reasons": aside.REASONS}


def exists() -> bool:
    try:
        return vault_exists()
    except DatabaseError:
        return False


def discard(person: PersonRequest, carried: Carried) -> HttpResponse:
    """Out of the vault, or, while it is locked, what this device brought of this wave."""
    if person.opened is None:
        locked.drop_wave(person, carried)
    else:
        ids = [part_id for part_id, _part in carried.parts()]
        person.opened.delete(ids, today=localdate())
    return render(person, "wave/discarded.html")


@require_safe
@unlocked
def kept(request: OpenRequest, wave_id: bytes) -> HttpResponse:
    """One kept wave with its curve."""
    events = (kept.record for kept in request.opened.open(WaveEvent))
    found = next((wave for wave in fold(events) if wave.id == wave_id), None)
    if found is None:
        raise Http404
    told = telling.facts(found, catalogue(get_language() or "en"), request.opened)
    return render(request, "wave/kept.html", told | screens.drawn(found))
