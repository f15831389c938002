"""What every page needs so that leaving works."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def leaving(request: HttpRequest) -> dict[str, object]:
    """The exit's target."""
    return {"exit_url": settings.EXIT_URL}
