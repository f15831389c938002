"""The pause: two addresses, and each press a plain form post that brings the next screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import later, locked, over, readable
from ebb.accounts.carried import keep
from ebb.accounts.doors import vault_exists
from ebb.accounts.person import PersonRequest
from ebb.contact import content, known
from ebb.contact.step import Before, Here, Step
from ebb.contact.steps import FIRST, part_of_a_wave, take
from ebb.records import DoorOpened, Held, Record, StoodAside, Unreadable
from ebb.records.carried import Carried, dump, parse
from ebb.safety.views import help_for
from ebb.shared import settling
from ebb.vault import OpenVault, VaultError, new_id

DOORS = {"scared": "a", "hurt": "b", "unreal": "c"}
DONE_WITH_WORDS = {"keep", "letgo", "quiet", "notnow"}
PEOPLE = {"name": "go", "value": "people"}
SCALE = range(11)
ADDRESS = {"message": "contact:pause", "answer": "contact:answer"}


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, before: Before = "message") -> HttpResponse:
    """Before a message of her own, or before an answer. Stores nothing until she keeps it."""
    person = cast("PersonRequest", request)
    if request.method != "POST":
        here = around(person, before, None)
        return shown(person, Step(new_pause(), FIRST[before]), here)
    here = around(person, before, person.opened)
    try:
        carried = parse(over.wave(request))
    except Unreadable:
        words = _("That page could not be read any more. You can begin here.")
        return shown(person, Step(new_pause(), FIRST[before], {"problem": words}), here)
    own = not part_of_a_wave(carried)  # what belongs to a wave is let go with the wave
    if own and request.POST.get("go") == "discard":
        return discard(person, carried)
    step = take(known.fear_stays(carried, here.now), request.POST, here)
    known.remember_fear(step.carried)
    return shown(person, unfinished(step, request), here)


def new_pause() -> Carried:
    return Carried(wave=new_id(), salt=new_id())


def unfinished(step: Step, request: HttpRequest) -> Step:
    """Words she began to write go with her; they are not kept and not lost."""
    words = request.POST.get("letter", "")
    if request.POST.get("go") in DONE_WITH_WORDS or "letter" in step.facts:
        return step
    return step.to(step.screen, letter=words) if words.strip() else step


def around(person: PersonRequest, before: Before, opened: OpenVault | None) -> Here:
    """What is known: locked, the time, the words and what she chose for then."""
    here = Here(localtime(), before, content.ours(), settling.ways(person))
    if opened is None:
        return here
    try:
        records = [kept.record for kept in opened.open(Record)]
    except (VaultError, DatabaseError):  # the pause goes on, whatever the vault says
        return here
    low, quieted = known.low_lately(records, here.now), known.quieted(records)
    ours = known.with_hers(here.content, records)
    return replace(here, low=low, quieted=quieted, content=ours)


def shown(person: PersonRequest, step: Step, here: Here) -> HttpResponse:
    """The screen, with the pause in it; with an open vault it is sealed as it happens."""
    facts = facts_of(step, here)
    facts["opened"] = person.opened
    facts["readable"] = readable.read(person)
    facts.setdefault("here", reverse(ADDRESS[here.before]))
    if step.screen in {"door", "people"}:
        facts |= beside(person, step)
    if person.opened and step.carried.events:
        facts["kept"] = sealed(person.opened, step, here)
    elif step.carried.events:
        facts["waiting"] = locked.seal_wave(person, step.carried)
    if step.screen in {"decided", "held", "rest"} and not person.opened:
        facts["keep_at"] = reverse("accounts:unlock" if exists() else "accounts:begin")
    return render(person, f"contact/{step.screen}.html", facts)


def facts_of(step: Step, here: Here) -> dict[str, Any]:
    """The facts of one screen, over those every screen has."""
    return {
        "carried": dump(step.carried),
        "fear": step.carried.fear,
        "answer": here.before == "answer",
        "in_wave": part_of_a_wave(step.carried),
        "content": here.content,
        "exercise": here.ways.get("water") if step.screen in FIRST.values() else None,
        "scale": SCALE,
        "stay": stay(step.carried),
        "until": until(step.carried),
        "offered": here.ways.offered() if step.screen in {"settle", "kind"} else (),
        "others": here.ways.gentle() if step.screen == "others" else (),
        **step.facts,
    }


def stay(carried: Carried) -> str:
    """The door that keeps people in front to the end."""
    doors = {one.door for one in carried.events if isinstance(one, StoodAside | DoorOpened)}
    return next((door for door in ("scared", "hurt", "unreal") if door in doors), "")


def until(carried: Carried) -> object:
    """When the wait is over, in her own time."""
    holds = [one for one in carried.events if isinstance(one, Held)]
    return localtime(holds[-1].at + timedelta(hours=holds[-1].hours)) if holds else None


def beside(person: PersonRequest, step: Step) -> dict[str, object]:
    """The help page's own words and numbers in the middle of it, so that it is not lost."""
    door = DOORS.get(str(step.facts.get("door")), "")
    pick = {"name": "door", "value": step.facts.get("door")} if door else PEOPLE
    return {"pick": pick, "place": f"safety/_door_{door}.html"} | help_for(
        person, door, str(step.facts.get("country", ""))
    )


def sealed(opened: OpenVault, step: Step, here: Here) -> bool:
    """A full disk or a damaged vault stops nothing: the pause stays in the page."""
    try:
        keep(opened, dump(step.carried))
        say_when_over(opened, step.carried)
        if step.screen == "worse":
            here.ways.put_aside(str(step.facts["worse"]), at=here.now)
    except (VaultError, DatabaseError, OSError):
        return False
    return True


def say_when_over(opened: OpenVault, carried: Carried) -> None:
    """The end of a wait is told by a nudge, if she chose that; the newest wait counts."""
    last = carried.events[-1]
    if isinstance(last, Held):
        later.take_back(opened, carried.wave)
        later.hold(opened, last.at + timedelta(hours=last.hours), of=carried.wave)


def exists() -> bool:
    try:
        return vault_exists()
    except DatabaseError:
        return False


def discard(person: PersonRequest, carried: Carried) -> HttpResponse:
    """Out of the vault, or, while it is locked, what this device brought of it."""
    if person.opened is None:
        locked.drop_wave(person, carried)
    else:
        ids = [part_id for part_id, _part in carried.parts()]
        person.opened.delete(ids, today=localdate())
        later.take_back(person.opened, carried.wave)
    return render(person, "contact/discarded.html")


@require_safe
def plain(request: HttpRequest) -> HttpResponse:
    """The same for everybody, in one page: what a device can keep for when there is no network."""
    water = settling.ways(request).get("water")
    return render(request, "contact/plain.html", {"content": content.ours(), "exercise": water})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Whose words these are, what they rest on, and who has looked at them."""
    return render(request, "contact/about.html", {"content": content.ours()})
