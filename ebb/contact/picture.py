"""The trend as a page shows it: words first, then the drawing, the table last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from ebb.contact.trend import Point, shown, spells, trend
from ebb.records import ContactMade, Record, WaveEvent, gone_back
from ebb.shared.chart import Dot, intensity_curve

LONGEST = timedelta(days=730)
LATELY = 28  # days that the sentence speaks of
FEWEST = 3  # days; before that a line says nothing


def facts(records: list[Record], today: date) -> dict[str, Any]:
    """Nothing while she is back, or where there is too little to draw.

    Contact that was not chosen is not even looked at: not for where the line begins.
    """
    contacts = [one for one in records if isinstance(one, ContactMade) and one.chosen]
    waves = [one for one in records if isinstance(one, WaveEvent)]
    told = [one.at.date() for one in (*contacts, *waves)]
    if not contacts or gone_back(records):
        return {}
    points = trend(contacts, spells(records), first=max(min(told), today - LONGEST), today=today)
    if len(points) < FEWEST:
        return {}
    return drawn(shown(points)) | {"summary": summary(points), "counted": headline(points)}


def summary(points: list[Point]) -> str:
    """A count of what is noted, not the smoothed number: that lags, and would be untrue in words.

    Days on which she was back are not among them.
    """
    lately = points[-LATELY:]
    quiet, every = sum(not point.contact for point in lately), len(lately)
    if quiet == every:
        return _("The last %(n)d days were without contact you chose.") % {"n": every}
    words = _("%(quiet)d of the last %(n)d days were without contact you chose.")
    return words % {"quiet": quiet, "n": every}


def headline(points: list[Point]) -> str:
    """Only where most days were without: it is there to be seen, not to be held against her."""
    lately = points[-LATELY:]
    quiet = sum(not point.contact for point in lately)
    return summary(points) if 2 * quiet > len(lately) else ""


def drawn(points: list[Point]) -> dict[str, Any]:
    last = points[-1]
    curve = intensity_curve([point.day.toordinal() for point in points], [p.quiet for p in points])
    return {
        "picture": curve,
        "marks": marks(points, curve.dots),
        "rows": weekly(points)[::-1],
        "first": points[0].day,
        "last": last.day,
    }


def weekly(points: list[Point]) -> list[Point]:
    """For the table: each week's last day, and every day with contact."""
    last = {point.day.isocalendar()[:2]: point for point in points}
    return [point for point in points if point.contact or point in last.values()]


def marks(points: list[Point], dots: tuple[Dot, ...]) -> list[Dot]:
    """A small mark where there was contact: neither a warning nor a failing."""
    return [dot for point, dot in zip(points, dots, strict=True) if point.contact]
