"""One try at a lock: in its own line, counted before it is made, with a kind sentence after."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.utils.timezone import localdate, now
from django.utils.translation import gettext, ngettext

from ebb.accounts import cookies, once
from ebb.accounts.models import Device, Knock, TooEarly
from ebb.vault import (
    Busy,
    Damaged,
    Locked,
    Mistyped,
    NewerThanKnown,
    WrongKey,
    new_id,
    session_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from ebb.vault.models import Vault


class NotOpened(Exception):
    """The lock stayed closed; `sentence` is for her, `status` and `seconds` for the browser."""

    def __init__(self, sentence: str, status: int = 200, seconds: int = 0) -> None:
        super().__init__("not opened")
        self.sentence, self.status, self.seconds = sentence, status, seconds


class SentBefore(NotOpened):
    """The browser's history sent this form again. Nothing was tried."""

    def __init__(self) -> None:
        super().__init__(gettext("This page was sent before. Please type it once more."))


@contextmanager
def one_try(request: HttpRequest, purpose: str) -> Iterator[None]:
    """Around the derivation. Everyone new shares one line; a known device has its own,
    so that nobody can keep the owner waiting on the device she uses.
    """
    if once.sent_before(request.POST.get(once.FIELD)):
        raise SentBefore
    line = f"{purpose}:{known_device(request) or 'new'}"
    try:
        Knock.objects.knock(line, now())
        yield
    except TooEarly as early:
        raise NotOpened(too_early(early.seconds), 429, early.seconds) from None
    except WrongKey as no:
        raise NotOpened(wrong(no, purpose)) from None
    except (Busy, NewerThanKnown, Damaged) as never:
        Knock.objects.not_tried(line, now())
        raise not_tried(never) from None
    Knock.objects.opened(line)


def wrong(no: WrongKey, purpose: str) -> str:
    if isinstance(no, Mistyped):
        return gettext("There is a slip in that code. Please compare it with the paper.")
    if purpose == "code":
        return gettext("That code did not open it. A code works only once.")
    return gettext("That did not open it. Nothing is lost; try again when you like.")


def not_tried(never: Busy | NewerThanKnown | Damaged) -> NotOpened:
    if isinstance(never, Busy):
        return NotOpened(gettext("Ebb is busy. Please try again in a moment."), 503, 5)
    if isinstance(never, NewerThanKnown):
        newer = gettext("This was kept by a newer Ebb. Once this one is updated, it opens.")
        return NotOpened(newer)
    return NotOpened(
        gettext(
            "This lock is damaged and cannot be opened. "
            "A recovery code or a backup may still open what is kept."
        )
    )


def too_early(seconds: int) -> str:
    return ngettext(
        "Please wait %(seconds)d second, then try again. Nothing was tried yet.",
        "Please wait %(seconds)d seconds, then try again. Nothing was tried yet.",
        seconds,
    ) % {"seconds": seconds}


def known_device(request: HttpRequest) -> str:
    """The name of a device that has opened the vault before. A made-up cookie has none."""
    name = device_name(cookies.read(request, cookies.DEVICE))
    return name if name and Device.objects.filter(name=name).exists() else ""


def device_name(cookie: str) -> str:
    """A hash: the row holds nothing that a cookie could be made of."""
    try:
        return session_name(cookie)
    except Locked:
        return ""


def remember_device(request: HttpRequest, response: HttpResponse, vault: Vault) -> None:
    if known_device(request):
        return
    cookie = urlsafe_b64encode(b"".join(new_id() for _ in range(3))).decode("ascii")
    Device.objects.create(name=device_name(cookie), vault=vault, since=localdate())
    cookies.write(request, response, cookies.DEVICE, cookie, age=cookies.FOUR_HUNDRED_DAYS)
