"""What was written while it was locked: looked at, then kept, sent, or let go."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import localdate, localtime, now
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ebb import vault as room
from ebb.accounts import brought, carried, removing
from ebb.accounts.brought import KEEPABLE, Brought
from ebb.accounts.doors import unlocked
from ebb.accounts.locked import SAID
from ebb.accounts.person import OpenRequest
from ebb.records import Draft, QuizKept, Record, Wave, fold
from ebb.settle.catalogue import catalogue
from ebb.wave.telling import in_short
from ebb.yours.kept import moment
from ebb.yours.pause_said import said

ELSEWHERE = ""
TAKES_WORDS = {
    "safety:people": gettext_lazy("Your own people"),
    "safety:person": gettext_lazy("Your own people"),
    "safety:plan": gettext_lazy("Your safety plan"),
    "settle:own": gettext_lazy("A breath of your own"),
    "settle:change": gettext_lazy("A breath of your own"),
    "signs:check": gettext_lazy("A check-in"),
    "settle:why": gettext_lazy("What made it worse"),
    "story:headline-new": gettext_lazy("A headline"),
    "story:headline": gettext_lazy("A headline"),
    "story:line-new": gettext_lazy("A line of the whole picture"),
    "story:line": gettext_lazy("A line of the whole picture"),
    "story:reason-new": gettext_lazy("A reason"),
    "story:reason": gettext_lazy("A reason"),
    "story:letter-new": gettext_lazy("A letter"),
    "story:letter-mend": gettext_lazy("A letter you were changing"),
    "story:miss-keep": gettext_lazy("What you miss"),
    "story:move-line": gettext_lazy("A line of the whole picture"),
}
CHECKED = {
    "pull": gettext_lazy("Pull"),
    "mood": gettext_lazy("Mood"),
    "sleep": gettext_lazy("Sleep"),
}
SHOWN = 50  # things on one page; the others come when these are looked at


class Line(NamedTuple):
    """One thing as the page shows it."""

    thing: Brought
    words: str
    wave: Wave | None
    said: list[str]
    told: list[str]
    sendable: bool

    @property
    def keepable(self) -> bool:
        return self.thing.kind in KEEPABLE


@unlocked
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: OpenRequest) -> HttpResponse:
    """Each thing with its own two answers, and one answer for all of them."""
    found = brought.things(request.opened.pending())
    if request.method != "POST":
        return page(request, found)
    if name := request.POST.get("send"):
        return send(request, found, name)
    chosen = named(found, request.POST.get("keep") or request.POST.get("go", ""))
    if not chosen:
        messages.info(request, _("That is not waiting any more. Nothing changed."))
        return redirect("yours:waiting")
    everything = "all" in (request.POST.get("keep"), request.POST.get("go"))
    if everything and request.POST.get("seen") != seen(found):
        messages.info(request, _("Something more came in. Here is all of it."))
        return redirect("yours:waiting")
    ids = [one for thing in chosen for one in thing.ids]
    return keep(request, ids, chosen) if "keep" in request.POST else let_go(request, ids)


def page(request: OpenRequest, found: list[Brought]) -> HttpResponse:
    lines = [line(thing) for thing in found[:SHOWN]]
    context = {
        "lines": lines,
        "seen": seen(found),
        "more": len(found) - len(lines),
        "several": len(found) > 1,
        "keepable": any(one.kind in KEEPABLE for one in found),
    }
    return render(request, "yours/waiting.html", context)


def seen(found: list[Brought]) -> str:
    """What this page showed, so that "all" never means what came or changed behind it."""
    return room.fingerprint(item for thing in found for item in thing.items)


def named(found: list[Brought], name: str) -> list[Brought]:
    return found if name == "all" else [thing for thing in found if thing.name == name]


def keep(request: OpenRequest, ids: list[bytes], chosen: list[Brought]) -> HttpResponse:
    """Pages she was filling in are no records: they go on waiting."""
    count = sum(thing.kind in KEEPABLE for thing in chosen)
    request.opened.accept(ids, at=localtime())
    words = ngettext("It is kept.", "%(count)d things are kept.", count) % {"count": count}
    messages.info(request, words)
    return onward(request)


def let_go(request: OpenRequest, ids: list[bytes]) -> HttpResponse:
    """Gone at once; the way back lies sealed in the answer only."""
    aside = room.put_aside(request.opened, ids, now=now())
    request.opened.discard(ids, today=localdate())
    return removing.said(request, to=reverse("yours:waiting"), aside=aside)


def onward(request: OpenRequest) -> HttpResponse:
    """The rest of it, or, when nothing waits any more, the first page."""
    left = request.opened.anything_pending()
    return redirect("yours:waiting" if left else "today:home")


def send(request: OpenRequest, found: list[Brought], name: str) -> HttpResponse:
    """Where it was going. A page that asks for more shows the words, and they wait on here."""
    thing = next((one for one in named(found, name) if one.kind == "draft"), None)
    replay = replayed(thing.draft) if thing and thing.draft else None
    if thing is None or replay is None:
        messages.info(request, _("That is not waiting any more. Nothing changed."))
        return redirect("yours:waiting")
    opened = request.opened
    try:
        response = carried.send(request, beside(opened, replay))
    except Http404:
        messages.info(request, _("That page is not there any more. Your words still wait here."))
        return redirect("yours:waiting")
    if 300 <= response.status_code < 400:
        opened.discard(thing.ids, today=localdate())
    return response


def replayed(draft: Draft) -> carried.Replay | None:
    """The form again, if it was for a page that takes words and takes nothing away.

    Whoever has the marker could have made it: it must not press "remove" in her name, nor
    take the place of what she has. Without a revision it comes to stand beside that.
    """
    if going(draft.path) == ELSEWHERE:
        return None
    fields = [(name, value) for name, value in draft.fields if name != "seen"]
    return carried.parse(carried.dump(draft.path, fields))


def beside(opened: room.OpenVault, replay: carried.Replay) -> carried.Replay:
    """A form that was sent before counts as mended; what she has keeps its words here."""
    hers = {one.id.hex() for one in opened.open(Record)}
    fields = [pair for pair in replay.fields if pair[0] != "note" or pair[1] not in hers]
    return msgspec.structs.replace(replay, fields=fields)


def line(thing: Brought) -> Line:
    waves = fold(thing.events)
    draft = thing.draft
    return Line(
        thing=thing,
        words=title(thing),
        wave=waves[0] if waves else None,
        told=told_of(thing, waves),
        said=words_of(draft) if draft else thing.texts,
        sendable=bool(draft and replayed(draft)),
    )


def told_of(thing: Brought, waves: list[Wave]) -> list[str]:
    """All that keeping it would add to what she has said."""
    told = in_short(waves[0], catalogue(get_language() or "en")) if waves else []
    records = [one.record for one in thing.items]
    felt = [one.sentence for kept in records if isinstance(kept, QuizKept) for one in kept.felt]
    return [*told, *said(records), *felt]


def title(thing: Brought) -> str:
    if thing.at is None:
        return ""
    if thing.draft:
        return moment(going(thing.draft.path) or _("A page you were filling in"), thing.at)
    words = {"wave": _("Wave"), "pause": _("A pause"), "quiz": _("Answers to the sentences")}
    return moment(words.get(thing.kind, _("Letter, not sent")), thing.at)


def words_of(draft: Draft) -> list[str]:
    """What she typed; numbers of records and revisions are not hers to read."""
    numbers = {"seen", "note", "k", "m", "about", "all", SAID}
    typed = [pair for pair in draft.fields if pair[1].strip() and pair[0] not in numbers]
    return [f"{CHECKED[name]}: {value}" if name in CHECKED else value for name, value in typed]


def going(path: str) -> str:
    """Which page a form was on; `ELSEWHERE` for one that nothing is sent to from here."""
    try:
        return str(TAKES_WORDS.get(resolve(path).view_name, ELSEWHERE))
    except Resolver404:
        return ELSEWHERE
