"""The few cookies of a visit: one-letter names that say nothing, values that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SESSION = "s"  # one half of the session's key; the other half is in the server's memory
DEVICE = "d"  # random: a device that has opened the vault before waits in a line of its own
MINUTES = "i"  # how long this device stays open without a touch
MARKER = "w"  # random: this device may write while the vault is locked; it opens nothing
LOOK = "t"  # day or night; pages that come from the device itself read it by script
CHOSEN = "n"  # the name and picture she chose for an installed Ebb
LEFT = "l"  # set by the exit's script: she has left, so everything is locked

FOUR_HUNDRED_DAYS = 400 * 24 * 3600  # browsers keep nothing longer
SHORTEST, LONGEST = 5, 15  # minutes open without a touch


def name(request: HttpRequest, letter: str) -> str:
    """Over HTTPS the `__Host-` prefix: no other site or path can plant this cookie."""
    return f"__Host-{letter}" if request.is_secure() else letter


def read(request: HttpRequest, letter: str) -> str:
    return request.COOKIES.get(name(request, letter), "")


def write(
    request: HttpRequest,
    response: HttpResponse,
    letter: str,
    value: str,
    age: int | None = None,
    *,
    readable: bool = False,
) -> None:
    """`readable`: pages that come from the phone itself read it too, by script."""
    response.set_cookie(
        name(request, letter),
        value,
        max_age=age,
        path="/",
        secure=request.is_secure(),
        httponly=not readable,
        samesite="Strict",
    )


def forget(request: HttpRequest, response: HttpResponse, letter: str) -> None:
    """An expired cookie with the same name: over HTTPS it has to be Secure to be believed."""
    write(request, response, letter, "", age=0)


def clear_left(response: HttpResponse) -> None:
    """The exit's marker has a plain name, since a script sets it. Only an unlock clears it."""
    response.delete_cookie(LEFT, path="/", samesite="Strict")


def minutes(request: HttpRequest) -> int:
    chosen = read(request, MINUTES)
    known = chosen.isascii() and chosen.isdigit() and SHORTEST <= int(chosen[:3]) <= LONGEST
    return int(chosen[:3]) if known else SHORTEST
