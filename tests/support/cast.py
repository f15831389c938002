"""The cast, in one place: Ana owns everything, Cleo may see nothing of hers.

Loaded as a pytest plugin by the root `conftest.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from time import monotonic

import pytest
from django.test import Client

from ebb.records import Rated, Settled, WaveBegun, WaveEnded
from ebb.records.carried import AnyEvent, Carried
from ebb.vault import OpenVault, begin, enter, lock_all
from ebb.vault.tests.cheap import cheap_keys

TODAY = date(2026, 11, 22)
NIGHT = datetime(2026, 11, 22, 1, 12, tzinfo=UTC)
ANAS = "three slow waves at night"
CLEOS = "a boat under the bridge"
WAVE = bytes(range(16))


def a_wave(wave_id: bytes = WAVE) -> Carried:
    """Ana's: from 8 by way of 5 to 0 in twenty minutes, with her feet on the floor."""
    events: tuple[AnyEvent, ...] = (
        WaveBegun(at=NIGHT, wave_id=wave_id),
        Rated(at=NIGHT, wave_id=wave_id, intensity=8),
        Settled(at=NIGHT + timedelta(minutes=4), wave_id=wave_id, exercise="feet", seconds=180),
        Rated(at=NIGHT + timedelta(minutes=9), wave_id=wave_id, intensity=5),
        Rated(at=NIGHT + timedelta(minutes=20), wave_id=wave_id, intensity=0),
        WaveEnded(at=NIGHT + timedelta(minutes=20), wave_id=wave_id, how="passed"),
    )
    return Carried(wave=wave_id, salt=bytes(16), events=events)


def own(client: Client, opened: OpenVault) -> Client:
    """This browser holds the open vault, without the unlock page."""
    client.cookies["s"] = enter(opened, now=monotonic())
    return client


@pytest.fixture
def anas_vault(db: None) -> Iterator[OpenVault]:
    """Ana left twelve days ago."""
    with cheap_keys():
        opened = begin(ANAS, today=TODAY, recovery=False).opened
        yield opened
    lock_all(opened.vault_id)


@pytest.fixture
def ana(anas_vault: OpenVault) -> Client:
    """Ana's browser, unlocked."""
    return own(Client(), anas_vault)


@pytest.fixture
def cleo(anas_vault: OpenVault) -> Iterator[Client]:
    """Signed in, with a vault of her own; must see nothing of Ana's."""
    with cheap_keys():
        opened = begin(CLEOS, today=TODAY, recovery=False).opened
        yield own(Client(), opened)
    lock_all(opened.vault_id)


@pytest.fixture
def anybody() -> Client:
    """A browser that has never been here."""
    return Client()
