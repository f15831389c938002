"""What fits her: from her answers to what is left out and what may be offered.

Not answered is not the same as nothing to avoid: then only the mild ones are offered. A
question that was added after she answered counts as not answered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import DatabaseError

from ebb.records import Favourite, OwnPace, Practised, Record, SetAside, Settled, Unsuited
from ebb.settle import own
from ebb.settle.conditions import IDS
from ebb.vault import VaultError

if TYPE_CHECKING:
    from ebb.settle.catalogue import Catalogue
    from ebb.vault import OpenVault


@dataclass(frozen=True)
class Fit:
    """Ids of exercises. Where nothing is known of her, all are empty."""

    set_aside: frozenset[str] = frozenset()
    avoid: frozenset[str] = frozenset()
    known_safe: frozenset[str] = frozenset()
    favourites: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()  # breaths she keeps

    @property
    def never(self) -> frozenset[str]:
        """What is not to be offered, for either reason."""
        return self.set_aside | self.avoid


def fit(records: Iterable[Record], catalogue: Catalogue) -> Fit:
    """The newest answer counts; a breath of her own is measured by it like the others."""
    records = list(records)
    kept = own.ids(records)
    every = catalogue.with_own(kept).exercises
    aside = frozenset(one.exercise for one in records if isinstance(one, SetAside))
    liked = frozenset(one.exercise for one in records if isinstance(one, Favourite))
    answer = newest(one for one in records if isinstance(one, Unsuited))
    if answer is None:
        return Fit(aside, favourites=liked, own=kept)
    has, asked = set(answer.conditions), set(answer.asked)
    avoid = {each.id for each in every if has.intersection(each.avoid_with)}
    clear = {each.id for each in every if asked.issuperset(each.avoid_with)}
    return Fit(aside, frozenset(avoid), frozenset(clear - avoid), liked, kept)


def familiar(records: Iterable[Record]) -> tuple[str, ...]:
    """What she did, practised, likes or made her own; the latest first."""
    known = [exercise for one in records for exercise in met(one)]
    return tuple(dict.fromkeys(reversed(known)))


def met(record: Record) -> tuple[str, ...]:
    """The exercise she knows from this record, if it is about one that did her no harm."""
    if isinstance(record, OwnPace):
        return own.ids([record])
    if isinstance(record, Settled) and record.worse:
        return ()
    return (record.exercise,) if isinstance(record, Practised | Favourite | Settled) else ()


def newest(answers: Iterable[Unsuited]) -> Unsuited | None:
    return max(answers, key=lambda answer: answer.at, default=None)


def known(opened: OpenVault | None, catalogue: Catalogue) -> Fit:
    """Locked, or while the vault cannot be read, nothing is known."""
    if opened is None:
        return Fit()
    try:
        return fit((kept.record for kept in opened.open(Record)), catalogue)
    except (VaultError, DatabaseError):
        return Fit()


def answered(opened: OpenVault) -> Unsuited | None:
    return newest(kept.record for kept in opened.open(Unsuited))


def keep(opened: OpenVault, ticked: Collection[str], *, at: datetime, day: date) -> None:
    """The new answer first, then the older ones go: there is never a moment without one."""
    older = [kept.id for kept in opened.open(Unsuited)]
    conditions = tuple(each for each in IDS if each in ticked)
    opened.seal(Unsuited(at=at, conditions=conditions, asked=IDS), day=day)
    opened.delete(older, today=day)


def forget(opened: OpenVault, *, today: date) -> None:
    opened.delete([kept.id for kept in opened.open(Unsuited)], today=today)
