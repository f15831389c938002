"""How a number is dialled."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def dial(number: str) -> str:
    """A number as a phone takes it: digits, and a plus if it begins with one."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")
