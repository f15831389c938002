"""How it is over weeks, the week's four numbers, and what Ebb is asked to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.opening import of, records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import keep_once, number
from ebb.records import (
    CheckIn,
    FourSigns,
    feared_lately,
    gone_back,
    low_lately,
    strong_lately,
    thinned,
)
from ebb.signs import asking, content, first, weekly
from ebb.signs.forms import SCALE, HoursForm, WeekForm, first_hours, of_week
from ebb.vault import OpenVault

SHOWN = 14  # check-ins in the table; all of them stand under "What is kept"


@require_safe
@unlocked
def home(request: OpenRequest) -> HttpResponse:
    """Words first, then the pictures, then the numbers; last what Ebb asks, and its end."""
    kept, now, ours = request.opened.open_all().records, localtime(), content.ours()
    here, weeks = asking.asked(kept), weekly.one_a_day(of(FourSigns, kept))
    back = gone_back(records(kept))
    page = {
        "content": ours,
        "asked": here,
        "back": back,
        "weeks": weeks[::-1],
        "told": [] if back else weekly.told(weeks, ours),
        "how_many": weekly.how_many(len(weeks)) if weeks else "",
        "this_week": weekly.this_week(weeks, now.date()),
        "checks": of(CheckIn, kept)[: -SHOWN - 1 : -1],
        "thinned": thinned(records(kept), now) if first.may_ask_less(kept, here, now) else None,
    }
    return render(request, "signs/home.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def week(request: OpenRequest) -> HttpResponse:
    """The four numbers of this week: said once, and mended as often as she likes."""
    now, kept = localtime(), request.opened.open_all().records
    before = weekly.this_week(weekly.one_a_day(of(FourSigns, kept)), now.date())
    initial = of_week(before.record, before.revision) if before else {}
    form = WeekForm(request.POST if request.method == "POST" else None, initial)
    if request.method == "POST" and form.is_valid():
        said_kept(request, keep_week(request, form, before and before.id, now))
        return redirect("signs:home")
    known = records(kept)
    if request.method != "POST" and feared_lately(known, now):
        return render(request, "signs/rests.html")
    page: dict[str, Any] = {"form": form, "content": content.ours(), "once": number(request)}
    page |= {"signs": [(one, form[one.id]) for one in content.ours().sign], "scale": SCALE}
    page |= {
        "mended": before,
        "back": gone_back(known),
        "wait": low_lately(known, now) or strong_lately(known, now),
    }
    return render(request, "signs/week.html", page)


def keep_week(request: OpenRequest, form: WeekForm, before: bytes | None, now: datetime) -> bool:
    """In place of this week's answer, by the revision she saw; True where both are kept."""
    if before is None or not form.revision:
        note = request.POST.get("note", "")
        return keep_once(request.opened, form.record(now), note, besides={"at"}).beside
    kept = next(one for one in request.opened.open(FourSigns) if one.id == before)
    replaced = request.opened.replace(before, form.revision, form.record(kept.record.at))
    return replaced.conflict


def said_kept(request: OpenRequest, beside: bool) -> None:
    if beside:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def hours(request: OpenRequest) -> HttpResponse:
    """Between which hours she may be asked once a day, in the app alone."""
    before = asking.asked(request.opened.open_all().records).check
    form = HoursForm(request.POST or None, initial=first_hours(before))
    if request.method == "POST" and form.is_valid():
        asking.ask_daily(request.opened, form.asked(localtime()), localtime())
        messages.success(request, _("Kept. The first page asks when the moment comes."))
        return redirect("signs:home")
    return render(request, "signs/hours.html", {"form": form, "before": before})


TURNS: dict[str, tuple[Callable[[OpenVault, datetime], None], Any]] = {
    "weekly": (asking.ask_weekly, gettext_lazy("Kept. The first page offers it once a week.")),
    "no-weekly": (asking.stop_weekly, gettext_lazy("It is not offered any more.")),
    "no-check": (asking.stop_daily, gettext_lazy("Ebb asks no more, here or by a nudge.")),
    "less": (asking.ask_less, gettext_lazy("Ebb asks less from now on.")),
    "as-before": (asking.as_before, gettext_lazy("Ebb asks as before.")),
    "not-less": (asking.not_less, gettext_lazy("Then all stays as it is.")),
}


@require_POST
@unlocked
def turn(request: OpenRequest) -> HttpResponse:
    """One tap; nothing is asked."""
    act, words = TURNS.get(request.POST.get("go", ""), (None, ""))
    if act is not None:
        act(request.opened, localtime())
        messages.info(request, words)
    return redirect("signs:home")
