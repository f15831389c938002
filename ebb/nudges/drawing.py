"""Which moments of the next 14 days get a nudge, from what she asked for. Pure.

Prompts are one a day at most, drawn by chance within her waking day (signal-contingent
sampling), so that none can be foreseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ebb.nudges.times import after_quiet, chance, is_quiet, jittered
from ebb.records import AskedLater, NudgePlan, Prompts
from ebb.shared.drawn import DAY, at_wall, is_one_of_three, rounded

AHEAD = timedelta(days=14)
TO_ANSWER = 60  # minutes of the waking day that are left after a prompt
PRACTICE_JITTER, AFTER_JITTER, HOLD_JITTER, PLAN_JITTER = 20, 10, 5, 10  # minutes, always later


def prompt_of(plan: NudgePlan, day: date) -> datetime | None:
    """The moment of one waking day; it begins when the quiet hours end, and may end after midnight.

    None when a clock change moves it into the quiet hours.
    """
    awake = (plan.quiet_from - plan.quiet_until) * 60 % DAY or DAY
    drawn = chance(plan, "prompt", day.isoformat()).uniform(0, awake - TO_ANSWER)
    moment = at_wall(day, plan.quiet_until * 60 + int(drawn), ZoneInfo(plan.zone))
    return None if is_quiet(plan, rounded(moment)) else rounded(moment)


def days(plan: NudgePlan, now: datetime, *, less: bool = False) -> list[date]:
    """The days that can hold a moment of the next 14, yesterday's late evening included.

    One of three only, where she let Ebb ask less.
    """
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    every = [today + timedelta(days=more) for more in range(-1, AHEAD.days + 1)]
    return [day for day in every if not less or is_one_of_three(plan.seed, day)]


def new_prompts(
    plan: NudgePlan, known: Iterable[Prompts], now: datetime, *, less: bool = False
) -> list[datetime]:
    """Those of the next 14 days that are not drawn yet."""
    if "check" not in plan.reasons:
        return []
    before = {one for each in known for one in each.times}
    found = (prompt_of(plan, day) for day in days(plan, now, less=less))
    return sorted(one for one in found if one and ahead(one, now) and one not in before)


def practice(plan: NudgePlan, now: datetime, *, less: bool = False) -> Iterator[datetime]:
    """Once a day, some minutes after her hour."""
    zone = ZoneInfo(plan.zone)
    for day in days(plan, now, less=less) if "practice" in plan.reasons else ():
        moment = jittered(plan, at_wall(day, plan.practise_at * 60, zone), PRACTICE_JITTER)
        if not is_quiet(plan, moment):
            yield moment


def later(plan: NudgePlan, about: str, times: Iterable[datetime]) -> tuple[datetime, ...]:
    """When to ask about something, after the quiet hours; a hold is never over early.

    A plan is for its own hour: one that falls into the quiet hours does not come the next day.
    """
    if about == "plan":
        moved = (jittered(plan, one, PLAN_JITTER) for one in times if not is_quiet(plan, one))
        return tuple(one for one in moved if not is_quiet(plan, one))
    most = HOLD_JITTER if about == "hold" else AFTER_JITTER
    return tuple(jittered(plan, after_quiet(plan, one), most) for one in times)


def due(
    plan: NudgePlan,
    prompts: Iterable[Prompts],
    asked: Iterable[AskedLater],
    now: datetime,
    *,
    less: bool = False,
) -> list[datetime]:
    """Every moment ahead, once, whatever it is for."""
    found = {one for each in prompts for one in each.times} if "check" in plan.reasons else set()
    found |= set(practice(plan, now, less=less))
    for each in asked:
        if each.about in plan.reasons:
            found |= {
                rounded(after_quiet(plan, one)) for one in each.times if wanted(plan, each, one)
            }
    return sorted(one for one in found if ahead(one, now))


def wanted(plan: NudgePlan, asked: AskedLater, moment: datetime) -> bool:
    """Her quiet hours may have changed since: what was for its own hour is then left out."""
    return asked.about != "plan" or not is_quiet(plan, moment)


def ahead(moment: datetime, now: datetime) -> bool:
    return now < moment <= now + AHEAD
