"""Put a letter away until a day, or until she chooses. Before that only the passphrase opens it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts import later
from ebb.accounts.again import ask_again
from ebb.accounts.doors import unlocked
from ebb.accounts.person import OpenRequest
from ebb.accounts.trying import NotOpened
from ebb.records import NudgePlan, PutAway
from ebb.story.letters import found, waits
from ebb.story.letters_shelf import Sheet
from ebb.vault import OpenVault

LONGEST = timedelta(days=3653)  # ten years
NUDGED_AT = time(10)  # on that day, by her own clock; in quiet hours it waits for their end
DAYS: dict[str, Callable[[date], date]] = {
    "week": lambda today: today + timedelta(days=7),
    "month": lambda today: today + timedelta(days=30),
    "half": lambda today: today + timedelta(days=182),
}


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def away(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """Until when: a few days to choose from, one of her own, or no day."""
    sheet, today = found(request.opened, letter_id), localdate()
    plan = nudged(request.opened)
    page = {
        "sheet": sheet,
        "closed": sheet.closed(today),
        "tomorrow": today + timedelta(days=1),
        "latest": today + LONGEST,
        "nudges": plan is not None,
        "chosen": request.POST.get("until", ""),
        "day": request.POST.get("day", ""),
        "tell": "tell" in request.POST,
    }
    if request.method != "POST":
        return render(request, "story/letter_away.html", page)
    try:
        until = day_of(request.POST.get("until", ""), request.POST.get("day", ""), today)
    except ValueError:
        words = _("Choose a day from tomorrow on, within ten years. Or no day at all.")
        return render(request, "story/letter_away.html", page | {"problem": words})
    if sheet.closed(today) and not said_before(sheet, until):  # tomorrow would open it
        try:
            ask_again(request)
        except NotOpened as no:
            page["problem"] = no.sentence
            return render(request, "story/letter_away.html", page, status=no.status)
    put_away(request.opened, sheet, until)
    told = tell(request.opened, sheet.id, until, plan) if "tell" in request.POST else False
    messages.success(request, said(until, told=told))
    return redirect("story:letters")


def said_before(sheet: Sheet, until: date | None) -> bool:
    """The same press a second time."""
    return sheet.away is not None and sheet.away.until == until


def day_of(chosen: str, day: str, today: date) -> date | None:
    """None is "when I choose"; `ValueError` for what is no day ahead."""
    if chosen == "choose":
        return None
    if chosen in DAYS:
        return DAYS[chosen](today)
    until = date.fromisoformat(day) if chosen == "own" else today
    if not today < until <= today + LONGEST:
        raise ValueError
    return until


def put_away(opened: OpenVault, sheet: Sheet, until: date | None) -> None:
    """The newest word counts, and it is the only one."""
    later.take_back(opened, sheet.id)
    with transaction.atomic():
        opened.delete(sheet.ways, today=localdate())
        fresh = PutAway(at=localtime(), letter_id=sheet.id, until=until)
        opened.seal(fresh, day=localdate())


def nudged(opened: OpenVault) -> NudgePlan | None:
    """Her plan, if she wants to be told of waits that she set: this is one."""
    plans = [one.record for one in opened.open(NudgePlan)]
    return plans[-1] if plans and "hold" in plans[-1].reasons else None


def tell(opened: OpenVault, letter_id: bytes, until: date | None, plan: NudgePlan | None) -> bool:
    """The same sentence as every nudge, on the day itself."""
    if until is None or plan is None:
        return False
    moment = datetime.combine(until, NUDGED_AT, ZoneInfo(plan.zone))
    return bool(later.hold(opened, moment, of=letter_id))


def said(until: date | None, *, told: bool) -> str:
    if until is None:
        return _("Put away, until you choose. It stays sealed.")
    words = _("Put away until %(day)s.") % {"day": date_format(until, "l j F Y")}
    if told:
        words += " " + _("A nudge comes that day, if Ebb was opened in the two weeks before.")
    return words


@require_POST
@unlocked
def back(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """Among the others again; before its day with the passphrase, because its words show then."""
    sheet = found(request.opened, letter_id)
    if sheet.closed(localdate()):
        try:
            ask_again(request)
        except NotOpened as no:
            return waits(request, sheet, problem=no.sentence, status=no.status)
    later.take_back(request.opened, sheet.id)
    request.opened.delete(sheet.ways, today=localdate())
    messages.success(request, _("It lies with the others again."))
    return redirect("story:letters")
