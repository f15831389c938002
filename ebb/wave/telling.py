"""A kept wave told again, on its own page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from ebb.records import Accepted, Letter, PutAway, Record, Wave
from ebb.settle.catalogue import Catalogue
from ebb.vault import Damaged, NewerThanKnown, OpenVault
from ebb.wave.screens import chosen_contact
from ebb.wave.words import words_of

TAGS = "moves", "body", "triggers"


def facts(wave: Wave, exercises: Catalogue, opened: OpenVault) -> dict[str, Any]:
    """The words of one wave: tags, exercises, contact and what she wrote."""
    tags = wave.tags
    told = {name: words_of(name, getattr(tags, name)) if tags else [] for name in TAGS}
    return {
        "wave": wave,
        "done": names(wave, exercises, worse=False),
        "not_for_her": names(wave, exercises, worse=True),
        "contact": contact(wave),
        "did": chosen_contact(wave),
        **beside(wave, opened),
        **told,
    }


def in_short(wave: Wave, exercises: Catalogue) -> list[str]:
    """What its page would say beside the numbers and the letters; nothing is left out."""
    tags = wave.tags
    told = names(wave, exercises, worse=False)
    told += [f"{_('Made it worse')}: {each}" for each in names(wave, exercises, worse=True)]
    for name in TAGS if tags else ():
        told += words_of(name, getattr(tags, name))
    they = [_("They contacted me")] if tags and tags.they_contacted else []
    return [*told, *they, *filter(None, [contact(wave)])]


def names(wave: Wave, exercises: Catalogue, *, worse: bool) -> list[str]:
    """What she settled with, or what made it worse, in the order of first use.

    One that left the catalogue keeps its id.
    """
    used = dict.fromkeys(done.exercise for done in wave.settled if bool(done.worse) == worse)
    known = {each: exercises.get(each) for each in used}
    return [exercise.name if exercise else each for each, exercise in known.items()]


def contact(wave: Wave) -> str:
    """Said in one tone, whichever it was."""
    ways = {
        "i": _("I reached out"),
        "they": _("They reached out"),
        "turned_up": _("They turned up. I had no choice"),
        "needed": _("Safety, children, court, money"),
    }
    plain = {"none": _("No pull"), "pull": _("Still pulling"), "did": _("There was contact")}
    return ways.get(wave.how) or plain.get(wave.contact or "", "")


def beside(wave: Wave, opened: OpenVault) -> dict[str, Any]:
    """What she wrote in this wave (None: a text that cannot be opened), and how it came here.

    What she put away stays closed here too.
    """
    kept = opened.open(Record)
    away = {one.record.letter_id for one in kept if isinstance(one.record, PutAway)}
    own = [one for one in kept if getattr(one.record, "wave_id", None) == wave.id]
    letters = {one.id: one.record for one in own if isinstance(one.record, Letter)}
    return {
        "letters": [text(one, opened) for own_id, one in letters.items() if own_id not in away],
        "put_away": [own_id for own_id in letters if own_id in away],
        "while_locked": any(isinstance(one.record, Accepted) for one in own),
    }


def text(letter: Letter, opened: OpenVault) -> str | None:
    if letter.body_id is None:
        return letter.text
    try:
        return opened.open_body(letter.body_id)
    except (Damaged, NewerThanKnown):
        return None
