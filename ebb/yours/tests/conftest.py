"""Ana's things: a wave, a long letter, someone safe; and her open browser."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ebb.accounts.tests.conftest import ANAS, NIGHT, TODAY, WAVE, _cheap, ana, hers
from ebb.records import Letter, Rated, SafePerson, WaveBegun
from ebb.vault import Begun

__all__ = ["_cheap", "ana", "hers"]
CANARY = "the kitchen in Lisbon smelled of oranges"
LONG = CANARY + " and so on" * 900


@pytest.fixture
def things(ana: Begun) -> Begun:
    """One wave of two days ago, a letter from yesterday, someone safe today."""
    before = NIGHT - timedelta(days=2)
    day = before.date()
    ana.opened.seal(WaveBegun(at=before, wave_id=WAVE), day=day)
    ana.opened.seal(Rated(at=before, wave_id=WAVE, intensity=8), day=day)
    yesterday = NIGHT - timedelta(days=1)
    body = ana.opened.seal_body(LONG, day=yesterday.date())
    ana.opened.seal(Letter(at=yesterday, body_id=body), day=yesterday.date())
    ana.opened.seal(SafePerson(at=NIGHT, nickname="Bo", number="112"), day=TODAY)
    return ana


@pytest.fixture
def again() -> dict[str, str]:
    """Her passphrase, asked again."""
    return {"passphrase": ANAS}
