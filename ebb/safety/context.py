"""What every page needs so that leaving works."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from ebb.safety.leaving import MARKER_SECONDS


def leaving(request: HttpRequest) -> dict[str, object]:
    """The exit's target and how long its mark is kept."""
    return {"exit_url": settings.EXIT_URL, "marker_seconds": MARKER_SECONDS}
