"""The quiz inside a page of somebody else: nobody in particular asks, and nothing is remembered.

Such a page can sit in any window. So a frame knows no session and no cookie, even where the
browser would send them; what is hers is shown in Ebb itself, in a tab of its own.
"""

from __future__ import annotations

from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts.person import PersonRequest
from ebb.quiz import content
from ebb.quiz.views import reached, shown
from ebb.safety.headers import policy
from ebb.safety.origin import is_loopback

POLICY = str(CSP.HEADER_ENFORCE)
LINE = (
    '<iframe src="%s" title="Ebb" width="100%%" height="760" referrerpolicy="no-referrer"></iframe>'
)
THIS_MACHINE = ["http://127.0.0.1:*", "http://localhost:*"]


@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: HttpRequest) -> HttpResponse:
    nobody(request)
    page = {"frame": "quiz/frame.html", "framed": True, "address": reverse("quiz:frame")}
    response = shown(
        request, reached(request, content.ours()), page | {"offer": settings.OFFER_URL}
    )
    response.headers[POLICY] = policy(frame_ancestors=ancestors(request))
    return response


def nobody(request: HttpRequest) -> None:
    person = cast("PersonRequest", request)
    person.opened, person.impersonal, person.COOKIES = None, True, {}


def ancestors(request: HttpRequest) -> list[str]:
    """Ours, for the preview; those the operator named; on one's own machine its own pages.

    Not every page: a frame that opens tells the page around it that Ebb runs here.
    """
    here = is_loopback(urlsplit(f"//{request.get_host()}").hostname or "")
    return [str(CSP.SELF), *settings.FRAMES, *(THIS_MACHINE if here else [])]


@require_safe
def share(request: HttpRequest) -> HttpResponse:
    """For whoever has a page of their own: the line, how it looks, and what to know first."""
    page = {
        "line": LINE % request.build_absolute_uri(reverse("quiz:frame")),
        "listed": settings.FRAMES,
        "draft": content.ours().draft,
    }
    response = render(request, "quiz/share.html", page)
    response.headers[POLICY] = policy(frame_src=str(CSP.SELF))
    return response
