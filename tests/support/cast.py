"""The cast, in one place: Ana owns everything, Cleo may see nothing of hers.

`anas` and `cleos` are what "begin" gave each of them; `ana`, `cleo`, `stranger` and
`anybody` are browsers. Loaded as a pytest plugin by the root `conftest.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from time import monotonic

import pytest
from django.test import Client

from ebb.accounts import doors, over
from ebb.records import Rated, Settled, WaveBegun, WaveEnded
from ebb.records.carried import AnyEvent, Carried, dump
from ebb.steps import fear
from ebb.vault import Begun, OpenVault, _halves, begin, enter

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


@pytest.fixture(autouse=True)
def _everyone_leaves() -> Iterator[None]:
    """No session outlives a test, nor what this process has seen of a vault."""
    yield
    _halves.sessions_by_name.clear()
    doors._memory["vault"] = False
    over.forget()
    fear.forget()


@pytest.fixture
def anas(db: None) -> Begun:
    """Ana left twelve days ago. Her vault, with a code on paper."""
    return begin(ANAS, today=TODAY, recovery=True, only=True)


@pytest.fixture
def cleos(db: None) -> Begun:
    """Cleo's vault, on the same machine: neither may see anything of the other's."""
    return begin(CLEOS, today=TODAY, recovery=True)


@pytest.fixture
def anas_vault(anas: Begun) -> OpenVault:
    """Ana's, open."""
    return anas.opened


@pytest.fixture
def ana(anas: Begun) -> Client:
    """Ana's browser, let in by her passphrase: a device that is known from now on."""
    client = Client()
    client.post("/unlock/", {"passphrase": ANAS})
    assert "s" in client.cookies, "ask for ana before cleos: the door opens the first vault"
    return client


@pytest.fixture
def cleo(anas: Begun, cleos: Begun) -> Client:
    """Signed in, with a vault of her own; must see nothing of Ana's."""
    return own(Client(), cleos.opened)


@pytest.fixture
def stranger(anas: Begun) -> Client:
    """Another browser on the way to Ana's vault."""
    return Client()


@pytest.fixture
def anybody() -> Client:
    """A browser that has never been here."""
    return Client()


@pytest.fixture
def wave() -> str:
    """A wave that is not kept yet, as it travels in a page."""
    return dump(a_wave())
