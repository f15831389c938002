"""A time as far as she knows it: a year, a season or a month, "about", or in between."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from ebb.records import Headline

PARTS = (
    ("spring", lazy("spring")),
    ("summer", lazy("summer")),
    ("autumn", lazy("autumn")),
    ("winter", lazy("winter")),
    ("january", lazy("January")),
    ("february", lazy("February")),
    ("march", lazy("March")),
    ("april", lazy("April")),
    ("may", lazy("May")),
    ("june", lazy("June")),
    ("july", lazy("July")),
    ("august", lazy("August")),
    ("september", lazy("September")),
    ("october", lazy("October")),
    ("november", lazy("November")),
    ("december", lazy("December")),
)


def when(one: Headline) -> str:
    """Without a year and a part it is only known where it stands: nothing is said here."""
    part = str(dict(PARTS).get(one.part, ""))
    words = " ".join(word for word in (part, str(one.year) if one.year else "") if word)
    return _("about %(time)s") % {"time": words} if words and one.about else words
