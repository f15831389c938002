"""How the foot of every page knows about the door."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any, cast

from django import template
from django.utils.html import format_html

from ebb.accounts import cookies, doors
from ebb.accounts import once as only_once
from ebb.accounts.marking import own_marker

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from ebb.accounts.person import OpenRequest

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


@register.simple_tag(takes_context=True)
def pinning(context: dict[str, Any]) -> dict[str, str | int]:
    """Public facts for a device's script: whose vault is open and, with a marker, its key.

    Only on a page that the passphrase opened: so a key that was put in its place is noticed.
    """
    request = context.get("request")
    opened = getattr(request, "opened", None)
    if opened is None:
        return {}
    facts: dict[str, str | int] = {"vault": opened.vault_id.hex()}
    if found := own_marker(cast("OpenRequest", request)):
        key = b64encode(found.public_key).decode("ascii")
        facts |= {"version": found.key_version, "key": key, "marker": found.name}
    return facts


@register.simple_tag(takes_context=True)
def marked(context: dict[str, Any]) -> bool:
    """May things wait on this device? A marker that was ended says so, too: they wait there."""
    request = context.get("request")
    return request is not None and bool(cookies.read(request, cookies.MARKER))


@register.simple_tag
def once() -> SafeString:
    """The number of a form with a passphrase: the browser's history cannot send it again."""
    return format_html(
        '<input type="hidden" name="{}" value="{}">', only_once.FIELD, only_once.numbers.new()
    )
