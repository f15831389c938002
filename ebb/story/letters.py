"""Unsent letters: every sheet she wrote here instead of to them. None of them ever leaves."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple, cast

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ebb.accounts.again import ask_again
from ebb.accounts.doors import unlocked
from ebb.accounts.opening import all_records
from ebb.accounts.person import OpenRequest
from ebb.accounts.pressed import keep_once, number
from ebb.accounts.trying import NotOpened
from ebb.records import Letter, Record, apart
from ebb.safety import card
from ebb.shared.number import whole_number
from ebb.story.calm import away, one_way
from ebb.story.letters_shelf import Sheet, first_words, is_old, shelf, wait_first
from ebb.vault import Damaged, NewerThanKnown, OpenVault

SHOWN = 20  # on one page
LONGEST = 250_000  # characters; whatever they are, the vault holds them in one piece


class Line(NamedTuple):
    """A letter in the list: its first words, unless reading can wait."""

    sheet: Sheet
    start: str | None


@require_safe
@unlocked
def letters(request: OpenRequest) -> HttpResponse:
    """What lies open, a page at a time; what was put away says only until when."""
    records = request.opened.open(Record)
    sheets, today = shelf(records), localdate()
    among = [one for one in sheets if one.away is None]
    page = whole_number(request.GET.get("page", "")) or 0
    why = wait_first((one.record for one in records), localtime())
    shown = among[page * SHOWN : (page + 1) * SHOWN]
    facts = {
        "lines": lines(request.opened, shown, why),
        "more": page + 1 if len(among) > (page + 1) * SHOWN else None,
        "newer": page,
        "due": [one for one in sheets if one.due(today)],
        "closed": [one for one in sheets if one.closed(today)],
        "why": why,
        "apart": apart(one.record for one in records),
    }
    return render(request, "story/letters.html", facts)


def lines(opened: OpenVault, sheets: list[Sheet], why: str) -> list[Line]:
    """In the hours when reading can wait, old letters show only their day."""
    now = localtime()
    hidden = {one.id for one in sheets if why and is_old(one.letter, now)}
    wanted = [one.letter.body_id for one in sheets if one.letter.body_id and one.id not in hidden]
    texts = opened.open_bodies(wanted) if wanted else {}
    return [Line(one, None if one.id in hidden else start_of(one.letter, texts)) for one in sheets]


def start_of(letter: Letter, texts: dict[bytes, str]) -> str:
    text = letter.text if letter.body_id is None else texts.get(letter.body_id, "")
    return first_words(text)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def new(request: OpenRequest) -> HttpResponse:
    """A sheet of paper. Sent twice it is kept once; with other words, beside the first."""
    words, note, known = typed(request), number(request), all_records(request.opened)
    page = {"letter": words, "note": note, "first": not any(isinstance(k, Letter) for k in known)}
    if request.method != "POST":  # what was typed is kept, whatever holds by then
        return away(known) or render(request, "story/letter_new.html", page)
    if problem := wrong(words):
        return render(request, "story/letter_new.html", page | {"problem": problem})
    return redirect("story:letter-kept", keep(request.opened, words, note))


def typed(request: HttpRequest) -> str:
    """What a paste brings along besides its text never arrives; a NUL is no letter."""
    return request.POST.get("letter", "").replace("\x00", "").replace("\r\n", "\n")


def wrong(words: str) -> str:
    if not words.strip():
        return _("There is nothing written yet.")
    if len(words) > LONGEST:
        return _("That is more than one letter can hold. Your words are below. Split it in two.")
    return ""


def keep(opened: OpenVault, words: str, note: str) -> bytes:
    """Once for each form and its words, so that no word is taken for an earlier one."""
    with transaction.atomic():
        sheet = laid_down(opened, Letter(at=localtime(), text=words), note)
        return keep_once(opened, sheet, note, besides={"at"}, over=False).id


def laid_down(opened: OpenVault, letter: Letter, note: str) -> Letter:
    """A long text lies apart under an id that follows from it; removed since, under a new one."""
    said = (part.encode("utf-8", "surrogatepass") for part in (note, letter.text))
    own = opened.own_id(b"text", *said)
    sheet = cast("Letter", opened.text_apart(letter, id=own))
    if sheet.body_id is None or opened.open_bodies([sheet.body_id]):
        return sheet
    return cast("Letter", opened.text_apart(letter))


@require_safe
@unlocked
def kept(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """After keeping: it is said. The quiet card comes here, once her words are safe."""
    sheet = found(request.opened, letter_id)
    text = text_of(request.opened, sheet.letter) or ""
    page = {
        "sheet": sheet,
        "card": not sheet.closed(localdate()) and card.offered(request.opened, text),
        "exercise": one_way(request),
    }
    return render(request, "story/letter_kept.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@unlocked
def one(request: OpenRequest, letter_id: bytes) -> HttpResponse:
    """One letter. What can wait takes a second step on purpose; what was put away, the
    passphrase until its day: an open page is no proof that it is she.
    """
    sheet = found(request.opened, letter_id)
    if sheet.closed(localdate()):
        return opened_early(request, sheet) if request.method == "POST" else waits(request, sheet)
    if (sheet.away or why_not_now(request.opened, sheet)) and "read" not in request.GET:
        return waits(request, sheet)
    return read(request, sheet)


def opened_early(request: OpenRequest, sheet: Sheet) -> HttpResponse:
    try:
        ask_again(request)
    except NotOpened as no:
        return waits(request, sheet, problem=no.sentence, status=no.status)
    return read(request, sheet)


def waits(
    request: OpenRequest, sheet: Sheet, *, problem: str = "", status: int = 200
) -> HttpResponse:
    """It lies closed, and why."""
    today = localdate()
    page = {
        "sheet": sheet,
        "why": why_not_now(request.opened, sheet),
        "due": sheet.due(today),
        "closed": sheet.closed(today),
        "exercise": one_way(request),
        "problem": problem,
    }
    return render(request, "story/letter_closed.html", page, status=status)


def why_not_now(opened: OpenVault, sheet: Sheet) -> str:
    now = localtime()
    return wait_first(all_records(opened), now) if is_old(sheet.letter, now) else ""


def read(request: OpenRequest, sheet: Sheet) -> HttpResponse:
    text, closed = text_of(request.opened, sheet.letter), sheet.closed(localdate())
    return render(request, "story/letter.html", {"sheet": sheet, "text": text, "closed": closed})


def found(opened: OpenVault, letter_id: bytes) -> Sheet:
    return on(shelf(opened.open(Record)), letter_id)


def on(sheets: list[Sheet], letter_id: bytes) -> Sheet:
    """In her own vault; for anyone else there is nothing here."""
    for sheet in sheets:
        if sheet.id == letter_id:
            return sheet
    raise Http404


def text_of(opened: OpenVault, letter: Letter) -> str | None:
    """None where it cannot be opened."""
    if letter.body_id is None:
        return letter.text
    with suppress(Damaged, NewerThanKnown):
        return opened.open_body(letter.body_id)
    return None
