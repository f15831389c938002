"""The line that her headlines stand on: their order, its rounds, how it swings. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ebb.records import Headline
from ebb.vault import Opened

Entry = Opened[Headline]
HARD = {"hard", "threat"}
ACROSS = {"hard": 78.0, "threat": 90.0, "relief": 10.0, "turning": 44.0, "leaving": 44.0}
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SEASONS = {"spring": 4.5, "summer": 7.5, "autumn": 10.5, "winter": 12.5}


class Piece(NamedTuple):
    """What one row draws, in a box of 100 by 100: the line through it, and where its mark is."""

    path: str
    across: float


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Hers, earliest first. Two in the same place stand as they were written."""
    return sorted(entries, key=lambda one: (one.record.place, one.record.at, one.id))


def rounds(kinds: Sequence[str]) -> list[tuple[int, int]]:
    """First and last place of each round: something hard, and then the relief after it.

    Whatever lies between belongs to it; several reliefs in a row are the end of one round.
    """
    found, began, eased = list[tuple[int, int]](), -1, -1
    for place, kind in enumerate([*kinds, "hard"]):
        if kind in HARD and eased >= 0:
            found.append((began, eased))
            began, eased = place, -1
        elif kind in HARD and began < 0:
            began = place
        elif kind == "relief" and began >= 0:
            eased = place
    return found


def pieces(kinds: Sequence[str]) -> list[Piece]:
    """One line down the page, cut between the rows: hard to the right, relief to the left."""
    xs = [ACROSS[kind] for kind in kinds]
    return [
        Piece(through(before, x, after), x)
        for before, x, after in zip([None, *xs], xs, [*xs[1:], None], strict=False)
    ]


def through(before: float | None, x: float, after: float | None) -> str:
    """From half-way above to half-way below. The halves of neighbours meet without a corner."""
    path = f"M{x:.1f} 50"
    if before is not None:
        middle = (before + x) / 2
        path = f"M{middle:.1f} 0C{(middle + x) / 2:.1f} 12.5 {x:.1f} 25 {x:.1f} 50"
    if after is None:
        return path if before is not None else ""
    middle = (x + after) / 2
    return f"{path}C{x:.1f} 75 {(x + middle) / 2:.1f} 87.5 {middle:.1f} 100"


def months(one: Headline) -> float | None:
    """Where on a calendar, in months, as far as she said; without a year nowhere."""
    if one.year is None:
        return None
    month = MONTHS.index(one.part) + 1.0 if one.part in MONTHS else SEASONS.get(one.part, 6.5)
    return one.year * 12 + month


def place_for(new: Headline, entries: Sequence[Entry]) -> float:
    """After the last that is no later by the calendar; without a year, at the end."""
    when = months(new)
    if when is None:
        return between(entries, len(entries))
    dated = [(place, at) for place, one in enumerate(entries) if (at := months(one.record))]
    after = [place + 1 for place, at in dated if at <= when]
    later = [place for place, at in dated if at > when]
    return between(entries, max(after) if after else min(later, default=len(entries)))


def between(entries: Sequence[Entry], place: int) -> float:
    """A number for what is put before `place`."""
    if not entries:
        return 0.0
    if place <= 0:
        return entries[0].record.place - 1
    if place >= len(entries):
        return entries[-1].record.place + 1
    return (entries[place - 1].record.place + entries[place].record.place) / 2


def moved(entries: Sequence[Entry], moving: bytes, beside: bytes, *, earlier: bool) -> list[Entry]:
    """What has to be written anew so that one stands before (or after) another.

    Saying it twice changes nothing more. As a rule it is one; where there is no number left
    between two, all are counted anew.
    """
    found = {one.id: one for one in entries}
    if moving not in found or beside not in found or moving == beside:
        return []
    rest = [one for one in entries if one.id != moving]
    place = [one.id for one in rest].index(beside) + (0 if earlier else 1)
    order = [*rest[:place], found[moving], *rest[place:]]
    if [one.id for one in order] == [one.id for one in entries]:
        return []
    number = between(rest, place)
    if number not in {one.record.place for one in rest}:
        return [found[moving]._replace(record=at(found[moving].record, number))]
    return [one._replace(record=at(one.record, float(n))) for n, one in enumerate(order)]


def at(one: Headline, place: float) -> Headline:
    return replace(one, place=place)
