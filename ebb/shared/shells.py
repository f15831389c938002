"""The address of what belongs to nobody and may be kept: `{% load shells %}{% shell "steps" %}`."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from ebb.shared.build import build_id

register = template.Library()


@register.simple_tag
def shell(name: str) -> str:
    """The address of this build's shell in the language of the page."""
    return reverse(f"offline:{name}", args=[get_language() or "en", build_id()])
