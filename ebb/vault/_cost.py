"""How hard a passphrase is to guess: Argon2id's cost, measured on this machine.

There is no setting for it, on purpose: nothing typed into an environment can weaken it.
Tests patch `choose` from code that is not in the installed package (`ebb/vault/tests`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore
from time import perf_counter
from typing import NamedTuple

from django.core.exceptions import ImproperlyConfigured

from ebb.vault import _primitives as p
from ebb.vault._errors import Busy, Damaged

TARGET_SECONDS = 0.4  # what a person may wait at each unlock
PATIENCE_SECONDS = 5.0  # how long a derivation waits for its turn before `Busy`
AT_ONCE = BoundedSemaphore(2)  # 2 x 64 MiB at most, against emptying the machine's memory


class Cost(NamedTuple):
    """Memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def work(self) -> int:
        """KiB written in all: what a guesser pays, too."""
        return self.memory_kib * self.passes


FLOOR = Cost(19 * 1024, 2, 1)  # OWASP Password Storage Cheat Sheet, Argon2id minimum
LADDER = (FLOOR, Cost(32 * 1024, 2, 1), Cost(64 * 1024, 2, 1), Cost(64 * 1024, 3, 1))
HIGHEST = Cost(256 * 1024, 8, 4)  # a row that asks for more is an attack on our memory


@cache
def choose() -> Cost:
    """The dearest rung of the ladder that stays under the target here; never under the floor."""
    started = perf_counter()
    stretch(b"calibration", bytes(p.SALT), FLOOR)
    return affordable(perf_counter() - started)


def affordable(floor_seconds: float) -> Cost:
    """The dearest rung under the target, given what the floor took (time grows with work)."""
    each = floor_seconds / FLOOR.work
    return [FLOOR, *(cost for cost in LADDER if cost.work * each <= TARGET_SECONDS)][-1]


def refuse_weak() -> None:
    """Stop the start when any rung lies under OWASP's minimum (19 MiB, 2 passes, 1 lane)."""
    if any(cost.memory_kib < 19 * 1024 or cost.passes < 2 or cost.lanes < 1 for cost in LADDER):
        raise ImproperlyConfigured("The vault's key derivation is below the safe minimum.")


def check(cost: Cost) -> None:
    """Raise `Damaged` for a cost that Argon2 cannot take or that nobody here ever wrote."""
    if any(type(part) is not int for part in cost):
        raise Damaged
    if not (1 <= cost.passes <= HIGHEST.passes and 1 <= cost.lanes <= HIGHEST.lanes):
        raise Damaged
    if not 8 * cost.lanes <= cost.memory_kib <= HIGHEST.memory_kib:
        raise Damaged


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase; raises `Busy` when too many others are at it."""
    check(cost)
    with turn():
        try:
            return p.stretch(secret, salt, *cost)
        except p.NoRoom:
            raise Busy from None


@contextmanager
def turn() -> Iterator[None]:
    """Wait for one of the few places; memory for derivations stays capped."""
    if not AT_ONCE.acquire(timeout=PATIENCE_SECONDS):
        raise Busy
    try:
        yield
    finally:
        AT_ONCE.release()
