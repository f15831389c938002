"""What her waves say about what helps: records handed to `ebb.science.helps`, and its words.

Safety comes first and elsewhere: only what fits her reaches the learner (`ebb.settle.calm`). It
learns from waves alone. Practice in calm has no wave that could fall; it makes familiar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import Practised, Record, Settled, Wave, fold
from ebb.settle.exercise import Exercise

if TYPE_CHECKING:
    from ebb.science.helps import Finding, Posterior, Use

BRIEF: Final = timedelta(seconds=180)  # taken, where nobody knows how long it was done
LONG: Final = timedelta(minutes=30)
MIDDLING: Final = 5.0  # points: the wave that practice is for
SHORT: Final = 6  # exercises the learner chooses among; a floor for more leaves it nothing
EPOCH: Final = datetime.fromisoformat("2001-01-01T00:00:00+00:00")  # a Monday

Why = Literal["hers", "probably", "perhaps", "known", "new"]


class Choice(NamedTuple):
    """An exercise for this week, and why in one word; `rated`: waves it was rated in."""

    exercise: Exercise
    why: Why
    rated: int = 0


def chosen(
    able: Sequence[Exercise], records: Iterable[Record], *, familiar: Sequence[str], week: int
) -> Choice | None:
    """One for this week of the programme; None where nothing fits her.

    `able`: what is small and fits her now. `records`, `familiar`: as they stood when the week
    began, so that it stays the same all week. Every third week something new, if there is such:
    it is learnt while it is easy. Else what her waves speak for, by the learner's own draw.
    """
    known = [each for each in able if each.id in familiar]
    new = [each for each in able if each.id not in familiar]
    if new and (not known or week % 3 == 2):
        return Choice(new[week // 3 % len(new)], "new")
    return by_learner(known, list(records), week) if known else None


def by_learner(known: Sequence[Exercise], records: list[Record], week: int) -> Choice | None:
    """Drawn by top-two Thompson sampling among the six she knows best."""
    import numpy as np  # noqa: PLC0415  the web starts without it

    belief = learnt(records, known)
    short = {each.id: each for each in sorted(known, key=lambda each: -belief.uses.get(each.id, 0))}
    allowed = list(short)[:SHORT]
    offer = belief.offer(np.random.default_rng(week), allowed, intensity=MIDDLING)
    first = short.get(offer.first or "")
    return Choice(first, *said(belief, first.id)) if first else Choice(known[0], "known")


def learnt(records: Iterable[Record], exercises: Iterable[Exercise]) -> Posterior:
    from ebb.science.helps import update  # noqa: PLC0415  the web starts without it

    classes = {each.id: each.rating_falls for each in exercises}
    return update(list(uses(records)), classes=classes)


def said(belief: Posterior, exercise: str) -> tuple[Why, int]:
    """What may be said of it: never more than the learner says."""
    found: Finding | None = next(
        (one for one in belief.summary() if one.exercise == exercise), None
    )
    if found is None or found.says not in {"probably", "perhaps"}:
        return "known", found.rated if found else 0
    return ("probably" if found.says == "probably" else "perhaps"), found.rated


def sentence(choice: Choice) -> str:
    """Why this one, plainly; how unsure that is, too."""
    times = ngettext("one rated time", "%(n)d rated times", choice.rated) % {"n": choice.rated}
    words = {
        "hers": _("You chose this one."),
        "probably": _("In your waves it probably eased more than most, from %(times)s."),
        "perhaps": _(
            "In your waves it perhaps eased more than most, from %(times)s. That is not sure."
        ),
        "known": _("You know it. Your waves do not yet say how well it works for you."),
        "new": _("It is new to you. On an easy day something new costs little."),
    }
    return words[choice.why] % {"times": times}


def uses(records: Iterable[Record]) -> Iterator[Use]:
    """Each exercise in a wave with the ratings around it; practice without any."""
    from ebb.science.helps import Use  # noqa: PLC0415  the web starts without it

    every = list(records)
    for one in every:
        if isinstance(one, Practised):
            yield Use(one.exercise, hours(one.at))
    for wave in fold(every):
        yield from of_wave(wave)


def of_wave(wave: Wave) -> Iterator[Use]:
    """After a door it was no wave like the others: then it makes familiar, and teaches nothing."""
    from ebb.science.helps import Use  # noqa: PLC0415  the web starts without it

    acted = (
        None if wave.contact is None else wave.contact == "did" and wave.how in {"", "i", "they"}
    )
    before = datetime.min.replace(tzinfo=wave.began_at.tzinfo)
    for place, one in enumerate(wave.settled):
        began, then = begun(one), end(wave.settled, place)
        told = [] if wave.doors else [r for r in wave.ratings if before < r.at]
        yield Use(
            one.exercise,
            hours(began),
            before=tuple(r.intensity for r in told if r.at <= began),
            after=tuple((minutes(began, r.at), r.intensity) for r in told if began < r.at <= then),
            acted=None if wave.doors else acted,
        )  # what made it worse never comes here: `able` is without it until she takes it back
        before = one.at


def begun(one: Settled) -> datetime:
    """A record says when it was over; a phone that was left lying says nothing."""
    return one.at - (BRIEF if one.seconds is None else min(timedelta(seconds=one.seconds), LONG))


def end(settled: Sequence[Settled], place: int) -> datetime:
    """Ratings count until the next exercise begins."""
    later = settled[place + 1 : place + 2]
    return begun(later[0]) if later else settled[place].at + timedelta(hours=2)


def hours(at: datetime) -> float:
    return (at - EPOCH).total_seconds() / 3600


def minutes(began: datetime, at: datetime) -> float:
    return (at - began).total_seconds() / 60
