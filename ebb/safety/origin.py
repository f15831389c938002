"""Who may change something: our own pages only, over a connection nobody can read.

This takes the place of tokens: a page that may be cached carries no secret.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ebb.safety import errors

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
OPEN_TO_PROBES = "/healthz"  # a monitor on the inner network has no certificate; it says "ok"


class OwnOriginOnly:
    """Refuse what another site sends, and what travels where others can read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not private_connection(request) and request.path != OPEN_TO_PROBES:
            return errors.open_connection(request)
        if request.method not in SAFE_METHODS and not from_our_page(request):
            return errors.forbidden(request)
        return self.get_response(request)


def private_connection(request: HttpRequest) -> bool:
    """HTTPS, or this very machine: elsewhere the browser has no secure context."""
    if request.is_secure():
        return True
    if settings.MODE == "host":  # behind a proxy every address looks near: the name decides
        return is_loopback(urlsplit(f"//{request.get_host()}").hostname or "")
    return is_loopback(request.META.get("REMOTE_ADDR", ""))


def is_loopback(name: str) -> bool:
    """Whether a name or an address means this machine."""
    if name == "localhost":
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def from_our_page(request: HttpRequest) -> bool:
    """A browser says where a request comes from, and no page can forge that."""
    if getattr(request, "_dont_enforce_csrf_checks", False):  # Django's own test client
        return True
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
