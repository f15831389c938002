"""A plan of Ana's, and places it may go to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from ebb.nudges.places import Mail, Place
from ebb.nudges.tests.servers import (  # noqa: F401  fixtures
    mail_server,
    ntfy_server,
    push_service,
    silent,
)
from ebb.nudges.trying import tries
from ebb.records import NudgePlan

NOON = datetime(2026, 11, 22, 12, 1, tzinfo=UTC)
ADDRESS = "ana-kestrel@lantern.example"
WORDS = "A small reminder, as you asked."
PLAN = NudgePlan(at=NOON, reasons=("check", "practice", "after", "hold"), seed=bytes(16))
PLACE = Place(way=Mail(ADDRESS), words=WORDS, subject="A small reminder")


def raw(database: Path) -> bytes:
    """SQLite's file and its log, as somebody with the disk reads them."""
    files = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    return b"".join(file.read_bytes() for file in files if file.exists())


@pytest.fixture(autouse=True)
def _own_keys(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """Host keys of this test only; nobody has tried anything yet."""
    settings.DATA = tmp_path
    tries.forget()
    yield
    tries.forget()
