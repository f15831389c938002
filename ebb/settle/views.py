"""Exercises outside a wave: all of it works locked, signed out and without a script."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from ebb.settle import aside
from ebb.settle.catalogue import Catalogue, Exercise, catalogue
from ebb.settle.fit import Fit
from ebb.settle.fit import known as known_of
from ebb.settle.offer import through_another_channel
from ebb.settle.pace import BadPace, parse, stylesheet
from ebb.vault import VaultError

if TYPE_CHECKING:
    from ebb.accounts.person import PersonRequest

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """What she set aside can be taken back here; what is not for her says so."""
    hers, every = fitting(request), ours().exercises
    liked = [each for each in every if each.id in hers.favourites - hers.never]
    shown = [each for each in every if each.id not in hers.avoid and each not in liked]
    page = {
        "liked": liked,
        "mild": [each for each in shown if each.mild],
        "others": [each for each in shown if not each.mild],
        "unsuited": [each for each in every if each.id in hers.avoid],
        "away": [each for each in every if each.id in hers.set_aside],
    }
    return render(request, "settle/list.html", page)


def fitting(request: HttpRequest) -> Fit:
    return known_of(cast("PersonRequest", request).opened, ours())


@require_safe
def play(request: HttpRequest, exercise_id: str) -> HttpResponse:
    exercise = found(exercise_id)
    hers = fitting(request)
    page = {
        "exercise": exercise,
        "unsuited": exercise.id in hers.avoid,
        "liked": exercise.id in hers.favourites,
        "opened": cast("PersonRequest", request).opened,
    }
    return render(request, "settle/play.html", page)


@require_safe
def about(request: HttpRequest, exercise_id: str) -> HttpResponse:
    return render(request, "settle/about.html", {"exercise": found(exercise_id)})


@require_POST
def worse(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Stop, offer another way, and remember it where a vault is open."""
    opened = cast("PersonRequest", request).opened
    exercise, kept = found(exercise_id), False
    with suppress(VaultError, DatabaseError):  # she stops all the same, whatever the vault says
        kept = aside.put(opened, exercise.id, at=localtime(), day=localdate())
    hers = fitting(request)
    instead = through_another_channel(
        ours(), exercise_id, intensity=None, set_aside=hers.never, known_safe=hers.known_safe
    )
    page = {"exercise": exercise, "instead": instead, "kept": kept}
    return render(request, "settle/worse.html", page)


@require_POST
def undo(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Take it back: every time it was set aside, whichever page asked."""
    exercise = found(exercise_id)
    aside.take_back(cast("PersonRequest", request).opened, exercise.id, today=localdate())
    return redirect("settle:play", exercise_id=exercise.id)


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def pace(request: HttpRequest, spelling: str) -> HttpResponse:
    try:
        sheet = stylesheet(parse(spelling))
    except BadPace as error:
        raise Http404 from error
    return HttpResponse(sheet, content_type="text/css; charset=utf-8")


def ours() -> Catalogue:
    return catalogue(get_language() or "en")


def found(exercise_id: str) -> Exercise:
    exercise = ours().get(exercise_id)
    if exercise is None:
        raise Http404
    return exercise
