"""The pause: two addresses, and each press a plain form post that brings the next screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import later, locked, over, readable
from ebb.accounts.carried import keep
from ebb.accounts.doors import vault_exists
from ebb.accounts.person import PersonRequest
from ebb.contact import apart, content, known, screens
from ebb.contact.standing import afraid_lately
from ebb.contact.step import Before, Here, Step
from ebb.contact.steps import FIRST, part_of_a_wave
from ebb.records import Held, Record, Unreadable, low_lately
from ebb.records import apart as was_asked
from ebb.records.carried import Carried, dump, parse
from ebb.safety.views import help_for
from ebb.shared import settling
from ebb.steps import doors, fear
from ebb.vault import OpenVault, VaultError, new_id

DONE_WITH_WORDS = {"keep", "letgo", "quiet", "notnow"}


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, before: Before = "message", asked: bool = False) -> HttpResponse:
    """Before a message of her own, or before an answer. Stores nothing until she keeps it.

    `asked`: whether she was asked, or ordered, not to make contact.
    """
    person = cast("PersonRequest", request)
    here = around(person, before, asked=asked)
    if request.method != "POST":
        return shown(person, first(here), here)
    try:
        carried = parse(over.wave(request))
    except Unreadable:
        words = _("That page could not be read any more. You can begin here.")
        return shown(person, first(here, problem=words), here)
    own = not part_of_a_wave(carried)  # what belongs to a wave is let go with the wave
    if own and request.POST.get("go") == "discard":
        return discard(person, carried)
    return shown(person, taken(person, carried, request.POST, here), here)


def enter(person: PersonRequest, carried: Carried, before: Before) -> HttpResponse:
    """A wave comes along: the pause begins, and leads back into it."""
    here = around(person, before)
    return shown(person, taken(person, carried, QueryDict(), here), here)


def first(here: Here, **facts: str) -> Step:
    carried = known.fear_stays(new_pause(), here)
    if apart.concerns(carried, here):
        return apart.step(carried, QueryDict(), here)
    return Step(carried, FIRST[here.before], facts)


def taken(person: PersonRequest, carried: Carried, pressed: QueryDict, here: Here) -> Step:
    step = apart.step(known.fear_stays(carried, here), pressed, here)
    fear.remember(person, step.carried, here.now)
    return unfinished(step, person.POST)


def new_pause() -> Carried:
    return Carried(wave=new_id(), salt=new_id())


def unfinished(step: Step, post: QueryDict) -> Step:
    """Words she began to write go with her; they are not kept and not lost."""
    words = post.get("letter", "")
    if post.get("go") in DONE_WITH_WORDS or "letter" in step.facts:
        return step
    return step.to(step.screen, letter=words) if words.strip() else step


def around(person: PersonRequest, before: Before, *, asked: bool = False) -> Here:
    """What is known: locked, the time, the words and what she chose for then."""
    now, ways = localtime(), settling.ways(person)
    afraid = fear.lately(person, now)
    here = Here(now, before, content.ours(), ways, asked=asked, afraid=afraid)
    if person.opened is None:
        return here
    try:
        records = [kept.record for kept in person.opened.open(Record)]
    except (VaultError, DatabaseError):  # the pause goes on, whatever the vault says
        return here
    return replace(
        here,
        low=low_lately(records, now),
        quieted=known.quieted(records),
        content=known.with_hers(here.content, records),
        afraid=afraid or afraid_lately(records, now),
        apart=was_asked(records),
    )


def shown(person: PersonRequest, step: Step, here: Here) -> HttpResponse:
    """The screen, with the pause in it; what she may keep is sealed as it happens."""
    facts = screens.facts(step, here)
    facts |= {"carried": dump(step.carried), "opened": person.opened}
    facts["readable"] = readable.read(person)
    if step.screen in {"door", "people"}:
        facts |= doors.place(step.facts) | doors.with_help(step.facts, partial(help_for, person))
    if step.screen == "apart":
        facts |= apart.lines(str(step.facts["country"]))
    if person.opened and step.carried.events:
        facts["kept"] = sealed(person.opened, step, here)
    elif step.carried.events and "X-Steps" not in person.headers:  # a page without script
        facts["waiting"] = facts["seen"] = locked.seal_wave(person, step.carried)
    if step.screen in screens.ENDS and not person.opened:
        facts["keep_at"] = reverse("accounts:unlock" if exists() else "accounts:begin")
    return render(person, f"contact/{step.screen}.html", facts)


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
def about(request: HttpRequest) -> HttpResponse:
    """Whose words these are, what they rest on, and who has looked at them."""
    return render(request, "contact/about.html", {"content": content.ours()})
