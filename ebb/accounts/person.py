"""What a request is to us: anybody's, or that of a person whose vault is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from ebb.vault import OpenVault


class PersonRequest(HttpRequest):
    """Any request after the middleware: open or not."""

    opened: OpenVault | None
    entered: str = ""  # the token of a session that began with this request
    impersonal: bool = False  # a page for everybody, that devices keep: nobody asks for it


class OpenRequest(HttpRequest):
    """A request that came through `unlocked`."""

    opened: OpenVault
