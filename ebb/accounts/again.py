"""The passphrase again, before something that reveals or destroys (an open page is no proof)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ebb.accounts.trying import one_try

if TYPE_CHECKING:
    from ebb.accounts.person import OpenRequest


def ask_again(request: OpenRequest) -> str:
    """The passphrase of this form once it has opened the lock; else `NotOpened`.

    The same growing delay as at the door, in a line of its own.
    """
    passphrase = request.POST.get("passphrase", "")
    with one_try(request, "again"):
        request.opened.check_passphrase(passphrase)
    return passphrase
