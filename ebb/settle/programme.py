"""Two minutes of practice over some weeks. She begins it, changes it, ends it; nothing is counted.

No day is missed here: there is no day on which it has to be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.opening import records as records_of
from ebb.records import Practised, Programme, Record
from ebb.records.programme import MOST_WEEKS
from ebb.settle import fit
from ebb.settle.calm import possible
from ebb.settle.learning import Choice, chosen, sentence
from ebb.settle.views import ours
from ebb.shared.number import whole_number

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest
    from ebb.settle.exercise import Exercise
    from ebb.vault import OpenVault

WEEK: Final = timedelta(days=7)
LENGTHS: Final = (2, 4, 6, 8, MOST_WEEKS)


class Going(NamedTuple):
    """The programme as it stands: which week it is, and whether the weeks she chose are over."""

    programme: Programme
    week: int
    over: bool


def newest(records: Iterable[Record]) -> Programme | None:
    found = [one for one in records if isinstance(one, Programme)]
    return max(found, key=lambda one: one.at.timestamp(), default=None)


def going(records: Iterable[Record], now: datetime) -> Going | None:
    programme = newest(records)
    if programme is None:
        return None
    week = max((now - programme.at) // WEEK, 0)
    return Going(programme, week, bool(programme.weeks) and week >= programme.weeks)


def able(records: list[Record]) -> list[Exercise]:
    """What is small and fits her; safety is asked first, and wins over all that was learnt."""
    hers = fit.fit(records, ours())
    return possible(ours().with_own(hers.own), hers)


def for_this_week(records: list[Record], here: Going) -> Choice | None:
    """Her own choice, where it still fits her; else the learner's."""
    fitting = able(records)
    for each in fitting:
        if each.id == here.programme.exercise:
            return Choice(each, "hers")
    began = here.programme.at + here.week * WEEK
    before = [one for one in records if one.at < began]
    return chosen(fitting, before, familiar=fit.familiar(before), week=here.week)


def now_practised(records: list[Record], now: datetime) -> Choice | None:
    """For other pages: this week's, while a programme goes on."""
    here = going(records, now)
    return for_this_week(records, here) if here and not here.over else None


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def home(request: OpenRequest) -> HttpResponse:
    """Begun or not, one page; each press is one of three words."""
    known, now = records_of(request.opened.open(Record)), localtime()
    here = going(known, now)
    if request.method == "POST":
        return pressed(request, here, known, now)
    page: dict[str, Any] = {"here": here, "lengths": LENGTHS}
    if here is not None:
        choice = None if here.over else for_this_week(known, here)
        page |= {"choice": choice, "why": sentence(choice) if choice else ""}
        page["able"] = [one for one in able(known) if not choice or one.id != choice.exercise.id]
    return render(request, "settle/programme.html", page)


def pressed(
    request: OpenRequest, here: Going | None, known: list[Record], now: datetime
) -> HttpResponse:
    """Begin, another exercise, or the end; what makes no sense changes nothing."""
    go, exercise = request.POST.get("go", ""), request.POST.get("exercise", "")
    weeks = whole_number(request.POST.get("weeks", ""))
    if go == "stop":
        stop(request.opened, now)
        messages.info(request, _("It rests. What you practised stays yours."))
    elif go == "begin" and weeks is not None and weeks <= MOST_WEEKS:
        begin(request.opened, Programme(at=now, weeks=weeks), now)
    elif go == "change" and here and exercise in {"", *(one.id for one in able(known))}:
        kept = Programme(at=here.programme.at, weeks=here.programme.weeks, exercise=exercise)
        begin(request.opened, kept, now)
    return redirect("settle:programme")


def begin(opened: OpenVault, programme: Programme, now: datetime) -> None:
    """The new one first, then those before: there is never a moment without one."""
    before = [one.id for one in opened.open(Programme)]
    opened.seal(programme, day=now.date())
    opened.delete(before, today=now.date())


def stop(opened: OpenVault, now: datetime) -> None:
    if kept := [one.id for one in opened.open(Programme)]:
        opened.delete(kept, today=now.date())


class Done(NamedTuple):
    """One exercise she practised: how often, and the last day."""

    exercise: Exercise
    times: int
    last: datetime


@require_safe
@unlocked
def practised(request: OpenRequest) -> HttpResponse:
    """What she practised, by exercise. The days between are not shown."""
    done = [one.record for one in request.opened.open(Practised)]
    times = Counter(one.exercise for one in done)
    last = {one.exercise: one.at for one in done}
    known = ((ours().get(name), name) for name in sorted(last, key=last.__getitem__, reverse=True))
    found = [Done(each, times[name], last[name]) for each, name in known if each]
    return render(request, "settle/programme_done.html", {"done": found})
