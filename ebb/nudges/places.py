"""Where a nudge may go. Every address is looked at here, before it is kept and before it is used.

A member must not be able to make the server call an address of her choice: ntfy and push
services are named by whoever runs this Ebb, and nothing else is ever asked.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from ebb.nudges.models import Channel
from ebb.records.nudge import Hour
from ebb.records.record import Word
from ebb.safety.origin import is_loopback
from ebb.vault import Damaged, open_for_host, seal_for_host

Short = Annotated[str, msgspec.Meta(max_length=120)]
Long = Annotated[str, msgspec.Meta(max_length=1000)]
PRINTED = re.compile(r"[\x21-\x7e]{1,1000}")
TOPIC = re.compile(r"/([A-Za-z0-9_-]{1,64})")
NAME = re.compile(r"(?!.{254})[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+")
OF_A_BROWSER = re.compile(r"[A-Za-z0-9_-]{16,200}")


class NotAllowed(Exception):
    """No nudge goes there."""


class Mail(msgspec.Struct, frozen=True, tag="mail"):
    address: Long


class Ntfy(msgspec.Struct, frozen=True, tag="ntfy"):
    address: Long


class Push(msgspec.Struct, frozen=True, tag="push"):
    endpoint: Long
    p256dh: Short
    auth: Short


Way = Mail | Ntfy | Push


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One way and what is sent there, in the language she reads.

    Her quiet hours too: what is late, or tried again, must not come in the night either.
    """

    v: int = 1
    way: Way
    words: Short
    subject: Short  # only mail has one, and it is always ours
    zone: Word = "UTC"
    quiet_from: Hour = 0
    quiet_until: Hour = 0


PLACE = msgspec.json.Decoder(Place)


def sealed_place(channel: Channel, place: Place) -> bytes:
    """For this machine only, and only in this row."""
    return seal_for_host(bytes(channel.vault_id), bytes(channel.pk), msgspec.json.encode(place))


def opened_place(channel: Channel) -> Place:
    """`Damaged` also for what another version may have written."""
    plain = open_for_host(bytes(channel.vault_id), bytes(channel.pk), bytes(channel.blob))
    try:
        return PLACE.decode(plain)
    except msgspec.MsgspecError:
        raise Damaged from None


def mail(text: str) -> Mail:
    """One plain e-mail address, if this Ebb can send mail at all."""
    try:
        validate_email(text.strip())
    except ValidationError:
        raise NotAllowed from None
    if not settings.MAIL_FROM or not PRINTED.fullmatch(text.strip()):
        raise NotAllowed
    return Mail(text.strip())


def ntfy(text: str) -> Ntfy:
    """A topic on one of the known servers: its address, or its name alone for the first one."""
    typed = text.strip().removesuffix("/")
    if "/" not in typed:
        first = next(iter(settings.NTFY_HOSTS), "")
        typed = f"{scheme(first)}://{first}/{typed}"
    elif "://" not in typed:
        typed = f"https://{typed}"
    host, path = on_a_known_host(typed, settings.NTFY_HOSTS)
    if not TOPIC.fullmatch(path):
        raise NotAllowed
    return Ntfy(f"{scheme(host)}://{host}{path}")


def push(endpoint: str, p256dh: str, auth: str) -> Push:
    """What a browser gave out for itself, on one of the known push services."""
    host, path = on_a_known_host(endpoint, settings.PUSH_HOSTS)
    if not all(OF_A_BROWSER.fullmatch(key) for key in (p256dh, auth)) or len(path) < 2:
        raise NotAllowed
    return Push(f"{scheme(host)}://{host}{path}", p256dh, auth)


def on_a_known_host(address: str, hosts: list[str]) -> tuple[str, str]:
    """Host (with its port) and what follows, put together anew: nothing else survives."""
    try:
        parts = urlsplit(address if PRINTED.fullmatch(address) else "")
    except ValueError:
        raise NotAllowed from None
    if parts.username is not None or parts.fragment or "\\" in address:
        raise NotAllowed
    host = parts.netloc.lower()
    if not any(matches(host, known) for known in hosts) or parts.scheme != scheme(host):
        raise NotAllowed
    return host, f"{parts.path}?{parts.query}" if parts.query else parts.path


def matches(host: str, known: str) -> bool:
    """`*.name` stands for any name under it."""
    known = known.lower()
    if known.startswith("*."):
        return host.endswith(known[1:]) and bool(NAME.fullmatch(host))
    return host == known


def scheme(host: str) -> str:
    """https always, but for a server on this very machine."""
    return "http" if is_loopback(urlsplit(f"//{host}").hostname or "") else "https"


def still_allowed(way: Way) -> Way:
    """Looked at again before each sending: the lists can have changed since."""
    if isinstance(way, Mail):
        return mail(way.address)
    if isinstance(way, Ntfy):
        return ntfy(way.address)
    return push(way.endpoint, way.p256dh, way.auth)
