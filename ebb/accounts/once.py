"""A form with a passphrase in it works once.

The browser's history keeps what a form sent: Back to the page that answered it, then
Reload, sends the same passphrase again, also after a lock or an exit. So every such form
has a number that its first sending uses up. Scripts that send no form have no number.
"""

from __future__ import annotations

import re
from threading import Lock
from time import monotonic

from ebb.vault import new_id

FIELD = "once"
NUMBER = re.compile(r"[0-9a-f]{64}")
MOST = 10_000  # numbers remembered; then all that are out become old
SAME_PRESS = 2.0  # seconds: a hand that shakes presses twice


class Numbers:
    """Numbers of this process. Those of another one, from before a restart, are old."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._begin()

    def _begin(self) -> None:
        self._line = new_id().hex()
        self._used: dict[str, float] = {}

    def new(self) -> str:
        return self._line + new_id().hex()

    def use(self, number: str, now: float) -> bool:
        """True the first time (monotonic seconds), and for the second tap of one press."""
        with self._guard:
            if not (number.startswith(self._line) and NUMBER.fullmatch(number)):
                return False
            if len(self._used) >= MOST:
                self._begin()
            return now - self._used.setdefault(number, now) <= SAME_PRESS


numbers = Numbers()


def sent_before(number: str | None) -> bool:
    """Whether this form has been sent before; without a number it was no form of a page."""
    return number is not None and not numbers.use(number, monotonic())
