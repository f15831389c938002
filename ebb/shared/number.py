"""A whole number as it comes by a form or in an address: anything may stand there."""

from __future__ import annotations

from typing import Final

MOST: Final = 10**9  # Python refuses to read some thousands of digits; nobody here counts so far


def whole_number(text: str) -> int | None:
    """0 and up, at most `MOST`; None for what is no number."""
    if not (text.isascii() and text.isdigit()):
        return None
    return min(int(text), MOST) if len(text) < 20 else MOST
