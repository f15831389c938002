"""Kept once for each form, and what is said of an edit."""

from __future__ import annotations

from django.contrib import messages
from django.utils.translation import gettext as _

from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import keep_once
from ebb.records import Record


def say_kept(request: OpenRequest, *, conflict: bool) -> None:
    """An edit that met another one: nothing is lost, and it is said."""
    if conflict:
        messages.warning(request, _("It was changed somewhere else too. Both are kept."))
    else:
        messages.success(request, _("Kept."))


def seal_once(request: OpenRequest, record: Record) -> bytes:
    """Sent twice it is kept once; when it was sent, and where it was put, says nothing."""
    note = request.POST.get("note", "")
    kept = keep_once(request.opened, record, note, besides={"at", "place"})
    if kept.beside:
        say_kept(request, conflict=True)
    return kept.id
