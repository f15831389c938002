"""On a calm day: two small minutes, what she did and what she likes, kept only by a press."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec.structs import replace

from ebb.accounts.doors import unlocked
from ebb.records import STRONG, Favourite, Practised, Record, in_a_wave, strong_lately
from ebb.settle import fit
from ebb.settle.calm import MINUTES, offered
from ebb.settle.learning import sentence
from ebb.settle.programme import now_practised
from ebb.settle.views import fitting, found, opened, ours
from ebb.shared.number import whole_number
from ebb.vault import VaultError

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest
    from ebb.settle.exercise import Exercise
    from ebb.vault import OpenVault

SCALE = range(11)
A_DAY = 86_400  # seconds; what is longer was a phone left lying


@require_safe
def calm(request: HttpRequest) -> HttpResponse:
    """One way for two minutes, and another beside it. How it feels is asked only when open."""
    known = kept(opened(request))
    hard = strong_lately(known, localtime()) or in_a_wave(known, localtime())
    choice = now_practised(known, localtime()) if known and not hard else None
    two = two_minutes(known, day=the_day(request))
    first, *more = (*([choice.exercise] if choice else []), *two)[:2] or (None,)
    page: dict[str, Any] = {"exercise": first, "more": [one for one in more if one != first]}
    page |= {"opened": opened(request), "scale": SCALE, "why": sentence(choice) if choice else ""}
    page["hard"] = hard
    return render(request, "settle/calm.html", page)


def the_day(request: HttpRequest) -> date:
    """A page that devices keep for everybody is the same on every day."""
    return date.min if getattr(request, "impersonal", False) else localdate()


def kept(vault: OpenVault | None) -> list[Record]:
    if vault is not None:
        with suppress(VaultError, DatabaseError):  # then as if it were locked
            return [one.record for one in vault.open(Record)]
    return []


def two_minutes(records: list[Record], *, day: date) -> tuple[Exercise, ...]:
    hers = fit.fit(records, ours())
    return offered(
        ours().with_own(hers.own),
        hers,
        familiar=fit.familiar(records),
        practised=[one.exercise for one in records if isinstance(one, Practised)],
        day=day,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def practise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """The same player for two minutes; a number given before travels in the page."""
    exercise = found(exercise_id)
    page = {
        "exercise": exercise.lasting(MINUTES),
        "before": (before := number(request.POST.get("before", ""))),
        "strong": before is not None and before >= STRONG,
        "unsuited": exercise.id in fitting(request, exercise.id).avoid,
        "opened": opened(request),
    }
    return render(request, "settle/practise.html", page)


@require_POST
def practised(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Kept with the press where a vault is open; locked, nothing is asked and nothing is lost."""
    exercise, vault, piece = found(exercise_id), opened(request), None
    seconds = whole_number(request.POST.get("seconds", ""))
    done = Practised(
        at=localtime(),
        exercise=exercise.id,
        seconds=None if seconds is None else min(seconds, A_DAY),
        before=number(request.POST.get("before", "")),
    )
    with suppress(VaultError, DatabaseError):
        piece = vault.seal(done, day=localdate()) if vault else None
    page = {
        "exercise": exercise,
        "piece": piece and piece.hex(),
        "before": done.before,
        "scale": SCALE,
    }
    return render(request, "settle/practised.html", page)


def number(said: str) -> int | None:
    """0 to 10; 0 is a real answer, and nothing is one too."""
    points = whole_number(said)
    return points if points in SCALE else None


@require_POST
@unlocked
def after(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """How it is after, added to the practice it belongs to."""
    said, piece = number(request.POST.get("after", "")), request.POST.get("piece", "")
    mine = (one for one in request.opened.open(Practised) if one.id.hex() == piece)
    kept = next(mine, None)
    if kept and said is not None and kept.record.exercise == exercise_id:
        request.opened.replace(kept.id, kept.revision, replace(kept.record, after=said))
        messages.success(request, told(kept.record.before, said))
    return redirect("settle:list")


def told(before: int | None, after: int) -> str:
    """Her own numbers, and nothing made of them."""
    if before is None:
        return _("Kept.")
    words = _("Kept: %(before)d before, %(after)d after.") % {"before": before, "after": after}
    return words if after < before else words + " " + _("That happens. You did nothing wrong.")


@require_POST
@unlocked
def done(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """Practised outside a wave. In a wave it then counts as familiar."""
    exercise = found(exercise_id)
    request.opened.seal(Practised(at=localtime(), exercise=exercise.id), day=localdate())
    messages.success(request, _("Kept."))
    return redirect("settle:list")


@require_POST
@unlocked
def favourite(request: OpenRequest, exercise_id: str) -> HttpResponse:
    """On or off, as the button says: pressed twice it stays as it is."""
    exercise = found(exercise_id)
    records = request.opened.open(Favourite)
    before = [kept.id for kept in records if kept.record.exercise == exercise.id]
    if request.POST.get("favourite") == "no":
        request.opened.delete(before, today=localdate())
        messages.success(request, _("Removed."))
    elif not before:
        request.opened.seal(Favourite(at=localtime(), exercise=exercise.id), day=localdate())
        messages.success(request, _("Kept."))
    return redirect("settle:play", exercise_id=exercise.id)
