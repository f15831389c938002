"""What made it worse is set aside, sealed, and can be taken back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ebb.records import SetAside

if TYPE_CHECKING:
    from ebb.vault import OpenVault


def ids(opened: OpenVault | None) -> frozenset[str]:
    """What is not to be offered; while locked nobody knows."""
    if opened is None:
        return frozenset()
    return frozenset(kept.record.exercise for kept in opened.open(SetAside))


def put(opened: OpenVault | None, exercise: str, *, at: datetime, day: date) -> bool:
    """True when it is kept; locked, nothing is."""
    if opened is None:
        return False
    if exercise not in ids(opened):
        opened.seal(SetAside(at=at, exercise=exercise, reason="worse"), day=day)
    return True


def take_back(opened: OpenVault | None, exercise: str, *, today: date) -> None:
    """Every time it was set aside."""
    if opened is None:
        return
    kept = [each.id for each in opened.open(SetAside) if each.record.exercise == exercise]
    opened.delete(kept, today=today)
