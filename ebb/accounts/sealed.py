"""What was written while the vault was locked comes in here, sealed. Nothing looks into it.

The browser keeps what is not answered with "stored", so an error here loses nothing.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal, cast

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST

from ebb.accounts.marking import marker
from ebb.vault import Answer, Item, put_sealed

if TYPE_CHECKING:
    from ebb.accounts.person import PersonRequest
    from ebb.vault import MarkerFacts, OpenVault

MOST_ITEMS = 60
Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One item as it is sent."""

    id: Id
    blob: str


class Bundle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a device brings at once."""

    v: Literal[1]
    vault: Id | None = None  # whose it is, as far as the sender knows
    items: Annotated[list[Sent], msgspec.Meta(max_length=MOST_ITEMS)]


@require_POST
def sealed(request: HttpRequest) -> HttpResponse:
    """An answer for each item; without a marker and a session all are refused."""
    try:
        bundle = msgspec.json.decode(request.body, type=Bundle)
    except RequestDataTooBig:
        return told(413)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return told(400)
    readable = [item for one in bundle.items if (item := as_item(one))]
    who = writer(request, bundle.vault)
    answers = put_sealed(who, readable, today=localdate(), now=monotonic())
    by_id = {item.id.hex(): answer for item, answer in zip(readable, answers, strict=True)}
    refused: Answer = "refused"
    return told(200, {one.id: by_id.get(one.id, refused) for one in bundle.items})


def writer(request: HttpRequest, vault: str | None) -> OpenVault | MarkerFacts | None:
    """The open session, else the marker; of that vault, if one is named."""
    opened = cast("PersonRequest", request).opened
    for one in (opened, marker(request)):
        if one is not None and vault in {None, one.vault_id.hex()}:
            return one
    return None


def as_item(one: Sent) -> Item | None:
    """None for what is no base64: it must not hold up the others."""
    try:
        return Item(bytes.fromhex(one.id), b64decode(one.blob, validate=True))
    except (binascii.Error, ValueError):
        return None


def told(status: int, answers: dict[str, Answer] | None = None) -> HttpResponse:
    content = msgspec.json.encode({"v": 1, "items": answers or {}})
    response = HttpResponse(content, "application/json", status)
    patch_cache_control(response, no_store=True, private=True)
    return response
