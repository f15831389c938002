"""What is said where a step cannot be taken, and the ticks of contact as data.

Keys are kept in records for ever; words may change.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

PROBLEMS = {
    "nothing": _("There is nothing written yet. You can also go on."),
    "long": _("That is more than one page can hold. Shorten it a little to keep it."),
    "number": _("Choose a number from 0 to 10, or skip."),
    "hours": _("Choose 1 to 48 hours, or go on without."),
}
HOW = (
    ("i", _("I reached out")),
    ("they", _("They reached out. I answered")),
    ("turned_up", _("They turned up. I had no choice")),
    ("needed", _("Safety, children, court, money")),
)
IN_ADDRESS = {"a": "i", "b": "they", "c": "turned_up", "d": "needed"}  # history is read
WAYS = (
    ("message", _("Messages")),
    ("call", _("A call")),
    ("met", _("We met")),
    ("profile", _("I looked at a profile")),
    ("reread", _("I read old messages again")),
    ("unblocked", _("I unblocked them")),
    ("place", _("I went past their place")),
    ("others", _("I asked others about them")),
)
COSTS = (
    ("sleep", _("Sleep")),
    ("calm", _("Calm")),
    ("hope", _("New hope that hurt")),
    ("shame", _("Shame")),
    ("fear", _("Fear")),
    ("time", _("Time")),
    ("people", _("Time with others")),
    ("money", _("Money")),
)
LASTED = (
    ("0", _("Not at all")),
    ("10", _("A few minutes")),
    ("40", _("Less than an hour")),
    ("120", _("Some hours")),
    ("720", _("Half a day")),
    ("1440", _("A day")),
    ("4320", _("Longer")),
)


def words_of(ticks: tuple[tuple[str, object], ...], keys: tuple[str, ...]) -> list[str]:
    """The words of kept keys; a key from another Ebb is shown as it is."""
    known = {key: str(words) for key, words in ticks}
    return [known.get(key, key) for key in keys]
