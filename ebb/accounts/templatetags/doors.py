"""How the foot of every page knows about the door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from ebb.accounts import cookies, doors

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()


@register.simple_tag(takes_context=True)
def door(context: dict[str, Any]) -> str:
    """`open`, `closed`, or nothing: never asks the database."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    if getattr(request, "opened", None) is not None:
        return "open"
    return "closed" if doors.remembered(request) else ""


@register.simple_tag(takes_context=True)
def minutes_open(context: dict[str, Any]) -> int:
    """After how many minutes without a touch this page is covered."""
    return cookies.minutes(context["request"])
