"""The clock on her wall: of the zone she gave for nudges or check-ins, else of this machine.

What she types and reads is by that clock, on every page of an open vault: a host's machine
can stand in another zone. A zone that this machine does not know any more counts as none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, cast
from zoneinfo import ZoneInfo

from django.db import DatabaseError
from django.utils.timezone import get_default_timezone, override

from ebb.records import CheckAsked, NudgePlan
from ebb.vault import Opened, OpenVault, VaultError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from ebb.accounts.person import PersonRequest


def zone_of(opened: OpenVault | None) -> tzinfo:
    """Nothing that cannot be read now stands in the way of a page."""
    try:
        if opened is None:
            return get_default_timezone()
        said: list[Opened[NudgePlan] | Opened[CheckAsked]]
        said = [*opened.open(NudgePlan), *opened.open(CheckAsked)]
        return zone_in(sorted(said, key=lambda one: one.record.at))
    except (VaultError, DatabaseError):
        return get_default_timezone()


def zone_in(plans: Sequence[Opened[NudgePlan] | Opened[CheckAsked]]) -> tzinfo:
    """The one she gave last."""
    try:
        return ZoneInfo(plans[-1].record.zone) if plans else get_default_timezone()
    except (KeyError, ValueError, OSError):
        return get_default_timezone()


def on_her_clock[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    @wraps(view)
    def timed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with override(zone_of(cast("PersonRequest", request).opened)):
            return view(request, *args, **kwargs)

    return timed


def as_on_the_wall(typed: datetime, zone: tzinfo) -> datetime:
    """The moment of a day and an hour without a zone.

    An hour that spring leaves out is the one its clocks jump to; of one that autumn has
    twice, it is the first.
    """
    return typed.replace(tzinfo=zone, fold=0).astimezone(UTC).astimezone(zone)
