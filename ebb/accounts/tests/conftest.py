"""The cast at the door: Ana has a vault, Cleo one of her own, a stranger has none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from ebb.accounts import doors
from ebb.records import Rated, WaveBegun
from ebb.records.carried import Carried, dump
from ebb.vault import Begun, _halves, begin
from ebb.vault.tests.cheap import cheap_keys

TODAY = date(2026, 11, 22)
NIGHT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
ANAS = "three slow waves at night"
CLEOS = "a boat under the bridge"
WAVE = bytes(range(16))


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_keys():
        yield
    _halves.sessions_by_name.clear()
    doors._memory["vault"] = False


@pytest.fixture
def ana(db: None) -> Begun:
    return begin(ANAS, today=TODAY, recovery=True, only=True)


@pytest.fixture
def hers(ana: Begun) -> Client:
    """Ana's browser, open."""
    client = Client()
    client.post("/unlock/", {"passphrase": ANAS})
    return client


@pytest.fixture
def stranger(ana: Begun) -> Client:
    """Another browser on the way to Ana's vault."""
    return Client()


@pytest.fixture
def wave() -> str:
    """A wave that is not kept yet, as it travels in a page."""
    events = (
        WaveBegun(at=NIGHT, wave_id=WAVE),
        Rated(at=NIGHT, wave_id=WAVE, intensity=8),
        Rated(at=NIGHT, wave_id=WAVE, intensity=0),
    )
    return dump(Carried(wave=WAVE, salt=bytes(16), events=events))
