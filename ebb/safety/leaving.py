"""Leaving: what the exit does on the server's side.

The exit covers the page and marks it with a cookie that the page's own script can set.
Its beacon may lose the race against the Back button when the server is slow; the mark
cannot: the first request that carries it is answered as locked (`ebb.accounts` drops
the session then), and only a successful unlock takes it away. It holds no secret and
no time. Script must be able to set it, so it cannot be HttpOnly or `__Host-`.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse

from ebb.accounts import cookies

MARKER_SECONDS = 12 * 60 * 60  # as long as a session can live at all


def asked_by_her(request: HttpRequest) -> bool:
    """Our own page, or an address opened by hand; never a picture on another site."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    came_from = urlsplit(request.headers.get("Origin") or request.headers.get("Referer", ""))
    return (came_from.scheme, came_from.netloc) == (request.scheme, request.get_host())


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """Without script the answer of `/leave/` sets the mark."""
    response.set_cookie(
        cookies.LEFT,
        "1",
        max_age=MARKER_SECONDS,
        path="/",
        secure=request.is_secure(),
        samesite="Strict",
    )
