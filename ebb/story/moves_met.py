"""What her waves and her practice say of a move: kindly, and only once there is enough. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ebb.records import MovePractised, Record, fold
from ebb.records.move import Move

ENOUGH = 6  # waves of which she told what the mind did
OFTEN = 3  # of those, and at least a third of them


def often(records: Iterable[Record], move: Move) -> str:
    """Said of a move that many of her waves brought; nothing where that is not known."""
    told = [wave.moves for wave in fold(records) if wave.moves]
    brought = sum(move in moves for moves in told)
    if len(told) < ENOUGH or brought < OFTEN or 3 * brought < len(told):
        return ""
    return _("Your waves have often brought this one.")


def met(records: Iterable[Record], move: Move) -> str:
    """How often she practised its answer: a fact on its own page, and nowhere else."""
    times = sum(isinstance(one, MovePractised) and one.move == move for one in records)
    if not times:
        return ""
    words = ngettext(
        "You have met this one here once.", "You have met this one here %(n)d times.", times
    )
    return words % {"n": times}
