"""What of her plans the first page shows, quietly: those of this hour, those near their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from ebb.accounts.opening import of
from ebb.plans import content
from ebb.plans.showing import at_hand, for_now
from ebb.plans.telling import Told, ahead, told
from ebb.records import Plan, Record
from ebb.shared.settling import Ways
from ebb.vault import Opened

MOST = 2  # on the first page; all others are one tap away


class OnFirstPage(NamedTuple):
    """Plans to show, each with how far its day is; whether others are at hand."""

    shown: list[tuple[Told, str]]
    at_hand: bool


def on_first_page(kept: Iterable[Opened[Record]], ways: Ways, now: datetime) -> OnFirstPage:
    plans = of(Plan, kept)
    due = [one for one in plans if for_now(one.record, now)]
    ready = content.ours()
    shown = [(told(one, ready, ways, now), ahead(one.record, now)) for one in due[:MOST]]
    return OnFirstPage(shown, any(at_hand(one.record) for one in plans) or len(due) > MOST)
