"""Day or night: her choice for this device, else the device's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebb.accounts import cookies

if TYPE_CHECKING:
    from django.http import HttpRequest

LOOK = cookies.LOOK
LOOKS = "day", "night"


def look(request: HttpRequest) -> dict[str, str]:
    chosen = cookies.read(request, LOOK)
    return {"look": chosen if chosen in LOOKS else ""}
