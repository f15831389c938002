"""A place to miss them. Nothing argues with it, nothing counts it, nobody asks whom.

It can be read and let go by anyone; what is kept is sealed.
"""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ebb.accounts.doors import unlocked
from ebb.accounts.keeping import seal_once
from ebb.accounts.opening import found
from ebb.accounts.person import OpenRequest, PersonRequest
from ebb.accounts.pressed import number
from ebb.accounts.removing import remove as remove_from
from ebb.records import Missed
from ebb.safety import card
from ebb.safety.crisis import speaks_of_it
from ebb.shared import settling
from ebb.shared.number import whole_number
from ebb.story.calm import one_way
from ebb.story.letters import typed
from ebb.story.miss_content import ours
from ebb.vault import OpenVault

LONGEST = 4096  # characters, as a record holds them
SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
def miss(request: HttpRequest) -> HttpResponse:
    """What is missed, if she wants to say; let go, it was only ever on this page."""
    if request.method != "POST":
        return asked(request)
    vault, what, words = opened(request), chosen(request), typed(request)
    hard = card.offered(vault, words) if vault else speaks_of_it(words)
    said = bool(what or words.strip())
    return after(request, what, {"gone": said, "card": hard})


def asked(request: HttpRequest, **more: Any) -> HttpResponse:
    page = {
        "miss": ours(),
        "what": chosen(request),
        "text": typed(request),
        "note": number(request),
        "opened": opened(request),
    }
    return shown(request, "story/miss.html", page | more)


def opened(request: HttpRequest) -> OpenVault | None:
    return cast("PersonRequest", request).opened


def chosen(request: HttpRequest) -> tuple[str, ...]:
    """Names of ours, in our order; others are left out."""
    ticked = request.POST.getlist("what")
    return tuple(one.id for one in ours().missed if one.id in ticked)


def shown(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    response = render(request, template, page)
    patch_cache_control(response, no_store=True, private=True)
    return response


def after(request: HttpRequest, what: tuple[str, ...], page: dict[str, Any]) -> HttpResponse:
    """A little of that, here, and a small step of settling."""
    facts = {
        "things": ours().chosen(what),
        "exercise": next(iter(settling.ways(request).offered()), None),
        "opened": opened(request),
    }
    return shown(request, "story/miss_after.html", facts | page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def keep(request: OpenRequest) -> HttpResponse:
    """Sealed once for each form; gone back to, the words on the screen count."""
    if request.method != "POST":  # a phone that woke up asks again for what it showed
        return redirect("story:miss")
    what, text = chosen(request), typed(request)
    if len(text) > LONGEST:
        words = _("That is more than fits here. Your words are below. A letter has room for them.")
        return asked(request, problem=words)
    if not what and not text.strip():
        return asked(request, problem=_("Nothing is chosen yet. You can also let it be."))
    record = Missed(at=localtime(), what=what, text=text)
    return redirect("story:missed", seal_once(request, record))


@require_safe
@unlocked
def missed(request: OpenRequest, missed_id: bytes) -> HttpResponse:
    """After keeping, and whenever she looks again."""
    record = found(request.opened.open(Missed), missed_id).record
    page = {"kept": record, "id": missed_id, "card": card.offered(request.opened, record.text)}
    return after(request, record.what, page)


@require_safe
@unlocked
def kept(request: OpenRequest) -> HttpResponse:
    """What she kept of it, the newest first. No number stands beside it."""
    every, page = request.opened.open(Missed)[::-1], whole_number(request.GET.get("page", "")) or 0
    part = every[page * SHOWN : (page + 1) * SHOWN]
    facts = {
        "shown": [(one, ours().names(one.record.what)) for one in part],
        "more": page + 1 if len(every) > (page + 1) * SHOWN else None,
    }
    return render(request, "story/miss_kept.html", facts)


@require_POST
@unlocked
def remove(request: OpenRequest, missed_id: bytes) -> HttpResponse:
    to = reverse("story:miss-kept")
    return remove_from(request, missed_id, Missed, to=to, exercise=one_way(request))
