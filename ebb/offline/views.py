"""The worker, the shells it keeps, and the blank page the exit of an installed app leads to."""

from __future__ import annotations

import gzip
import json
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from ebb.offline import shells
from ebb.shared.build import build_id

if TYPE_CHECKING:
    from collections.abc import Callable

A_YEAR = 365 * 24 * 60 * 60
SCREENS = "steps", "pause"
WORKER = Path(__file__).parent / "worker.js"
NUDGES = Path(settings.ROOT) / "nudges" / "static" / "nudges" / "push.js"


def shell(content_type: str) -> Callable[[Callable[[str], str]], Callable[..., HttpResponse]]:
    """An address of one language and one build: the same bytes for everyone, for ever."""

    def kept(of: Callable[[str], str]) -> Callable[..., HttpResponse]:
        @cache
        def packed(language: str, build: str) -> bytes:
            with override(language):
                return gzip.compress(of(language).encode(), mtime=0)

        @require_safe
        @wraps(of)
        def answer(request: HttpRequest, language: str, build: str) -> HttpResponse:
            if build != build_id() or language not in dict(settings.LANGUAGES):
                raise Http404  # an older page goes on with what it has, or asks the server
            body, headers = packed(language, build), {"Vary": "Accept-Encoding"}
            if "gzip" in request.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
            else:
                body = gzip.decompress(body)
            headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
            headers["Content-Language"] = language
            return HttpResponse(body, content_type, headers=headers)

        return answer

    return kept


@shell("text/html; charset=utf-8")
def steps(language: str) -> str:
    """Every screen of a wave in one document."""
    return shells.steps(language)


@shell("text/html; charset=utf-8")
def pause(language: str) -> str:
    """Every screen of a pause in one document."""
    return shells.pause(language)


@shell("application/json")
def pages(language: str) -> str:
    """All the pages a device keeps, and the names of the files they need."""
    return json.dumps(shells.pack(language), ensure_ascii=False)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Its bytes change with the build: so the browser notices a new one."""
    language = get_language() or "en"
    build = build_id()
    facts = {
        "build": build,
        "pages": reverse("offline:pages", args=[language, build]),
        "screens": [reverse(f"offline:{name}", args=[language, build]) for name in SCREENS],
    }
    parts = (path.read_text(encoding="utf-8") for path in (WORKER, NUDGES))
    body = "\n".join([f"const EBB = {json.dumps(facts)};", *parts])
    headers = {"Service-Worker-Allowed": "/"}
    return HttpResponse(body, "text/javascript; charset=utf-8", headers=headers)


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Nothing at all."""
    return render(request, "offline/away.html")
