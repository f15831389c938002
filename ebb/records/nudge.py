"""When Ebb may speak first, and when it did. All that tells *why* is in here, sealed.

Outside there is only a row with an id, a channel and a time (`ebb.nudges.models`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Annotated, Literal

import msgspec

from ebb.records.record import Id, Moment, Record, Word

Hour = Annotated[int, msgspec.Meta(ge=0, le=23)]  # of her own clock
Reason = Literal["check", "after", "hold", "practice", "plan"]
Reasons = Annotated[tuple[Reason, ...], msgspec.Meta(max_length=5)]
Moments = Annotated[tuple[Moment, ...], msgspec.Meta(max_length=60)]

ANSWERED_WITHIN = timedelta(minutes=60)


class NudgePlan(Record, frozen=True, kw_only=True, tag="nudge-plan/2"):
    """What she asked for. The newest counts; without one, nudges are off.

    Nothing may come from `quiet_from` to `quiet_until` in her `zone`; equal hours mean that
    no hours are quiet. `seed` makes what is drawn by chance come out the same again.
    """

    reasons: Reasons
    practise_at: Hour = 17
    quiet_from: Hour = 21
    quiet_until: Hour = 9
    zone: Word = "UTC"
    seed: Id


class Prompts(Record, frozen=True, kw_only=True, tag="prompts/1"):
    """The moments drawn by chance at which she is asked: so an answer is known as one, and
    silence too. That a message arrived is not known: nobody asks the phone.
    """

    times: Moments


class AskedLater(Record, frozen=True, kw_only=True, tag="asked-later/2"):
    """Something wants to be asked about later; `of` names what, for taking it back."""

    about: Literal["after", "hold", "plan"]
    times: Moments
    of: Id | None = None


def prompted(prompts: Iterable[Prompts], at: datetime) -> bool:
    """Whether a rating at this moment answers a prompt: within 60 minutes after one."""
    return any(one <= at <= one + ANSWERED_WITHIN for each in prompts for one in each.times)


def unanswered(
    prompts: Iterable[Prompts], ratings: Iterable[datetime], until: datetime
) -> list[datetime]:
    """The prompts whose 60 minutes were over at `until` without a rating, in time order."""
    rated = list(ratings)
    return [
        one
        for one in sorted({one for each in prompts for one in each.times})
        if one + ANSWERED_WITHIN < until
        and not any(one <= at <= one + ANSWERED_WITHIN for at in rated)
    ]
