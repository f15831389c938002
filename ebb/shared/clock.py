"""A time of day as people type it."""

from __future__ import annotations

import re
from typing import Final

TYPED: Final = re.compile(r"([0-9]{1,2})(?:[:.h ]?([0-5]\d))?\s*([ap])?\.?m?\.?", re.IGNORECASE)


def minutes_of(text: str) -> int | None:
    """Minutes after midnight of 18:00, 18.00, 18 or 6 pm; None for what is no time."""
    found = TYPED.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half == "p")
    return hour * 60 + minute if hour < 24 else None


def spelled(minutes: int) -> str:
    """18:00, as a clock on the wall and a field of a form show it."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
