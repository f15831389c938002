"""Ana's things: a wave, a long letter, someone safe."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ebb.records import Letter, Rated, SafePerson, WaveBegun
from ebb.vault import Begun
from ebb.vault._pending import hours
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

CANARY = "the kitchen in Lisbon smelled of oranges"
LONG = CANARY + " and so on" * 900


@pytest.fixture(autouse=True)
def _a_new_hour() -> None:
    """As at the start of the process: no marker has brought anything."""
    hours.forget()


@pytest.fixture
def things(anas: Begun) -> Begun:
    """One wave of two days ago, a letter from yesterday, someone safe today."""
    before = NIGHT - timedelta(days=2)
    day = before.date()
    anas.opened.seal(WaveBegun(at=before, wave_id=WAVE), day=day)
    anas.opened.seal(Rated(at=before, wave_id=WAVE, intensity=8), day=day)
    yesterday = NIGHT - timedelta(days=1)
    body = anas.opened.seal_body(LONG, day=yesterday.date())
    anas.opened.seal(Letter(at=yesterday, body_id=body), day=yesterday.date())
    anas.opened.seal(SafePerson(at=NIGHT, nickname="Bo", number="112"), day=TODAY)
    return anas


@pytest.fixture
def again() -> dict[str, str]:
    """Her passphrase, asked again."""
    return {"passphrase": ANAS}
