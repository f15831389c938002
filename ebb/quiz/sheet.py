"""The sheet she fills in: it lies in the page, goes out with each press and comes back with it.

Nothing of it is stored here, so a press brings all there is. `note` is the number that its
answers are kept under, so that they are kept once; `since` is when this page was made: a page
out of the browser's history is older than her leaving.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils.timezone import localtime, now
from msgspec.structs import replace

from ebb.accounts import over
from ebb.quiz import answers
from ebb.quiz.answers import MEANT, Answers
from ebb.quiz.content import Quiz
from ebb.records.carried import Carried, dump
from ebb.shared.number import whole_number
from ebb.vault import new_id


@dataclass(frozen=True)
class Sheet:
    """The answers, and what goes along with them."""

    answers: Answers
    meant: str = ""
    place: int = 0
    note: str = ""
    afraid: bool = False  # the door of fear was opened from this sheet

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What every screen carries, but for the answers."""
        since = str(int(now().timestamp() * 1000))
        named = [("note", self.note), ("since", since), ("at", str(self.place))]
        named += [("meant", self.meant)] if self.meant else []
        return [*named, ("afraid", "1")] if self.afraid else named

    def carried(self, quiz: Quiz) -> str:
        """As it goes through the door. The number makes the ids, and stands in no row."""
        own = bytes.fromhex(self.note)
        kept = answers.record(self.answers, quiz, self.meant, localtime())
        kept = replace(kept, felt=(), meant="unsure") if self.afraid else kept
        return dump(Carried(wave=own, salt=own, quiz=kept))


def from_form(request: HttpRequest, quiz: Quiz) -> Sheet | None:
    """What this press brought; None where it came out of the history, after she had left."""
    post = request.POST
    note = post.get("note", "")
    note = note if re.fullmatch("[0-9a-f]{32}", note) else new_id().hex()
    if over.past(request, bytes.fromhex(note), made_at(post.get("since", ""))):
        return None
    return Sheet(
        answers=answers.read(post, [one.key for one in quiz.items]),
        meant=post.get("meant", "") if post.get("meant") in MEANT else "",
        place=min(whole_number(post.get("at", "")) or 0, len(quiz.items)),
        note=note,
        afraid=post.get("afraid") == "1",
    )


def made_at(text: str) -> datetime:
    """When the page was made, in milliseconds; a form that does not say is made now."""
    if not re.fullmatch("[0-9]{1,13}", text):
        return now()
    return min(datetime.fromtimestamp(int(text) / 1000, UTC), now())


def blank() -> Sheet:
    return Sheet(Answers(), note=new_id().hex())
