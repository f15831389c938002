"""What is said after something was changed."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from ebb.accounts.person import OpenRequest


def say_kept(request: OpenRequest, *, conflict: bool) -> None:
    """An edit that met another one: nothing is lost, and it is said."""
    if conflict:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))
