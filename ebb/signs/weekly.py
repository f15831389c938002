"""The four signs over weeks, and when they are offered. Pure.

The numbers are summed up by `ebb.science.scales.signs`; here they get their words, and
nothing is claimed that it does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import FourSigns
from ebb.shared.chart import Picture, intensity_curve
from ebb.signs import content
from ebb.vault import Opened

if TYPE_CHECKING:
    from ebb.science.scales import Sign

WEEK: Final = 7  # days
SHOWN_FOR: Final = 2  # days of the week on which the first page offers them
ENOUGH: Final = 8  # weeks, as in `scales.signs`
LESS: Final = 4  # weeks: asked less, they are offered once in so many


def one_a_day(kept: Iterable[Opened[FourSigns]]) -> list[Opened[FourSigns]]:
    """In time order; two devices at once are one week, as it was said last."""
    by_day = {one.record.at.date(): one for one in kept}
    return [by_day[day] for day in sorted(by_day)]


def this_week(kept: Sequence[Opened[FourSigns]], today: date) -> Opened[FourSigns] | None:
    """The answer of the last seven days: it can be changed, and nothing new is asked."""
    last = kept[-1] if kept else None
    return last if last and (today - last.record.at.date()).days < WEEK else None


def is_offered(
    kept: Sequence[Opened[FourSigns]], asked_on: date, today: date, *, less: bool
) -> bool:
    """On two days of a week, counted from the last answer; a week that went by is not held up."""
    weeks = WEEK * (LESS if less else 1)
    if not kept:
        return 0 <= (today - asked_on).days % weeks < SHOWN_FOR
    past = (today - kept[-1].record.at.date()).days
    return past >= weeks and past % weeks < SHOWN_FOR


class Told(NamedTuple):
    """One sign: what it is, its sentence, and its picture from two answers on."""

    sign: content.Sign
    words: str
    picture: Picture | None
    first: date
    last: date


def told(kept: Sequence[Opened[FourSigns]], ours: content.Signs) -> list[Told]:
    """Those of which she has said anything."""
    from ebb.science.scales import signs  # noqa: PLC0415  the web starts without NumPy

    numbers = {each.id: [getattr(one.record, each.id) for one in kept] for each in ours.sign}
    summed = signs(numbers)
    return [shown(each, summed[each.id], kept) for each in ours.sign if summed[each.id].weeks]


def shown(each: content.Sign, summed: Sign, kept: Sequence[Opened[FourSigns]]) -> Told:
    said = [
        (one.record.at.date(), points)
        for one in kept
        if (points := getattr(one.record, each.id)) is not None
    ]
    days, numbers = [day.toordinal() for day, _points in said], [points for _day, points in said]
    drawn = intensity_curve(days, numbers) if len(said) > 1 else None
    return Told(each, sentence(summed), drawn, said[0][0], said[-1][0])


def sentence(one: Sign) -> str:
    """Latest 4. In your first four weeks the middle was 7, in your last four 4."""
    latest = _("Last: %(points)s.") % {"points": spelled(one.latest)}
    if one.first is None or one.last is None or one.moved is None:
        return latest
    words = _(
        "In your first four weeks the middle was %(first)s. In your last four it was %(last)s."
    )
    words %= {"first": spelled(one.first), "last": spelled(one.last)}
    return f"{latest} {words} {moved(one.moved)}"


def moved(points: float) -> str:
    """Which way, and no more than that."""
    if not points:
        return _("That is the same.")
    by = {"points": spelled(abs(points))}
    if points > 0:
        return _("That is lighter by %(points)s.") % by
    return _("That is heavier by %(points)s. That happens.") % by


def spelled(points: float | None) -> str:
    return f"{points:g}" if points is not None else ""


def how_many(weeks: int) -> str:
    """Before eight weeks the first and the last are not set side by side."""
    words = ngettext("One week so far.", "%(weeks)d weeks so far.", weeks) % {"weeks": weeks}
    if weeks >= ENOUGH:
        return words
    return words + " " + _("From eight weeks on, the first four stand beside the last four.")
