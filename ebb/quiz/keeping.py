"""The quiz kept: into the open vault, through the door, or sealed for the next time it opens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts import carried as door
from ebb.accounts import locked, removing
from ebb.accounts.doors import onward, unlocked
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.views import through
from ebb.quiz import content, sheet
from ebb.quiz.answers import OF_SURVIVAL, scores
from ebb.quiz.content import DOMAINS, Domain, Quiz
from ebb.quiz.screens import Screen
from ebb.quiz.views import let_go, shown
from ebb.records import QuizKept
from ebb.records.carried import parse
from ebb.vault import Opened, VaultError

if TYPE_CHECKING:
    from ebb.science.scales import Score


@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest) -> HttpResponse:
    """Pressed twice, or locked and then open, it is kept once: the sheet brings its number."""
    ours = content.ours()
    hers = sheet.from_form(request, ours) if request.method == "POST" else None
    if hers is None or not hers.answers.numbers:
        return redirect("quiz:quiz")
    person, text = cast("PersonRequest", request), hers.carried(ours)
    if request.POST.get("go") == "gone":
        let_go(request, hers, ours)
        return shown(request, Screen("gone", sheet.blank(), {}), {"address": reverse("quiz:quiz")})
    if person.opened is not None:
        return sealed(request, hers, text)
    if "now" not in request.POST and locked.seal_wave(request, parse(text)):
        return shown(request, Screen("waiting", hers, {}), {"address": reverse("quiz:keep")})
    return through(request, text, reverse("quiz:kept"))


def sealed(request: HttpRequest, hers: sheet.Sheet, text: str) -> HttpResponse:
    """A full disk or a damaged vault: nothing is lost, it is all still in the page."""
    opened = cast("OpenRequest", request).opened
    try:
        door.keep(opened, text)
        kept_now = {one.id for one in opened.open(QuizKept)}
        for part_id, record in parse(text).records():
            if part_id not in kept_now:  # removed since: pressed again, it is kept anew
                opened.seal(record, day=record.at.date())
    except (VaultError, DatabaseError, OSError):
        screen = Screen("later", hers, {})
        return shown(request, screen, {"address": reverse("quiz:quiz")})
    messages.success(request, _("Your answers are kept. Only your passphrase opens them."))
    return onward(request, reverse("quiz:kept"))


class Kept(NamedTuple):
    """One day's answers in words; `moved` is what changed since the first, beyond the doubt."""

    id: bytes
    at: datetime
    felt: list[tuple[str, str]]
    danger: bool
    moved: list[tuple[str, str]]
    scores: list[tuple[Domain, Score]]


@require_safe
@unlocked
def kept(request: OpenRequest) -> HttpResponse:
    """Newest first, in words; numbers where she asks for them."""
    ours, every = content.ours(), request.opened.open(QuizKept)
    first = every[0].record if every else None
    asked = "n" in request.GET
    days = [told(one, first, ours, asked=asked) for one in reversed(every)]
    return render(request, "quiz/kept.html", {"kept": days, "asked": asked})


def told(one: Opened[QuizKept], first: QuizKept | None, ours: Quiz, *, asked: bool) -> Kept:
    learned = {domain.id: domain.learned for domain in ours.domain}
    record = one.record
    felt = [(each.sentence, learned.get(each.domain, "")) for each in record.felt]
    moved = [] if first is None or first is record else changes(first, record, ours)
    real = record.meant in {"real", "unsure"}
    numbers = table(record, ours) if asked and not real else []
    return Kept(one.id, record.at, felt, real, moved, numbers)


def changes(before: QuizKept, after: QuizKept, ours: Quiz) -> list[tuple[str, str]]:
    """Kinds that moved by more than the numbers' own doubt, with the direction.

    What she called a real danger on either day is no belief, and is not followed.
    """
    from ebb.science.scales import change  # noqa: PLC0415  NumPy: only where days are compared

    real = any(one.meant in {"real", "unsure"} for one in (before, after))
    first, last = known_scores(before), known_scores(after)
    both = [one for one in ours.domain if one.id in first and one.id in last]
    compared = [(one, change(first[one.id], last[one.id])) for one in both]
    return [
        (one.name, how.direction)
        for one, how in compared
        if how and how.direction != "unclear" and not (real and one.id == OF_SURVIVAL)
    ]


def known_scores(record: QuizKept) -> dict[str, Score]:
    """Of domains that this Ebb knows; those of another one stay as they were sealed."""
    return scores({name: four for name, four in record.answers.items() if name in DOMAINS})


def table(record: QuizKept, ours: Quiz) -> list[tuple[Domain, Score]]:
    found = known_scores(record)
    return [(one, found[one.id]) for one in ours.domain if one.id in found]


@require_POST
@unlocked
def remove(request: OpenRequest, kept_id: bytes) -> HttpResponse:
    """Gone with the press; for ten minutes the answer can bring it back."""
    return removing.remove(request, kept_id, QuizKept, to=reverse("quiz:kept"))
