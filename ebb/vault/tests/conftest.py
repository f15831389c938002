"""Fixtures of the vault's own tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from ebb.vault import Begun, _halves, begin
from ebb.vault.tests.cheap import cheap_keys

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
ANAS = "three slow waves at night"
CLEOS = "a boat under the bridge"


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield
    _halves.sessions_by_name.clear()


@pytest.fixture
def ana(db: None) -> Begun:
    """Ana's vault, with a recovery code."""
    return begin(ANAS, today=TODAY, recovery=True)


@pytest.fixture
def cleo(db: None) -> Begun:
    """Cleo's vault: she must see nothing of Ana's."""
    return begin(CLEOS, today=TODAY, recovery=True)
