"""The tags of the optional screen, and what is said where a step cannot be taken.

Keys are kept in records for ever; words may change.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "number": _("Choose a number from 0 to 10, or skip."),
    "gone": _("That one is not here. These are."),
}


class Group(NamedTuple):
    """One question of the screen and what can be ticked."""

    name: str
    title: Promise
    ticks: tuple[tuple[str, Promise], ...]


GROUPS = (
    Group(
        "moves",
        _("What the mind did"),
        (
            ("romanticise", _("Only the good times")),
            ("minimise", _("It was not so bad")),
            ("replay", _("Going over what was said")),
            ("imagine", _("What could still be")),
            ("crave", _("One message, to feel okay")),
        ),
    ),
    Group(
        "body",
        _("Where it was in the body"),
        (
            ("chest", _("Chest")),
            ("throat", _("Throat")),
            ("stomach", _("Stomach")),
            ("shaking", _("Shaking")),
            ("restless", _("Restless")),
            ("heavy", _("Heavy")),
        ),
    ),
    Group(
        "triggers",
        _("What brought it on"),
        (
            ("alone", _("Being alone")),
            ("night", _("Night")),
            ("place", _("A place")),
            ("picture", _("A picture or song")),
            ("news", _("News of them")),
            ("stress", _("A hard day")),
            ("nothing", _("Nothing I can name")),
        ),
    ),
)


def words_of(name: str, keys: tuple[str, ...]) -> list[str]:
    """The words of kept keys; a key from an older Ebb is shown as it is."""
    group = next(group for group in GROUPS if group.name == name)
    known = {key: str(words) for key, words in group.ticks}
    return [known.get(key, key) for key in keys]
