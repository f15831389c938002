"""The door of fear is remembered for an evening, where nothing may be stored.

A pause that is begun anew (by Back, in another window, by hand) would ask about contact once
more. So this process remembers which pauses met the door, and in which browser, by what every
request says of itself: as a number that means nothing outside this process. Nothing is written,
no cookie is set, and no screen says why: whoever takes the phone finds a pause that settles.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from django.http import HttpRequest

from ebb.accounts import cookies
from ebb.records.carried import Carried, frightened

LASTS = timedelta(hours=3)  # static/steps/fear.js says the same
MOST = 1000  # of each kind
_pauses: deque[bytes] = deque(maxlen=MOST)
_browsers: dict[int, datetime] = {}


def remember(request: HttpRequest, carried: Carried, now: datetime) -> None:
    """What is carried met the door, in this browser. An old page does not make it newer, and a
    pause that only settles because fear is near met no door of its own.
    """
    opened = [event.at for event in carried.events if frightened(event)]
    if not opened:
        return
    if carried.wave not in _pauses:
        _pauses.append(carried.wave)
    note(request, min(max(opened), now))


def note(request: HttpRequest, at: datetime) -> None:
    own = browser(request)
    _browsers[own] = max(at, _browsers.pop(own, at))  # the newest last
    while len(_browsers) > MOST:
        del _browsers[next(iter(_browsers))]


def met(wave: bytes) -> bool:
    """Whether this pause or wave met the door, whatever its page says now."""
    return wave in _pauses


def lately(request: HttpRequest, now: datetime) -> bool:
    if getattr(request, "impersonal", False):  # a page for everybody
        return False
    at = _browsers.get(browser(request))
    return at is not None and now - at < LASTS


def browser(request: HttpRequest) -> int:
    """No address: behind a proxy everybody has the same. Python seeds `hash` anew at each start."""
    says = (request.headers.get(name, "") for name in ("User-Agent", "Accept-Language"))
    return hash((*says, cookies.read(request, cookies.DEVICE)))


def forget() -> None:
    """As at the start of the process."""
    _pauses.clear()
    _browsers.clear()
