"""A message of theirs that waits: until when, what she tried out, and to let it go."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb.accounts import later as nudged
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.contact import content
from ebb.records import Held, Letter, PauseEvent, PutAway, Record, Released
from ebb.vault import Damaged, NewerThanKnown, OpenVault

SHOWN_FOR = timedelta(days=7)
EVER = datetime(1, 1, 2, tzinfo=UTC)


class Wait(NamedTuple):
    """A message of theirs that waits, until when."""

    id: bytes
    until: datetime
    over: bool


def waits(records: list[Record], now: datetime) -> list[Wait]:
    """The newest hold of each pause, unless she let it go; a week after its end it is gone."""
    released = {one.wave_id: one.at for one in records if isinstance(one, Released)}
    holds = {one.wave_id: one for one in records if isinstance(one, Held)}
    found = [
        Wait(wait_id, until, until <= now)
        for wait_id, hold in holds.items()
        if released.get(wait_id, EVER) < hold.at
        and now - (until := localtime(hold.at + timedelta(hours=hold.hours))) < SHOWN_FOR
    ]
    return sorted(found, key=lambda wait: wait.until)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def waiting(request: OpenRequest, wait_id: bytes) -> HttpResponse:
    """A message that waits: until when, her draft, and to let it go."""
    records: list[Record] = [one.record for one in request.opened.open(PauseEvent)]
    found = [one for one in waits(records, localtime()) if one.id == wait_id]
    if request.method == "POST" and any(getattr(one, "wave_id", b"") == wait_id for one in records):
        if found:
            let_go(request.opened, found[0])
        messages.info(request, _("The wait is over. Nothing was sent."))
        return redirect("contact:kept")
    if not found:
        raise Http404
    page = {"wait": found[0], "drafts": drafts(request.opened, wait_id), "content": content.ours()}
    return render(request, "contact/wait_kept.html", page)


def let_go(opened: OpenVault, wait: Wait) -> None:
    """Pressed twice it is one; a later wait of the same pause is another."""
    own = opened.own_id(wait.id, f"r{wait.until.timestamp()}".encode())
    opened.seal(Released(at=localtime(), wave_id=wait.id), day=localdate(), id=own)
    nudged.take_back(opened, wait.id)


def drafts(opened: OpenVault, wait_id: bytes) -> list[str]:
    """What she tried out, the newest first; not what cannot be opened, nor what she put away."""
    found, away = [], {one.record.letter_id for one in opened.open(PutAway)}
    for one in reversed(opened.open(Letter)):
        if one.record.wave_id == wait_id and one.id not in away:
            with suppress(Damaged, NewerThanKnown):
                body = one.record.body_id
                found.append(one.record.text if body is None else opened.open_body(body))
    return found
