"""What was written while locked, as the things it makes: a wave is one, whatever its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from django.utils.translation import ngettext

from ebb.records import Draft, Letter, PauseEvent, QuizKept, Record, WaveEvent
from ebb.vault import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ebb.vault import Waiting

Kind = Literal["wave", "pause", "letter", "quiz", "draft", "newer", "closed"]
KEEPABLE: set[Kind] = {"wave", "pause", "letter", "quiz"}


class Brought(NamedTuple):
    """One thing that waits, with the items it is made of."""

    kind: Kind
    items: tuple[Waiting, ...]

    @property
    def name(self) -> str:
        """What a form sends back: it is no more once anything in it is another."""
        return fingerprint(self.items)

    @property
    def ids(self) -> tuple[bytes, ...]:
        return tuple(item.id for item in self.items)

    @property
    def at(self) -> datetime | None:
        first = self.items[0].record
        return first.at if first else None

    @property
    def events(self) -> list[WaveEvent]:
        found = (item.record for item in self.items)
        return [record for record in found if isinstance(record, WaveEvent)]

    @property
    def texts(self) -> list[str]:
        found = (item.record for item in self.items)
        return [record.text for record in found if isinstance(record, Letter)]

    @property
    def draft(self) -> Draft | None:
        record = self.items[0].record
        return record if isinstance(record, Draft) else None


def things(waiting: Iterable[Waiting]) -> list[Brought]:
    """In the order in which they began; what cannot be opened comes last."""
    groups: dict[object, list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(belongs_to(one), []).append(one)
    return [Brought(kind(group), tuple(group)) for group in groups.values()]


def belongs_to(one: Waiting) -> object:
    """A wave's parts and letters belong together, and so does one form that was sent twice."""
    if isinstance(one.record, Draft):
        return one.record.path, one.record.fields
    return getattr(one.record, "wave_id", None) or one.id


def kind(group: list[Waiting]) -> Kind:
    records: list[Record | None] = [one.record for one in group]
    if records[0] is None:
        return "newer" if group[0].newer else "closed"
    if any(isinstance(record, WaveEvent) for record in records):
        return "wave"
    if any(isinstance(record, PauseEvent) for record in records):
        return "pause"
    if isinstance(records[0], QuizKept):
        return "quiz"
    return "draft" if isinstance(records[0], Draft) else "letter"


def in_words(found: list[Brought]) -> str:
    """One wave, two letters: how many of each."""
    many = {each: sum(one.kind == each for one in found) for each in KINDS}
    return ", ".join(counted(each, count) for each, count in many.items() if count)


def counted(each: Kind, count: int) -> str:
    words = {
        "wave": ngettext("%d wave", "%d waves", count),
        "pause": ngettext("%d pause", "%d pauses", count),
        "letter": ngettext("%d letter", "%d letters", count),
        "quiz": ngettext("%d page of answers", "%d pages of answers", count),
        "draft": ngettext("%d page not finished", "%d pages not finished", count),
        "newer": ngettext("%d thing from a newer Ebb", "%d things from a newer Ebb", count),
        "closed": ngettext("%d thing that does not open", "%d things that do not open", count),
    }
    return (words[each] % count).replace(" ", "\u00a0", 1)


KINDS: tuple[Kind, ...] = ("wave", "pause", "letter", "quiz", "draft", "newer", "closed")
