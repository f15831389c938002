"""What she chose to have readable while it is locked: a few lines in a cookie of this device.

It is the one thing of hers that lies unsealed, off until she asks for it in calm. It is a
cookie so that it shows without script, without network and without the vault; pages that the
phone brings itself read it by script, so it is not HttpOnly. Nothing else is ever put in it.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Annotated

import msgspec

from ebb.accounts import cookies

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE = "r"
MOST_PEOPLE, MOST_EXERCISES = 3, 2
LONGEST_LINE = 160  # characters
LONGEST = 3000  # of the whole cookie; browsers keep 4096 bytes

Short = Annotated[str, msgspec.Meta(max_length=60)]
Number = Annotated[str, msgspec.Meta(max_length=40)]
People = Annotated[tuple[tuple[Short, Number], ...], msgspec.Meta(max_length=MOST_PEOPLE)]
Exercises = Annotated[tuple[Short, ...], msgspec.Meta(max_length=MOST_EXERCISES)]
Line = Annotated[str, msgspec.Meta(max_length=LONGEST_LINE)]


class Readable(msgspec.Struct, frozen=True):
    """Up to three nicknames with numbers, one sentence of her own, two exercises' ids."""

    people: People = ()
    line: Line = ""
    exercises: Exercises = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.line or self.exercises)


def read(request: HttpRequest) -> Readable:
    """What this device says; nothing where it says nothing, or something that is not ours."""
    text = cookies.read(request, COOKIE)
    if not text or len(text) > LONGEST:
        return Readable()
    try:
        padded = text.encode("ascii") + b"=" * (-len(text) % 4)
        return msgspec.json.decode(urlsafe_b64decode(padded), type=Readable)
    except (UnicodeError, binascii.Error, msgspec.MsgspecError):
        return Readable()


def fits(chosen: Readable) -> bool:
    """Whether a cookie can hold it: letters of some languages take three bytes each."""
    return len(spelled(chosen)) <= LONGEST


def spelled(chosen: Readable) -> str:
    return urlsafe_b64encode(msgspec.json.encode(chosen)).decode().rstrip("=")


def write(request: HttpRequest, response: HttpResponse, chosen: Readable) -> None:
    """Keep it on this device, or take it away where nothing is chosen."""
    if not chosen:
        return forget(request, response)
    age = cookies.FOUR_HUNDRED_DAYS
    return cookies.write(request, response, COOKIE, spelled(chosen), age=age, readable=True)


def forget(request: HttpRequest, response: HttpResponse) -> None:
    cookies.forget(request, response, COOKIE)
