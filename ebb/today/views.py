"""The first page: one big button, and quietly what was."""

from __future__ import annotations

from typing import Any, cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from ebb.accounts.brought import in_words, things
from ebb.accounts.doors import remembered
from ebb.accounts.her_clock import on_her_clock
from ebb.accounts.person import PersonRequest
from ebb.contact import asking
from ebb.plans.first import on_first_page
from ebb.records import Record, fold
from ebb.shared import settling
from ebb.signs import first as signs
from ebb.story.letters_shelf import offered
from ebb.today.past import sentence
from ebb.vault import OpenVault, VaultError

SHOWN = 3


@require_safe
@on_her_clock
def home(request: HttpRequest) -> HttpResponse:
    """The same for everybody while locked; it asks for nothing."""
    opened = cast("PersonRequest", request).opened
    facts: dict[str, Any] = {"now": localtime(), "remembered": remembered(request)}
    if opened is not None:
        facts |= past(request, opened) | {"waiting": waiting(opened)}
    response = render(request, "today/home.html", facts)
    patch_cache_control(response, no_store=True, private=True)
    return response


def past(request: HttpRequest, opened: OpenVault) -> dict[str, Any]:
    """Her last waves, her plans of this hour or day, and a letter whose day has come.

    A vault that cannot be read now never stands before the button.
    """
    try:
        kept = opened.open(Record)
        records = [one.record for one in kept]
        waves = fold(records)
    except (VaultError, DatabaseError):
        return {"unreadable": True}
    now = localtime()
    return {
        "sentence": sentence(waves),
        "waves": waves[: -SHOWN - 1 : -1],
        "asked": asking.anything(kept, now),
        "letter": offered(kept, now),
        "signs": signs.line(kept, now),
        "plans": on_first_page(kept, settling.ways(request), now),
    }


def waiting(opened: OpenVault) -> str:
    """What was written while it was locked, in a few words; nothing of it stands in the way."""
    try:
        return in_words(things(opened.pending())) if opened.anything_pending() else ""
    except (VaultError, DatabaseError):
        return ""
