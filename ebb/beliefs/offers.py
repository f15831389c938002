"""Which kept waves and practices are offered as evidence, and which fit a round. Pure.

Each rule has its reason in docs/beliefs.md. What fits no rule is never held against anybody:
it is not offered, and no page counts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from ebb.beliefs.held import Held, Tried
from ebb.records import (
    IN_A_WAVE,
    STRONG,
    ContactMade,
    LeftAgain,
    Practised,
    Record,
    Wave,
    WentBack,
    fold,
)
from ebb.vault import Opened

DOWN = 3  # points; fewer may be the number's own wobble
AROUND = timedelta(hours=1)  # a contact so near a wave may be what settled it
LATELY = timedelta(days=30)  # older ones are not brought up again
DOMAIN = "settle"  # the only domain that a wave by itself speaks about

LONGEST = timedelta(days=1)  # no wave is longer; one that began before a day is left out whole

type Turn = WentBack | LeftAgain
Why = Literal["settled", "ridden", "practised"]
NotHere = Literal["contact", "door", "numbers"]


class Seen(NamedTuple):
    """A kept wave or practice: how far it came down from its highest number."""

    of: bytes
    at: datetime
    wave: bool
    first: int | None
    last: int | None
    points: int | None
    why: Why | Literal[""]
    not_here: NotHere | Literal[""]


def offers(belief: Held, kept: Sequence[Opened[Record]], now: datetime) -> list[Seen]:
    """The newest first; none twice, none that she declined, none while there is a real reason."""
    if belief.record.domain != DOMAIN or belief.quiet or belief.real or belief.resting:
        return []
    since = max(belief.record.at, now - LATELY)
    every = [one for one in seen(kept, now, since) if one.why]
    return [one for one in reversed(every) if not belief.settled(one.of)]


def fitting(tried: Tried, kept: Sequence[Opened[Record]], now: datetime) -> list[Seen]:
    """What was kept since the experiment began and is in none of its rounds, oldest first."""
    used = {one.record.of for one in tried.observed.values()}
    return [one for one in seen(kept, now, tried.record.at) if one.of not in used]


def fits_a_round(one: Seen) -> bool:
    return one.points is not None and not one.not_here


def seen(
    kept: Sequence[Opened[Record]], now: datetime, since: datetime | None = None
) -> list[Seen]:
    """Waves that are over and practices with their numbers, in time order; all, or since then."""
    every = [one for one in kept if since is None or one.record.at > since - LONGEST]
    found = [*waves([one.record for one in every], turns(kept), now), *practices(every)]
    ordered = sorted(found, key=lambda one: one.at)
    return ordered if since is None else [one for one in ordered if one.at > since]


def turns(kept: Sequence[Opened[Record]]) -> list[Turn]:
    """When she went back and when she left again, in time order."""
    found = (one.record for one in kept)
    said = (one for one in found if isinstance(one, WentBack | LeftAgain))
    return sorted(said, key=lambda one: one.at)


def waves(records: list[Record], turned: list[Turn], now: datetime) -> Iterator[Seen]:
    contacts = [one.at for one in records if isinstance(one, ContactMade)]
    for wave in fold(records):
        if not wave.ended and now - wave.events[-1].at < IN_A_WAVE:
            continue
        missing = not_here(wave, contacts, turned)
        down = wave.peak - wave.last if wave.peak is not None and wave.last is not None else None
        points = down if len(wave.ratings) > 1 else None
        why = "" if missing not in {"", "numbers"} else rule(wave, points)
        yield Seen(wave.id, wave.began_at, True, wave.peak, wave.last, points, why, missing)


def rule(wave: Wave, points: int | None) -> Why | Literal[""]:
    """By which rule it speaks against "only they can settle me"; a wave that rose by none."""
    if points is not None:
        return "settled" if points >= DOWN else ""
    return "ridden" if (wave.peak or 0) >= STRONG and wave.ended == "passed" else ""


def not_here(wave: Wave, contacts: list[datetime], turned: list[Turn]) -> NotHere | Literal[""]:
    """Why it says nothing about settling alone; that is no fault of the wave."""
    if wave.doors:
        return "door"
    begun, over = wave.began_at - AROUND, wave.events[-1].at
    near = any(begun <= at <= over for at in contacts)
    if near or wave.contact == "did" or there(turned, wave.began_at):
        return "contact"
    return "numbers" if len(wave.ratings) < 2 else ""


def there(turned: list[Turn], at: datetime) -> bool:
    """Whether she was back there at that moment."""
    before = [one for one in turned if one.at <= at]
    return bool(before) and isinstance(before[-1], WentBack)


def practices(every: list[Opened[Record]]) -> Iterator[Seen]:
    """With a number before and one after; it may have risen, and is kept as it was."""
    for one in every:
        done = one.record
        if isinstance(done, Practised) and done.before is not None and done.after is not None:
            points = done.before - done.after
            why: Why | Literal[""] = "practised" if points >= DOWN else ""
            yield Seen(one.id, done.at, False, done.before, done.after, points, why, "")
