"""The price of guessing, and that nobody can lower it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore
from time import sleep
from unittest.mock import patch

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from ebb.vault import Begun, Busy, Damaged, _cost, unlock
from ebb.vault import _primitives as p
from ebb.vault._cost import FLOOR, LADDER, Cost
from ebb.vault.models import Slot
from tests.support.cast import ANAS

OWASP = 19 * 1024, 2, 1


def test_no_rung_of_the_ladder_lies_below_the_minimum() -> None:
    assert FLOOR == OWASP
    assert all(
        all(ours >= least for ours, least in zip(cost, OWASP, strict=True)) for cost in LADDER
    )


@pytest.mark.parametrize("weak", [Cost(19 * 1024 - 1, 9, 1), Cost(65536, 1, 1), Cost(65536, 3, 0)])
def test_the_start_is_refused_below_the_minimum(weak: Cost) -> None:
    config = apps.get_app_config("vault")

    config.ready()
    with patch.object(_cost, "LADDER", (*LADDER, weak)), pytest.raises(ImproperlyConfigured):
        config.ready()


@pytest.mark.parametrize(
    ("floor_seconds", "chosen"),
    [(99, 0), (0.3, 0), (0.12, 1), (0.06, 3), (0.001, 3)],
)
def test_a_faster_machine_takes_a_dearer_rung_and_the_slowest_the_floor(
    floor_seconds: float, chosen: int
) -> None:
    assert _cost.affordable(floor_seconds) == LADDER[chosen]


def test_a_slot_made_at_a_lower_cost_is_closed_anew_at_the_next_unlock(anas: Begun) -> None:
    dearer, before = Cost(128, 2, 1), Slot.objects.get(kind="passphrase")

    with patch.object(_cost, "choose", lambda: dearer):
        unlock(anas.vault, ANAS)
    after = Slot.objects.get(kind="passphrase")

    assert (after.memory_kib, after.passes, after.lanes) == dearer
    assert bytes(after.salt) != bytes(before.salt)
    unlock(anas.vault, ANAS)
    assert bytes(Slot.objects.get(kind="passphrase").wrapped) == bytes(after.wrapped)


def test_too_many_at_once_are_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_cost, "AT_ONCE", BoundedSemaphore(1))
    monkeypatch.setattr(_cost, "PATIENCE_SECONDS", 0.01)

    with _cost.turn(), pytest.raises(Busy):
        _cost.stretch(b"secret", bytes(16), Cost(64, 1, 1))
    assert _cost.stretch(b"secret", bytes(16), Cost(64, 1, 1))


def test_never_more_derive_at_once_than_the_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = [], []

    def slow(*_: object) -> bytes:
        running.append(1)
        most.append(len(running))
        sleep(0.001)
        running.pop()
        return bytes(32)

    monkeypatch.setattr(p, "stretch", slow)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _cost.stretch(b"", bytes(16), Cost(64, 1, 1)), range(64)))

    assert max(most) <= 2


@pytest.mark.parametrize("cost", [(7, 1, 1), (64, 0, 1), (64, 17, 1), (64, 1, 9), (2**21, 1, 1)])
def test_a_cost_nobody_here_wrote_is_refused(cost: tuple[int, int, int]) -> None:
    with pytest.raises(Damaged):
        _cost.stretch(b"secret", bytes(16), Cost(*cost))
