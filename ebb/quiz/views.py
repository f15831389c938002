"""The quiz: one address, plain forms, and answers that travel in the page and nowhere else."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts import locked, over
from ebb.accounts.person import PersonRequest
from ebb.quiz import content, screens, sheet
from ebb.quiz.content import Quiz
from ebb.quiz.screens import HELP, Screen
from ebb.quiz.sheet import Sheet
from ebb.records.carried import parse
from ebb.safety.views import help_for
from ebb.steps import doors, fear


@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest) -> HttpResponse:
    """Without an account and without script. Each press brings the next screen."""
    screen = reached(request, content.ours())
    if screen.sheet.afraid:  # a pause begun after this only settles; a frame knows nobody
        fear.note(request, localtime())
    return shown(request, screen, {"address": reverse("quiz:quiz")})


def reached(request: HttpRequest, ours: Quiz) -> Screen:
    """Where this request leads; a page from before she left leads to the beginning."""
    found = sheet.from_form(request, ours) if request.method == "POST" else None
    if found is None:
        return Screen("start", sheet.blank(), {})
    if request.POST.get("go") == "gone":
        let_go(request, found, ours)
        return Screen("gone", sheet.blank(), {})
    return screens.following(found, request.POST.dict(), ours)


def let_go(request: HttpRequest, hers: Sheet, ours: Quiz) -> None:
    """Whatever became of this sheet before: kept, or waiting to be looked at."""
    over.let_go(bytes.fromhex(hers.note))
    if not hers.answers.numbers or getattr(request, "impersonal", False):  # a frame knows nobody
        return
    person, carried = cast("PersonRequest", request), parse(hers.carried(ours))
    if person.opened is None:
        locked.drop_wave(request, carried)
        return
    ids = [part_id for part_id, _part in carried.parts()]
    person.opened.delete(ids, today=localdate())
    person.opened.discard(ids, today=localdate())


def shown(request: HttpRequest, screen: Screen, page: dict[str, Any]) -> HttpResponse:
    """Her answers go along as hidden fields, where the screen has no fields of its own for them."""
    held = [] if screen.name == "all" else [*screen.sheet.answers.said.items()]
    page |= {"screen": screen.name, "carried": [*screen.sheet.hidden, *held]}
    page |= {"answered": screen.sheet.answers.numbers} | screen.facts
    if screen.name in HELP:
        page |= doors.place(page) | doors.with_help(page, partial(help_for, request))
    return render(request, f"quiz/{screen.name}.html", page)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "quiz/about.html", {"quiz": content.ours()})
