"""A wave in the browser's history is over once she has left or kept it.

Without a script each screen of a wave answers a post, and Back, then Reload, posts it
again with every word in it. So what went on before she last left is not shown again, nor
what the door has kept. Known to this process only; nothing of it is written anywhere.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, cast

from ebb.accounts import cookies
from ebb.records import Unreadable
from ebb.records.carried import Carried, parse

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from ebb.accounts.person import PersonRequest

MOST = 1000  # waves of each kind that are remembered
_left: dict[str, datetime] = {}
_kept: deque[bytes] = deque(maxlen=MOST)
_let_go: deque[bytes] = deque(maxlen=MOST)  # apart: anybody can fill it


def left(at: datetime) -> None:
    """She left: whatever was under way in any page ends here."""
    _left["at"] = at


def kept(wave: bytes) -> None:
    """The door has kept this wave."""
    _kept.append(wave)


def let_go(wave: bytes) -> None:
    """She let this wave go, or somebody did."""
    _let_go.append(wave)


def wave(request: HttpRequest) -> str:
    """The wave this form carries; nothing when it came out of the history."""
    text = request.POST.get("wave", "")
    try:
        carried = parse(text)
    except Unreadable:
        return text
    closed = cast("PersonRequest", request).opened is None
    return "" if before_she_left(carried) or (closed and ended(carried)) else text


def ended(carried: Carried) -> bool:
    return carried.wave in _kept or carried.wave in _let_go


def before_she_left(carried: Carried) -> bool:
    parts = carried.everything
    return bool(parts) and left_since(max(part.at for part in parts))


def left_since(at: datetime) -> bool:
    return "at" in _left and at <= _left["at"]


def past(request: HttpRequest, own: bytes, at: datetime) -> bool:
    """The same of a form with a number of its own that was made then, in another room."""
    closed = cast("PersonRequest", request).opened is None
    return left_since(at) or own in _let_go or (closed and own in _kept)


def gone(request: HttpRequest) -> bool:
    """She has left and not come in since: a form for an open vault is an old one."""
    return bool(request.COOKIES.get(cookies.LEFT))


def forget() -> None:
    """As at the start of the process."""
    _left.clear()
    _kept.clear()
    _let_go.clear()
