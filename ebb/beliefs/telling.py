"""A belief in words: how true it feels, what speaks for it or against it, how far a wave came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.beliefs.content import Content
from ebb.beliefs.held import Held, Tried
from ebb.beliefs.offers import Seen
from ebb.records import Conviction, Evidence
from ebb.vault import Opened


def how_true(number: int) -> str:
    """A number from 0 to 100 in words; the number itself stands behind."""
    if number == 0:
        return _("not true at all")
    if number == 100:
        return _("wholly true")
    return (_("hardly true"), _("a little true"), _("rather true"), _("very true"))[number // 25]


def feels(told: Conviction | None) -> str:
    """Head and gut, as far as she said."""
    if told is None:
        return ""
    said = []
    if told.head is not None:
        said.append(_("To your head: %(words)s.") % {"words": how_true(told.head)})
    if told.gut is not None:
        said.append(_("To your gut: %(words)s.") % {"words": how_true(told.gut)})
    return " ".join(said)


def day(at: datetime) -> str:
    return date_format(at, "j F")


def seen_words(one: Seen) -> str:
    """A wave or a practice in one line, however it went."""
    said = {"day": day(one.at), "first": one.first, "last": one.last}
    if one.points is None:
        return _("A wave on %(day)s.") % said if one.wave else _("A practice on %(day)s.") % said
    if one.wave:
        return _("A wave on %(day)s: from %(first)s to %(last)s.") % said
    return _("A practice on %(day)s: from %(first)s to %(last)s.") % said


def offer_words(one: Seen) -> str:
    """What it may say, as an offer; whether it does is hers."""
    if one.why == "ridden":
        return _("It was strong, and you marked it over. There was no contact in it.")
    if one.why == "settled":
        return _("It came down, and there was no contact in it.")
    return _("You came down in it by yourself.")


def not_here_words(one: Seen) -> str:
    """Why a wave fills no round. It is kept all the same."""
    return {
        "contact": _("There was contact around it."),
        "door": _("Something else came first in it."),
        "numbers": _("It has one number, or none."),
    }.get(one.not_here, "")


class Line(NamedTuple):
    """A line of one side: her words, and what it was taken from."""

    id: bytes
    text: str
    taken: str


def lines(
    side: Iterable[Opened[Evidence]], belief: Held, seen: Iterable[Seen], content: Content
) -> list[Line]:
    known = {one.of: seen_words(one) for one in seen}
    known |= {one.id: name_of(one, content) for one in belief.tries}
    gone = _("From something that is no longer kept.")
    return [
        Line(one.id, one.record.text, known.get(one.record.of, gone) if one.record.of else "")
        for one in side
    ]


def name_of(tried: Tried, content: Content) -> str:
    """What it is called: ours by its name, hers by her words."""
    known = content.ready_made(tried.record.ready)
    return known.name if known else tried.record.does or _("An experiment")


def compared(guess: int | None, happened: int) -> str:
    """A guess beside what was, without a verdict."""
    if guess is None:
        return _("No guess. It was %(n)d.") % {"n": happened}
    if guess == happened:
        return _("As you guessed: %(n)d.") % {"n": happened}
    return _("You guessed %(guess)d. It was %(n)d.") % {"guess": guess, "n": happened}


def summed(tried: Tried) -> str:
    """How often it was other than she guessed: a count, no score."""
    pairs = [(tried.guess(n), one.record.points) for n, one in tried.observed.items()]
    guessed = [(guess, was) for guess, was in pairs if guess is not None]
    other = sum(guess != was for guess, was in guessed)
    if not guessed:
        return ""
    if not other:
        return _("It went as you guessed.")
    words = ngettext(
        "%(other)d of %(all)d times it went another way than you guessed.",
        "%(other)d of %(all)d times it went another way than you guessed.",
        other,
    )
    return words % {"other": other, "all": len(guessed)}
