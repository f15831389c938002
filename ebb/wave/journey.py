"""What is known of the wave that is under way. Pure: the time comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import Rating, Wave, fold
from ebb.records.carried import Carried

VERY_STRONG = 9  # from here on people come forward while settling goes on
NUMB = 1  # up to here it may be calm or far away
ASK_AFTER = timedelta(minutes=15)  # from the first rating to one quiet line that asks again


@dataclass(frozen=True)
class Change:
    """What a new rating says beside those before it, in words."""

    lower: bool
    sentence: str
    note: str
    numb: bool = False


def so_far(carried: Carried) -> Wave | None:
    """The wave as it can be told up to here."""
    waves = fold(event for event in carried.events if event.wave_id == carried.wave)
    return waves[0] if waves else None


def strength(wave: Wave | None) -> int | None:
    """Points 0 to 10 as she last said, None while she has not; 0 is a real answer."""
    return wave.last if wave else None


def change(ratings: tuple[Rating, ...]) -> Change | None:
    """Lower is said plainly; the same or higher is met without a word of blame."""
    if len(ratings) < 2:
        return None
    first, before, last = ratings[0], ratings[-2], ratings[-1]
    if last.intensity < before.intensity:
        start = first if first.intensity > last.intensity else before
        return Change(True, fell(start, last), far_away(last), numb(last))
    still = last.intensity < first.intensity
    note = _("It is still lower than at first.") if still else _("The body has other ways in.")
    return Change(False, met(numb(last)), far_away(last) or note, numb(last))


def met(low: bool) -> str:
    """The same or higher, and a number so low that nothing needs comfort."""
    return _("It is low.") if low else _("That happens. You did nothing wrong.")


def fell(start: Rating, last: Rating) -> str:
    """From 8 to 4 in 9 minutes: her own numbers and nothing else."""
    minutes = round((last.at - start.at).total_seconds() / 60)
    facts = {"start": start.intensity, "last": last.intensity, "minutes": minutes}
    return fell_in(minutes) % facts


def fell_in(minutes: int) -> str:
    """The sentence for so many minutes, with room for the numbers."""
    if minutes < 1:
        return _("From %(start)d to %(last)d.")
    return ngettext(
        "From %(start)d to %(last)d in one minute.",
        "From %(start)d to %(last)d in %(minutes)d minutes.",
        minutes,
    )


def numb(last: Rating) -> bool:
    """A low number can be calm or far away; only she can tell."""
    return last.intensity <= NUMB


def far_away(last: Rating) -> str:
    return _("Calm, or far away? For far away there is a door below.") if numb(last) else ""


def ask_in(wave: Wave | None, now: datetime) -> int | None:
    """In how many seconds a quiet line asks again; None where she has said so since, or never."""
    if wave is None or not wave.ratings:
        return None
    due = wave.ratings[0].at + ASK_AFTER
    return None if wave.ratings[-1].at >= due else max(0, ceil((due - now).total_seconds()))


def people_first(wave: Wave | None) -> str:
    """What keeps people in front to the very end: a door she took, or a wave still very strong."""
    if wave is None:
        return ""
    taken = next((door for door in ("scared", "hurt") if door in wave.doors), "")
    return taken or ("strong" if (wave.last or 0) >= VERY_STRONG else "")


def by_night(now: datetime) -> bool:
    """Bed is the better landing between ten and six where she is."""
    return now.hour >= 22 or now.hour < 6
