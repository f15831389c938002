"""A device for each walk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ebb.offline.tests.devices import Device, new_device
from tests.support.served import Served


@pytest.fixture
def device(browser: Browser, tmp_path: Path, served: Served) -> Iterator[Device]:
    """Its pages write no error to the console, but for those that a dead network makes."""
    one = new_device(browser.browser_type, tmp_path / "profile", served)
    yield one
    assert not one.said, "\n".join(one.said)
