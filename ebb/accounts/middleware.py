"""Every request learns whether the vault is open, from cookies and memory alone."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, cast

from django.utils.timezone import now

from ebb.accounts import cookies, over
from ebb.vault import Locked, OpenVault, lock, resume

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from ebb.accounts.person import PersonRequest


class OpenedVault:
    """Sets `request.opened`. It never asks the database: help works when that is gone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = cast("PersonRequest", request)
        person.opened, person.entered = resumed(request), ""
        response = self.get_response(request)
        if person.entered:
            cookies.write(request, response, cookies.SESSION, person.entered)
            cookies.clear_left(response)
        return response


def elsewhere(request: HttpRequest) -> bool:
    """Another port of this machine is the same site to a cookie, but no page of ours: it must
    neither keep a session awake nor find out by the time it takes that one is open.
    """
    return request.headers.get("Sec-Fetch-Site") in {"same-site", "cross-site"}


def resumed(request: HttpRequest) -> OpenVault | None:
    token = cookies.read(request, cookies.SESSION)
    if not token or elsewhere(request):
        return None
    if request.COOKIES.get(cookies.LEFT):
        if alive(token):
            over.left(now())  # the first request that says so ends the session for good
        lock(token)
        return None
    return alive(token)


def alive(token: str) -> OpenVault | None:
    try:
        opened = resume(token, now=monotonic())
    except Locked:
        return None
    opened.remember()
    return opened
