"""What low contact and plans say inside other pages: nothing while locked, nothing in fear."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django import template
from django.db import DatabaseError
from django.utils.dates import WEEKDAYS
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext

from ebb.accounts.pressed import number
from ebb.contact.low import known
from ebb.contact.occasions import Occasion, ours
from ebb.records import FromThem, Plan, Window
from ebb.shared.clock import spelled
from ebb.vault import VaultError

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from ebb.vault import OpenVault

register = template.Library()


@register.simple_tag(takes_context=True)
def once_number(context: dict[str, Any]) -> SafeString:
    """The id that what is in this form will have: sent twice, it is kept once."""
    own = number(context["request"])
    return format_html('<input type="hidden" name="note" value="{}">', own)


@register.filter
def letter(occasion: Occasion) -> str:
    """How it stands in an address, which stays in the browser's history."""
    return ours().letter(occasion)


@register.inclusion_tag("contact/low_line.html", takes_context=True)
def low_window(context: dict[str, Any]) -> dict[str, Any]:
    """Inside her hours or outside them, where low contact is on. Without argument."""
    opened: OpenVault | None = getattr(context.get("request"), "opened", None)
    if opened is None or context.get("stay") or context.get("fear"):
        return {}
    now = localtime()
    with suppress(VaultError, DatabaseError):
        here = known(opened, now)
        if here.standing is not None and here.standing.on and here.words:
            until, then = here.standing.open_until(now), here.standing.opens_next(now)
            return {"shown": True, "low": here.standing.low, "until": until, "next": then}
    return {}


@register.inclusion_tag("contact/plan_line.html", takes_context=True)
def plan_offer(context: dict[str, Any]) -> dict[str, Any]:
    """Whether she made a plan for a message from them."""
    opened: OpenVault | None = getattr(context.get("request"), "opened", None)
    if opened is None or context.get("stay") or context.get("fear"):
        return {}
    with suppress(VaultError, DatabaseError):
        plans = (one.record for one in opened.open(Plan))
        return {"plans": any(isinstance(one.cue, FromThem) for one in plans)}
    return {}


@register.filter
def hours(window: Window) -> str:
    """Monday, Wednesday: 18:00 to 19:00."""
    days = ", ".join(str(WEEKDAYS[day]) for day in window.days)
    said = {"days": days, "from": spelled(window.starts), "until": spelled(window.ends)}
    if window.past_midnight:
        return gettext("%(days)s: %(from)s to %(until)s on the next day") % said
    return gettext("%(days)s: %(from)s to %(until)s") % said
