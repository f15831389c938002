"""A page that the device has kept for a year says by itself that its numbers are old."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from tests.journeys import walks
from tests.support.browsers import Visitors

pytestmark = pytest.mark.journey


def test_the_day_on_the_device_decides(visitors: Visitors) -> None:
    page = visitors.phone()
    page.clock.install(time=now() + timedelta(days=400))
    old = page.get_by_text("It may be wrong.")

    page.goto("/help/in/IE/")
    expect(page.get_by_text("Source:").first).to_be_visible()
    expect(old).to_have_count(page.get_by_text("Source:").count())

    page.goto("/wave/")
    page.clock.run_for(3000)
    walks.press(page, "People and help")
    walks.press(page, "Ireland")
    expect(page.get_by_text("Source:").first).to_be_visible()
    expect(old).to_have_count(page.get_by_text("Source:").count())
