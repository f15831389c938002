"""A page as it is for everybody: no cookie, no session, no message, no look, no time of day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest
from django.urls import resolve

if TYPE_CHECKING:
    from ebb.accounts.person import PersonRequest


def request_for(path: str) -> HttpRequest:
    """Asked by nobody; views see that by `request.impersonal`."""
    request = cast("PersonRequest", HttpRequest())
    request.method = "GET"
    request.path = request.path_info = path
    request.META = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "REQUEST_METHOD": "GET"}
    request.opened, request.entered, request.impersonal = None, "", True
    return request


def page(path: str) -> str:
    """What the view of an address answers to nobody in particular."""
    request = request_for(path)
    view, args, kwargs = resolve(path)
    request.resolver_match = resolve(path)
    response = view(request, *args, **kwargs)
    if response.status_code != 200:
        raise ValueError(f"{path} cannot be kept: it answers {response.status_code}")
    return str(response.content.decode())
