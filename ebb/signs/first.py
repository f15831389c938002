"""What the first page asks, in one quiet line at most; what was missed is not spoken of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from ebb.accounts.opening import of, records
from ebb.records import (
    CheckIn,
    FourSigns,
    Preference,
    Prompts,
    Record,
    feared_lately,
    gone_back,
    low_lately,
    strong_lately,
    thinned,
)
from ebb.records.nudge import ANSWERED_WITHIN
from ebb.signs.asking import NOT_LESS, Asked, asked
from ebb.signs.weekly import is_offered, one_a_day
from ebb.vault import Opened

Line = Literal["", "check", "weekly", "less", "goodbye"]
NOT_AGAIN_FOR = timedelta(weeks=8)  # after "not now"
GOODBYE = "goodbye"  # the key of a setting: the page for needing Ebb less was offered, once


def line(kept: Iterable[Opened[Record]], now: datetime) -> Line:
    """The check-in in its hour; the week; whether Ebb may ask less; and, once, the goodbye."""
    every = list(kept)
    here, known = asked(every), records(every)
    if gone_back(known) or low_lately(known, now) or feared_lately(known, now):
        return ""
    if here.daily and waits(every, now):
        return "check"
    if strong_lately(known, now):  # what looks at weeks can wait half a day
        return ""
    if here.weekly is not None:
        day = here.weekly.at.astimezone(now.tzinfo).date()
        if is_offered(one_a_day(of(FourSigns, every)), day, now.date(), less=here.less):
            return "weekly"
    if may_ask_less(every, here, now):
        return "less"
    return "goodbye" if may_say_goodbye(every, now) else ""


def waits(every: Sequence[Opened[Record]], now: datetime) -> bool:
    """A moment within the last hour, and nothing said since."""
    asked_at = [at for one in of(Prompts, every) for at in one.record.times if at <= now]
    if not asked_at or now > (last := max(asked_at)) + ANSWERED_WITHIN:
        return False
    return all(one.record.at < last for one in of(CheckIn, every))


def may_ask_less(every: Sequence[Opened[Record]], here: Asked, now: datetime) -> bool:
    """Offered by the rule of `thinned`, while Ebb asks anything; "not now" is heard."""
    if here.less or not here.anything:
        return False
    said = set_at(every, NOT_LESS)
    rests = said is not None and now - said <= NOT_AGAIN_FOR
    return not rests and thinned(records(every), now) is not None


def may_say_goodbye(every: Sequence[Opened[Record]], now: datetime) -> bool:
    """By the same rule, where waves are a quarter of what they were; never a second time."""
    if set_at(every, GOODBYE) is not None:
        return False
    found = thinned(records(every), now)
    return found is not None and found.much


def set_at(every: Iterable[Opened[Record]], key: str) -> datetime | None:
    said = [one.record.at for one in of(Preference, every) if one.record.key == key]
    return said[-1] if said else None
