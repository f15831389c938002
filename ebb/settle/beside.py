"""Ways to settle for the rooms beside this one: gentle, hers, and nothing that stirs the pull."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, cast

from django.db import DatabaseError
from django.utils.translation import get_language

from ebb.accounts import readable
from ebb.records import Record
from ebb.settle import aside
from ebb.settle.catalogue import Catalogue, Exercise, catalogue
from ebb.settle.fit import Fit, familiar, fit
from ebb.settle.offer import through_another_channel, two
from ebb.shared.settling import NONE
from ebb.vault import VaultError

if TYPE_CHECKING:
    from collections.abc import Set
    from datetime import datetime

    from django.http import HttpRequest

    from ebb.accounts.person import PersonRequest


class Beside:
    """Her vault is read only once something is offered: a first screen waits for nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = cast("PersonRequest", request)
        self._exercises: Catalogue = catalogue(get_language() or "en")

    @cached_property
    def _records(self) -> list[Record]:
        with suppress(VaultError, DatabaseError):  # a way to settle is offered all the same
            if self._request.opened is not None:
                return [kept.record for kept in self._request.opened.open(Record)]
        return []

    @cached_property
    def _hers(self) -> Fit:
        if self._request.opened is not None:
            return fit(self._records, self._exercises)
        return Fit(known_safe=frozenset(readable.read(self._request).exercises))

    @cached_property
    def _familiar(self) -> tuple[str, ...]:
        if self._request.opened is not None:
            return familiar(self._records)
        return readable.read(self._request).exercises

    @property
    def _not_here(self) -> frozenset[str]:
        stirs = {each.id for each in self._exercises.exercises if each.about_pull}
        return self._hers.never | stirs

    def every(self) -> tuple[Exercise, ...]:
        return self._exercises.exercises

    def get(self, exercise_id: str) -> Exercise | None:
        """Also a breath of her own, which its id spells."""
        return self._exercises.get(exercise_id)

    def gentle(self, without: Set[str] = NONE) -> tuple[Exercise, ...]:
        never = self._hers.never | without
        return tuple(each for each in self._exercises.mild if each.id not in never)

    def offered(self, without: Set[str] = NONE) -> tuple[Exercise, ...]:
        """Two, chosen as in a strong hour."""
        return two(
            self._exercises,
            intensity=None,
            familiar=self._familiar,
            set_aside=self._not_here | without,
            known_safe=self._hers.known_safe,
        )

    def another(self, after: str, without: Set[str] = NONE) -> Exercise | None:
        """One that reaches her another way."""
        return through_another_channel(
            self._exercises,
            after,
            intensity=None,
            familiar=self._familiar,
            set_aside=self._not_here | without | {after},
            known_safe=self._hers.known_safe,
        )

    def put_aside(self, exercise_id: str, *, at: datetime) -> bool:
        """Not offered again until she takes it back; True when that is kept."""
        return aside.put(self._request.opened, exercise_id, at=at, day=at.date())
