"""Kind pages for what went wrong. Each ends on something useful."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request made no sense. The page asks nothing of it, not even its host."""
    return alone("400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: it came from elsewhere. Nothing was changed."""
    return alone("403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is here."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs no database, no session and no hashed file, for any of these may be gone."""
    return alone("500.html", 500)


def open_connection(request: HttpRequest) -> HttpResponse:
    """Plain HTTP from another machine: say why it stops here, and what works."""
    return alone("safety/open_connection.html", 403)


def alone(template: str, status: int) -> HttpResponse:
    """A page that stands on its own: without the request nothing of it can fail twice."""
    page = loader.render_to_string(template, {"exit_url": settings.EXIT_URL})
    return HttpResponse(page, status=status)
