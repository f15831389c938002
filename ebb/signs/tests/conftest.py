"""The clock on her wall, for every part of the room."""

from __future__ import annotations

import pytest
from django.utils.timezone import localtime

PLACES = ("ebb.signs.views", "ebb.signs.checking", "ebb.signs.asking", "ebb.today.views")


def set_clock(monkeypatch, moment):
    for name in PLACES:
        monkeypatch.setattr(f"{name}.localtime", lambda *_: localtime(moment))
    monkeypatch.setattr("ebb.nudges.listening.now", lambda: moment)


@pytest.fixture
def at(monkeypatch):
    return lambda moment: set_clock(monkeypatch, moment)
