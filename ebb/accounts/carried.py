"""What travels inside a page while the vault is closed: a wave, or a form sent too late.

Nothing here is stored on the server. It goes out as one hidden field and comes back
with the next post; the origin middleware lets only our own pages send it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

import msgspec
from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ebb.accounts import over
from ebb.records import Quieted, Unreadable, WaveEvent, apart
from ebb.records import carried as wave_in_a_page
from ebb.vault import ForeignId, TooLarge, ToSeal, VaultError

if TYPE_CHECKING:
    from ebb.vault import OpenVault

MOST_FIELDS = 300
MOST_CHARACTERS = 1_000_000
SECRET = ("passphrase", "code", "once")  # fields so named are never carried: typed again


class Replay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form that met a closed vault: where it was going and what it said.

    `draft` is the id under which it was sealed as well, on a device that may.
    """

    to: str
    fields: list[tuple[str, str]]
    draft: str = ""

    def post(self) -> QueryDict:
        again = QueryDict(mutable=True)
        for name, value in self.fields:
            again.appendlist(name, value)
        return again


def fields(post: QueryDict) -> list[tuple[str, str]] | None:
    """The fields to carry, without secrets; None when there is more than a page can carry."""
    pairs = [
        (name, str(value))
        for name, values in post.lists()
        if not name.startswith(SECRET)
        for value in values
    ]
    long = sum(len(name) + len(value) for name, value in pairs) > MOST_CHARACTERS
    return None if long or len(pairs) > MOST_FIELDS else pairs


def has_words(pairs: list[tuple[str, str]] | None) -> bool:
    """Whether anything in it was written, and not only pressed."""
    return pairs is None or any(len(value.split()) > 1 for _name, value in pairs)


def dump(to: str, pairs: list[tuple[str, str]] | None, draft: str = "") -> str:
    return "" if pairs is None else msgspec.json.encode(Replay(to, pairs, draft)).decode()


def parse(text: str) -> Replay | None:
    """A form to send again, if it is one and goes to a page that takes it; else None."""
    if not text or len(text) > 2 * MOST_CHARACTERS:
        return None
    try:
        replay = msgspec.json.decode(text, type=Replay)
        target = resolve(replay.to).func
    except (msgspec.MsgspecError, RecursionError, Resolver404):
        return None
    known = len(replay.fields) <= MOST_FIELDS and getattr(target, "behind_the_door", False)
    return replay if known else None


def send(request: HttpRequest, replay: Replay) -> HttpResponse:
    """The same visitor's form, as it would have been with the vault open."""
    match = resolve(replay.to)
    request.path = request.path_info = replay.to
    request.POST = replay.post()  # type: ignore[assignment]  # stubs want their immutable twin
    request.FILES.clear()
    return cast("HttpResponse", match.func(request, *match.args, **match.kwargs))


def done(opened: OpenVault, replay: Replay) -> None:
    """It went where it was going, so what was sealed of it need not wait."""
    with suppress(VaultError, DatabaseError, ValueError):
        opened.discard([bytes.fromhex(replay.draft)] if replay.draft else [], today=localdate())


def keep(opened: OpenVault, text: str) -> int:
    """Seal each part of a carried wave by its own id, all or none: a repeat is kept once."""
    wave = wave_in_a_page.parse(text)
    with transaction.atomic():
        items = [
            ToSeal(opened.text_apart(record, id=part_id), record.at.date(), part_id)
            for part_id, record in wave.records()
        ]
        return len(opened.seal_many(items))


def keep_and_say(request: HttpRequest, opened: OpenVault, text: str) -> None:
    """At the door: keep what came along, and tell her how that went."""
    if not text:
        return
    try:
        keep(opened, text)
        over.kept(wave_in_a_page.parse(text).wave)
    except (Unreadable, TooLarge, ForeignId):
        messages.warning(
            request, gettext("The wave from before could not be read, so it is not kept.")
        )
    else:
        messages.info(request, kept_words(text))


def of_quiz(text: str) -> bool:
    """Whether answers of the quiz travel here, and no wave: the door says what it carries."""
    try:
        return wave_in_a_page.parse(text).quiz is not msgspec.UNSET
    except Unreadable:
        return False


def kept_words(text: str) -> str:
    """A pause on its own is no wave. What changes every pause from now on is said."""
    if of_quiz(text):
        return gettext("Your answers are kept. Only your passphrase opens them.")
    events = wave_in_a_page.parse(text).events
    if apart(events):
        return gettext(
            "It is kept: asked not to make contact. Now every pause only settles. "
            "If that was not you, a pause has a line to take it back."
        )
    if any(isinstance(event, WaveEvent) for event in events):
        words = gettext("Your wave is kept. Only your passphrase opens it.")
    else:
        words = gettext("It is kept. Only your passphrase opens it.")
    if any(isinstance(event, Quieted) for event in events):
        words += " " + gettext(
            "The card for very hard words is not shown any more. "
            "If that was not you, erase that line under “What is kept”."
        )
    return words
