"""Exercises outside a wave: all of it works locked, signed out and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ebb.settle import aside, own
from ebb.settle.catalogue import Catalogue, catalogue
from ebb.settle.fit import Fit
from ebb.settle.fit import known as known_of
from ebb.settle.pace import BadPace, parse, stylesheet

if TYPE_CHECKING:
    from ebb.accounts.person import PersonRequest
    from ebb.settle.exercise import Exercise
    from ebb.vault import OpenVault

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """What she set aside can be taken back here; what is not for her says so."""
    hers = fitting(request)
    every = ours().with_own(hers.own).exercises
    first = hers.favourites | set(hers.own)
    liked = [each for each in every if each.id in first - hers.never]
    shown = [each for each in every if each.id not in hers.avoid and each not in liked]
    told = aside.told_if_readable(opened(request))
    page = {
        "liked": liked,
        "mild": [each for each in shown if each.mild],
        "others": [each for each in shown if not each.mild],
        "unsuited": [each for each in every if each.id in hers.avoid],
        "away": [(ours().get(one), told[one]) for one in told if ours().get(one)],
    }
    return render(request, "settle/list.html", page)


def fitting(request: HttpRequest, exercise_id: str = "") -> Fit:
    """What fits her; a breath nobody kept is measured by her answers too."""
    return known_of(opened(request), ours().with_own([exercise_id]))


def opened(request: HttpRequest) -> OpenVault | None:
    return cast("PersonRequest", request).opened


@require_safe
def play(request: HttpRequest, exercise_id: str, minutes: int = 0) -> HttpResponse:
    exercise, hers = found(exercise_id), fitting(request, exercise_id)
    lengths = exercise.paced.minutes if exercise.paced else ()
    if minutes and minutes not in lengths:
        raise Http404
    shown = exercise.lasting(minutes) if minutes else exercise
    page = {
        "exercise": shown,
        "lengths": lengths,
        "unsuited": exercise.id in hers.avoid,
        "liked": exercise.id in hers.favourites,
        "own": own.spelt(exercise.id),
        "kept": exercise.id in hers.own,
        "opened": opened(request),
    }
    return render(request, "settle/play.html", page)


@require_safe
def about(request: HttpRequest, exercise_id: str) -> HttpResponse:
    return render(request, "settle/about.html", {"exercise": found(exercise_id)})


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
