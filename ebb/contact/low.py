"""Low contact as a mode. It begins with fear; orders come first; nothing is lost by a change."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ebb.accounts import removing
from ebb.accounts.doors import unlocked
from ebb.accounts.her_clock import on_her_clock
from ebb.accounts.opening import all_records
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.pressed import keep_once
from ebb.contact import occasions
from ebb.contact.low_forms import ABOUT, ORDERS, ROLES, HoursForm
from ebb.contact.standing import Standing, afraid_lately, standing
from ebb.records import (
    LowContact,
    LowDraft,
    LowTurned,
    PlannedContact,
    StoodAside,
    Window,
    apart,
)
from ebb.safety.views import help_for
from ebb.vault import OpenVault, new_id

SHOWN = 5  # of what was noted
TURNS = {"on", "resting", "over"}


class Known(NamedTuple):
    """What her vault says that matters here."""

    standing: Standing | None
    apart: bool
    afraid: bool

    @property
    def words(self) -> bool:
        """Whether words to send are offered at all."""
        return not (self.apart or self.afraid)


def known(opened: OpenVault, now: datetime) -> Known:
    records = all_records(opened)
    return Known(standing(records), apart(records), afraid_lately(records, now))


@require_http_methods(["GET", "HEAD", "POST"])
@on_her_clock
def low(request: HttpRequest) -> HttpResponse:
    """Locked, the first question and its help; open, how it stands."""
    person = cast("PersonRequest", request)
    said, _colon, code = person.POST.get("afraid", "").partition(":")
    if said in {"yes", "unsure"}:
        response = advocate(person, code)
    elif person.opened is None or "ask" in person.POST:
        response = render(person, "contact/low_ask.html")
    else:
        response = shown(cast("OpenRequest", person))
    patch_cache_control(response, no_store=True, private=True)
    return response


def advocate(person: PersonRequest, code: str) -> HttpResponse:
    """Yes and unsure are the same: someone who knows about fear comes before any change."""
    if person.opened is not None:
        remember_fear(person.opened)
    page = {"pick": {"name": "afraid", "value": "yes"}, "door": "a"}
    return render(person, "contact/low_afraid.html", page | help_for(person, "a", code))


def remember_fear(opened: OpenVault) -> None:
    """As the door of fear in a pause: for a day no words to send are offered."""
    now = localtime()
    if not afraid_lately(all_records(opened), now):
        opened.seal(StoodAside(at=now, wave_id=new_id(), door="scared"), day=localdate())


def shown(request: OpenRequest) -> HttpResponse:
    now = localtime()
    here = known(request.opened, now)
    if here.standing is None or here.standing.turned == "over":
        page = {"apart": here.apart, "before": here.standing}
        return render(request, "contact/low_ask.html", page)
    return render(request, "contact/low_home.html", facts(request.opened, here, now))


def facts(opened: OpenVault, here: Known, now: datetime) -> dict[str, Any]:
    assert here.standing is not None
    role = here.standing.low.role
    noted = opened.open(PlannedContact)[: -SHOWN - 1 : -1]
    return {
        "low": here.standing.low,
        "role": dict(ROLES)[role],
        "resting": not here.standing.on,
        "until": here.standing.open_until(now),
        "next": here.standing.opens_next(now),
        "apart": here.apart,
        "afraid": here.afraid,
        "occasions": occasions.ours().about(role) if here.words else (),
        "drafts": opened.open(LowDraft)[::-1] if here.words else (),
        "about": ABOUT,
        "noted": [(one, dict(ABOUT)[one.record.about]) for one in noted],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def setting(request: OpenRequest) -> HttpResponse:
    """A role, an order, her hours: one question a screen, and none without "no" to the first."""
    post, records = request.POST, all_records(request.opened)
    if post.get("afraid") != "no" or apart(records):
        return redirect("contact:low")
    before = standing(records)
    page: dict[str, Any] = {"low": before.low if before else None, "post": post}
    if post.get("role") not in dict(ROLES):
        return render(request, "contact/low_role.html", page | {"roles": ROLES})
    if post.get("order") not in dict(ORDERS):
        return render(request, "contact/low_order.html", page | {"orders": ORDERS})
    if "rows" not in post:
        form = HoursForm(windows=before.low.windows if before else ())
        return render(request, "contact/low_hours.html", page | {"form": form})
    return hours(request, page)


def hours(request: OpenRequest, page: dict[str, Any]) -> HttpResponse:
    """What she typed stays on the page until all of it is understood."""
    form = HoursForm(request.POST, more="more" in request.POST)
    valid = form.is_valid()
    if "more" in request.POST or not valid:
        return render(request, "contact/low_hours.html", page | {"form": form})
    keep(request, form.windows())
    messages.success(request, _("Kept. What was before stays too."))
    return redirect("contact:low")


def keep(request: OpenRequest, windows: tuple[Window, ...]) -> None:
    """A change is a new record; the same form pressed again is the same one, as it says now."""
    role, order = (cast("Any", request.POST[name]) for name in ("role", "order"))
    record = LowContact(at=localtime(), role=role, order=order, windows=windows)
    keep_once(request.opened, record, request.POST.get("note", ""), besides={"at"})


@require_POST
@unlocked
def turn(request: OpenRequest) -> HttpResponse:
    """It rests, goes on, or is over. Pressed twice it stays as it is; nothing asks why."""
    to = request.POST.get("to", "")
    here = standing(all_records(request.opened))
    if here is not None and to in TURNS and to != here.turned:
        record = LowTurned(at=localtime(), to=cast("Any", to))
        request.opened.seal(record, day=localdate())
    return redirect("contact:low")


@require_POST
@unlocked
def note(request: OpenRequest) -> HttpResponse:
    """Planned contact, in one tap. It is no slip and touches no picture."""
    about, now = request.POST.get("about", ""), localtime()
    here = standing(all_records(request.opened))
    if about in dict(ABOUT):
        inside = here.in_window(now) if here else None
        record = PlannedContact(at=now, about=cast("Any", about), in_window=inside)
        keep_once(request.opened, record, request.POST.get("note", ""), besides={"at"})
        messages.success(request, _("Noted. It is no slip, and nothing counts it."))
    return redirect("contact:low")


@require_POST
@unlocked
def unnote(request: OpenRequest, noted_id: bytes) -> HttpResponse:
    return removing.remove(request, noted_id, PlannedContact, to=reverse("contact:low"))
