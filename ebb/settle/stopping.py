"""It made it worse: stop first, then another way, and why only if she wants to say."""

from __future__ import annotations

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_http_methods, require_POST

from ebb.settle import aside
from ebb.settle.exercise import Exercise
from ebb.settle.offer import through_another_channel
from ebb.settle.views import fitting, found, opened, ours
from ebb.vault import VaultError


@require_http_methods(["GET", "HEAD", "POST"])
def worse(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Opened by link it keeps nothing, so that it works offline; a post remembers it."""
    exercise, kept = found(exercise_id), False
    if request.method == "POST":
        with suppress(VaultError, DatabaseError):  # she stops all the same
            kept = aside.put(opened(request), exercise.id, at=localtime(), day=localdate())
    return render(request, "settle/worse.html", around(request, exercise) | {"kept": kept})


@require_POST
def why(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """One choice, or her own words, or both. Locked, the answer is the same and nothing is kept."""
    exercise, kept = found(exercise_id), False
    reason = aside.BY_ID.get(request.POST.get("why", ""))
    with suppress(VaultError, DatabaseError):
        words = request.POST.get("words", "")
        kept = aside.say(opened(request), exercise.id, reason.id if reason else "", words)
    page = around(request, exercise, ground=bool(reason and reason.id == "memories"))
    return render(
        request, "settle/worse.html", page | {"said": reason, "kept": kept, "asked": True}
    )


def around(request: HttpRequest, exercise: Exercise, *, ground: bool = False) -> dict[str, object]:
    """The next way in: through another channel, or, after memories, into the room."""
    hers = fitting(request)
    never = hers.never | {exercise.id}
    here = aside.here(ours(), never)
    other = through_another_channel(
        ours(), exercise.id, intensity=None, set_aside=hers.never, known_safe=hers.known_safe
    )
    return {
        "exercise": exercise,
        "instead": (here or other) if ground else other,
        "here": here,
        "reasons": aside.REASONS,
        "longest": aside.LONGEST,
        "opened": opened(request),
    }


@require_POST
def undo(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Take it back: every time it was set aside, whichever page asked."""
    exercise = found(exercise_id)
    aside.take_back(opened(request), exercise.id, today=localdate())
    return redirect("settle:play", exercise_id=exercise.id)
