"""The clock of her place, as a browser writes it into a record: the same text as the server's."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest
from playwright.sync_api import Browser

from tests.support.scripted import static
from tests.support.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.once]

WRITTEN = """async ([address, times]) => {
  const { moment } = await import(address);
  return times.map((ms) => moment(new Date(ms)));
}"""
TIMES = [
    datetime(2026, 7, 5, 0, 30, 9, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, 59, 999_000, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 59, 0, 7_000, tzinfo=UTC),
]


def test_each_place_writes_its_own_hour_with_how_far_it_is_off(
    browser: Browser, served: Served
) -> None:
    given = [static(served, "ebb/moment.js"), [round(one.timestamp() * 1000) for one in TIMES]]
    for zone in ("UTC", "Europe/Lisbon", "Asia/Kolkata", "America/St_Johns", "Pacific/Chatham"):
        page = browser.new_page(base_url=served.address, timezone_id=zone)
        page.goto("/healthz")
        here = [one.astimezone(ZoneInfo(zone)) for one in TIMES]

        assert page.evaluate(WRITTEN, given) == [msgspec.to_builtins(one) for one in here]
        page.context.close()
