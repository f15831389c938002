"""Where she is on the way to a call, and when it has to wait. Pure.

    before -> belief -> example -> wanted -> after -> a page

Each step is written, then asked how much it stirs. From 6 on it stops there until another day;
what was written is kept. Come back later, it begins with settling again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from msgspec.structs import replace

from ebb.records import (
    STRONG,
    Asked,
    LeftAgain,
    Rated,
    Ready,
    Record,
    feared_lately,
    gone_back,
    low_lately,
    strong_lately,
)
from ebb.records.ready import ReadyStep
from ebb.story.calm import at_night

type NotNow = Literal["", "stopped", "fear", "back", "low", "strong", "new", "night"]

STEPS: Final[tuple[ReadyStep, ...]] = get_args(ReadyStep)
WRITTEN: Final = ("belief", "example", "wanted")
MUCH: Final = 6  # of 10: stop, the ground, people
MILD: Final = 4  # of 10: no stronger moment is taken
STOPPED_FOR: Final = timedelta(hours=12)
AGAIN_AFTER: Final = timedelta(hours=2)  # away for so long, it begins with settling again
FIRST_DAYS: Final = timedelta(days=3)  # with Ebb, or since she left again: the ground comes first
MOST_ASKED: Final = 200


def step_of(kept: Ready, now: datetime) -> ReadyStep | Literal["done"]:
    """The step that is open; a pause of hours opens the first one again."""
    if done(kept):
        return "done"
    last = kept.asked[-1] if kept.asked else None
    if last is None or now - last.at >= AGAIN_AFTER:
        return "before"
    return next((step for step in STEPS if not over(kept, step)), "after")


def done(kept: Ready) -> bool:
    """Gone through to the end. What she cuts from her page afterwards opens nothing again."""
    last = kept.asked[-1] if kept.asked else None
    return last is not None and last.step == "after" and last.stirred < MUCH


def over(kept: Ready, step: ReadyStep) -> bool:
    """Written, and calm enough when it was last asked there."""
    said = [one.stirred for one in kept.asked if one.step == step]
    return written(kept, step) and bool(said) and said[-1] < MUCH


def written(kept: Ready, step: str) -> bool:
    return step not in WRITTEN or bool(getattr(kept, step))


def answered(kept: Ready, stirred: int, now: datetime) -> Ready:
    """How much it stirs, noted at the step that is open."""
    step = step_of(kept, now)
    if step == "done" or not written(kept, step):
        return kept
    fresh = Asked(step=step, stirred=stirred, at=now)
    return replace(kept, asked=(*kept.asked[1 - MOST_ASKED :], fresh))


def stopped(kept: Ready, now: datetime) -> bool:
    """It was too much on this day, or within half a day."""
    last = kept.asked[-1] if kept.asked else None
    if last is None or last.stirred < MUCH:
        return False
    today = last.at.astimezone(now.tzinfo).date() == now.date()
    return today or now - last.at < STOPPED_FOR


def not_now(records: Iterable[Record], now: datetime) -> NotNow:
    """Why it waits, the weightiest first; this is no offer, there is no way past it."""
    every = list(records)
    stops = any(isinstance(one, Ready) and stopped(one, now) for one in every)
    reasons: tuple[tuple[NotNow, bool], ...] = (
        ("stopped", stops),
        ("fear", feared_lately(every, now)),
        ("back", gone_back(every)),
        ("low", low_lately(every, now)),
        ("strong", strong_lately(every, now) or strong_today(every, now)),
        ("new", not long_enough(every, now)),
        ("night", at_night(now)),
    )
    return next((name for name, holds in reasons if holds), "")


def strong_today(records: Iterable[Record], now: datetime) -> bool:
    """On this day of her clock."""
    return any(
        isinstance(one, Rated)
        and one.intensity >= STRONG
        and one.at.astimezone(now.tzinfo).date() == now.date()
        for one in records
    )


def long_enough(records: Iterable[Record], now: datetime) -> bool:
    """Not in the first days: neither of Ebb, nor after she left once more."""
    every = list(records)
    began = min((one.at for one in every), default=now)
    left = max((one.at for one in every if isinstance(one, LeftAgain)), default=began)
    return now - began >= FIRST_DAYS and (left == began or now - left >= FIRST_DAYS)
