"""Who walks, and where."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ebb.safety.tests.walking import begin, keep_someone
from tests.support.browsers import Visitors


@pytest.fixture
def anas_page(visitors: Visitors) -> Page:
    """A desktop with an open vault and someone of her own in it."""
    page = visitors.desktop()
    begin(page)
    keep_someone(page)
    return page
