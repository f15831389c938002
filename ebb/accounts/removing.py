"""Remove at once, and bring back within ten minutes: the way back lies in the page alone.

One page for every room. What was to be asked about a thing goes with it and comes with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ebb import vault as room
from ebb.accounts import later
from ebb.accounts.doors import own_path, unlocked
from ebb.accounts.opening import of
from ebb.accounts.person import OpenRequest
from ebb.records import AskedLater, Record
from ebb.shared.settling import Exercise
from ebb.vault import OpenVault

TWICE = 30.0  # seconds: a shaking thumb presses again, and then has the second answer
_pressed: dict[tuple[bytes, bytes], tuple[float, str | None]] = {}  # sealed, of this process


def remove(
    request: OpenRequest,
    own: bytes,
    kind: type[Record],
    *,
    to: str,
    also: Iterable[bytes] = (),
    exercise: Exercise | None = None,
) -> HttpResponse:
    """One thing of hers with what belongs to it; `to` is the page that it was on."""
    if not any(one.id == own for one in request.opened.open(kind)):
        return said_again(request, own, to, exercise)
    aside = gone(request.opened, {own, *also})
    remember(request.opened, own, aside)
    return said(request, to=to, aside=aside, exercise=exercise)


def gone(opened: OpenVault, ids: Iterable[bytes]) -> str | None:
    """From the disk, with what was to be asked about it; the way back, if a page can carry it."""
    every = set(ids)
    every |= {one.id for one in of(AskedLater, opened.open(Record)) if one.record.of in every}
    aside = room.put_aside(opened, every, now=now())
    opened.delete(every, today=localdate())
    later.look_again(opened)
    return aside


def said(
    request: OpenRequest,
    *,
    to: str,
    aside: str | None,
    large: bool = True,
    exercise: Exercise | None = None,
) -> HttpResponse:
    """Without `aside` there is no way back: too `large` for a page, or long gone."""
    page = {"aside": aside, "to": to, "large": large, "exercise": exercise}
    return render(request, "accounts/removed.html", page)


def said_again(
    request: OpenRequest, own: bytes, to: str, exercise: Exercise | None
) -> HttpResponse:
    """Pressed twice, the second answer is as the first; later, that it is removed."""
    when, aside = _pressed.get((request.opened.vault_id, own), (0.0, None))
    if aside and monotonic() - when < TWICE:
        return said(request, to=to, aside=aside, exercise=exercise)
    if not request.opened.deleted(own):
        raise Http404
    return said(request, to=to, aside=None, large=False, exercise=exercise)


def remember(opened: OpenVault, own: bytes, aside: str | None) -> None:
    moment = monotonic()
    for key, (when, _aside) in list(_pressed.items()):
        if moment - when >= TWICE:
            _pressed.pop(key, None)
    _pressed[opened.vault_id, own] = moment, aside


@require_POST
@unlocked
def undo(request: OpenRequest) -> HttpResponse:
    """Whatever room it was in; a nudge that was planned for it is planned again."""
    try:
        room.bring_back(request.opened, request.POST.get("aside", ""), now=now())
    except room.VaultError:
        messages.warning(request, _("It is too late to bring that back. It is erased."))
    else:
        later.look_again(request.opened)
        messages.info(request, _("It is back."))
    return redirect(own_path(request.POST.get("to", "")))
