"""The one quiet line of the first page: something kept may say something about a belief."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from ebb.accounts.opening import records
from ebb.beliefs import real
from ebb.beliefs.calm import why
from ebb.beliefs.doing import takes_waves
from ebb.beliefs.held import awake, beliefs
from ebb.beliefs.offers import LATELY, LONGEST, fits_a_round, fitting, offers
from ebb.records import Record
from ebb.vault import Opened

FRESH = timedelta(days=7)  # older offers wait on the belief's own page


class OnFirstPage(NamedTuple):
    """Where the line leads: to a round that something fits, or to a belief with an offer."""

    experiment: bytes | None = None
    belief: bytes | None = None


def on_first_page(kept: Iterable[Opened[Record]], now: datetime) -> OnFirstPage | None:
    """Nothing while beliefs rest, on a day with a strong wave, or late."""
    every = list(kept)
    recent = [one for one in every if now - one.record.at < LATELY + LONGEST]
    known = [one for one in awake(beliefs(every)) if not real.asked(one, now)]
    if not known or why(records(every), now):
        return None
    for belief in known:
        for one in belief.tries:
            if belief.real or one.ended or not one.record.alone or not takes_waves(one):
                continue
            if any(fits_a_round(seen) for seen in fitting(one, every, now)):
                return OnFirstPage(experiment=one.id)
    for belief in known:
        if any(now - seen.at < FRESH for seen in offers(belief, recent, now)):
            return OnFirstPage(belief=belief.id)
    return None
