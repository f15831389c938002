"""One message goes out. What comes back is one of four endings; nothing of it is logged."""

from __future__ import annotations

import json
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException
from time import time

from django.conf import settings
from django.core.mail import EmailMessage

from ebb.nudges import deadline
from ebb.nudges.places import Mail, NotAllowed, Ntfy, Place, Push, Way, still_allowed
from ebb.safety.origin import is_loopback
from ebb.vault import Damaged, push_letter

PUSH_LIVES = 30 * 60  # seconds that a push service keeps it for a phone that is off
PUSH_LENGTH = 512  # bytes: her own words must not show by their length
GONE = frozenset({404, 410})
LATER = {408, 425, 429}


class NotSent(Exception):
    """Nothing arrived; worth another try later."""


class Refused(NotSent):
    """The other side said no, and would say no again."""


class Gone(Refused):
    """The browser has taken this address back for good."""


def send(place: Place, name: str) -> None:
    """Send the words once. `name`: the row's id, so that a mail sent twice is known as one.

    It is over within `deadline.LONGEST`. Raises `NotSent`, `Refused`, `Gone`.
    """
    try:
        way = still_allowed(place.way)
    except NotAllowed:
        raise Refused from None
    with deadline.within(deadline.LONGEST):
        by_way(way, place, name)


def by_way(way: Way, place: Place, name: str) -> None:
    words = place.words
    match way:
        case Mail():
            send_mail(way, place, name)
        case Ntfy():
            post(way.address, words.encode(), {"Content-Type": "text/plain; charset=utf-8"})
        case Push():
            send_push(way, words)


def send_mail(way: Mail, place: Place, name: str) -> None:
    """The subject is always ours: it shows where the text does not."""
    sender = settings.MAIL_FROM
    headers = {
        "Message-ID": f"<{name}@{sender.rpartition('@')[2]}>",
        "Auto-Submitted": "auto-generated",
    }
    text = f"{place.words}\n"
    message = EmailMessage(place.subject, text, sender, [way.address], headers=headers)
    try:
        message.send(using="default")
    except SMTPRecipientsRefused as no:
        codes = [code for code, _words in no.recipients.values()]
        raise Refused if all(code >= 500 for code in codes) else NotSent from None
    except SMTPDataError as no:
        raise Refused if no.smtp_code >= 500 else NotSent from None
    except (SMTPResponseException, OSError):  # the server's own trouble: a password, a rest
        raise NotSent from None


def send_push(way: Push, words: str) -> None:
    """Sealed for that browser; the service sees an address and a length that never changes."""
    plain = json.dumps({"words": words}, ensure_ascii=False).encode().ljust(PUSH_LENGTH)
    try:
        keys = way.p256dh, way.auth
        letter = push_letter(way.endpoint, keys, plain, contact=contact(), now=time())
    except Damaged:
        raise Gone from None
    headers = {"TTL": str(PUSH_LIVES), "Urgency": "normal", "Topic": "e"}  # a newer one replaces
    post(way.endpoint, letter.body, letter.headers | headers, gone=GONE)


def contact() -> str:
    """Whom a push service may write to: this Ebb's own name, else the address mail comes from."""
    names = [name for name in settings.ALLOWED_HOSTS if "." in name and not is_loopback(name)]
    if names:
        return f"https://{names[0].lstrip('.')}"
    return f"mailto:{settings.MAIL_FROM}" if settings.MAIL_FROM else "https://localhost"


def post(
    address: str, body: bytes, headers: dict[str, str], *, gone: frozenset[int] = frozenset()
) -> None:
    from ebb.nudges import web  # noqa: PLC0415  a start without nudges does not wait for it

    status = web.status_of(address, body, headers)
    if status is None:
        raise NotSent
    if status in gone:
        raise Gone
    if status >= 500 or status in LATER:
        raise NotSent
    if status >= 300:
        raise Refused
