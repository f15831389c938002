"""How many messages to try in an hour. In memory only: no row says that she tried."""

from __future__ import annotations

from collections import deque
from threading import Lock
from time import monotonic

MOST, HOUR = 5, 3600.0


class Tries:
    """The last few of each vault, in monotonic seconds."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._times: dict[bytes, deque[float]] = {}

    def free(self, vault_id: bytes, at: float | None = None) -> bool:
        """Whether one more may be sent now; if so, it is counted."""
        moment = monotonic() if at is None else at
        with self._guard:
            times = self._times.setdefault(vault_id, deque(maxlen=MOST))
            if len(times) == MOST and moment - times[0] < HOUR:
                return False
            times.append(moment)
            return True

    def forget(self) -> None:
        """As at the start of the process."""
        self._times.clear()


tries = Tries()
