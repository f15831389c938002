"""A plan in words: its moment, what she will do, and where that leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.plans.content import Ready
from ebb.plans.showing import days_until, next_day
from ebb.records import InHours, OnDate, Plan, Window
from ebb.safety.near import leads_to_them
from ebb.shared.clock import spelled
from ebb.shared.settling import Ways
from ebb.vault import Opened


@dataclass(frozen=True)
class Told:
    """One plan, ready to be read."""

    id: bytes
    plan: Plan
    cue: str
    then: str
    when: str
    link: str
    to_do: str
    near: bool


def told(opened: Opened[Plan], ready: Ready, ways: Ways, now: datetime) -> Told:
    plan = opened.record
    link, to_do = onward(plan, ways)
    return Told(
        id=opened.id,
        plan=plan,
        cue=cue_words(plan, ready),
        then=then_words(plan, ready, ways),
        when=when(plan, now),
        link=link,
        to_do=to_do,
        near=leads_to_them(plan.then.words),
    )


def cue_words(plan: Plan, ready: Ready) -> str:
    """Her own words before ours; a key that this Ebb does not know says the kind."""
    if plan.cue.words:
        return plan.cue.words
    known = ready.cue_of(plan.cue.ready)
    return known.words if known else _("A hard moment")


def then_words(plan: Plan, ready: Ready, ways: Ways) -> str:
    then = plan.then
    if then.words:
        return then.words
    if then.way == "settle":
        exercise = ways.get(then.exercise)
        return exercise.name if exercise else _("Something that settles me")
    known = ready.answer(then.ready)
    return known.words if known else _("Something good for me")


def onward(plan: Plan, ways: Ways) -> tuple[str, str]:
    """Where a press leads, and what it says."""
    if plan.then.way == "settle" and ways.get(plan.then.exercise) is not None:
        return reverse("settle:play", args=[plan.then.exercise]), _("Begin")
    if plan.then.way == "people":
        return reverse("safety:help"), _("People")
    return reverse("settle:list"), _("Settle a little")


def when(plan: Plan, now: datetime) -> str:
    if isinstance(plan.cue, InHours):
        return hours(plan.cue.window)
    if not isinstance(plan.cue, OnDate):
        return _("When you say so.")
    day = next_day(plan.cue, now.date())
    if day is None:
        return _("That day is over.")
    words = date_format(day, "l j F")
    if not plan.cue.yearly:
        return f"{words}."
    each = _("%(day)s, each year.") % {"day": words}
    leap = (plan.cue.day.month, plan.cue.day.day) == (2, 29)
    return f"{each} {_('In years without a 29 February it is the 28th.')}" if leap else each


def hours(window: Window) -> str:
    days = ", ".join(str(WEEKDAYS[day]) for day in window.days)
    said = {"days": days, "from": spelled(window.starts), "until": spelled(window.ends)}
    if len(window.days) == len(WEEKDAYS):
        return _("Each day, %(from)s to %(until)s.") % said
    if window.past_midnight:
        return _("%(days)s: %(from)s to %(until)s on the next day.") % said
    return _("%(days)s: %(from)s to %(until)s.") % said


def ahead(plan: Plan, now: datetime) -> str:
    """Today, tomorrow, in three days; nothing where there is no day."""
    left = days_until(plan, now.date())
    if left is None:
        return ""
    if left == 0:
        return _("Today")
    return ngettext("Tomorrow", "In %(n)d days", left) % {"n": left}
