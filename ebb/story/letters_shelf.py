"""Her letters as they lie here: which are among the others, which are put away. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ebb.records import Letter, Paused, PauseEvent, PutAway, Record, WaveEvent, in_a_wave
from ebb.story.calm import can_wait
from ebb.vault import Opened

OLD = timedelta(hours=12)  # a letter of this hour is hers to look at, whatever the hour
OFFERED_FOR = timedelta(days=7)  # on the first page; afterwards only among the letters
LONGEST_START = 64  # characters
WORDS_OF_A_START = 9


class Sheet(NamedTuple):
    """One letter: where it was written, and how it was put away, if it is."""

    id: bytes
    revision: int
    letter: Letter
    where: str = ""  # "wave", "pause", "answer"; nothing: on a sheet of its own
    away: PutAway | None = None
    ways: tuple[bytes, ...] = ()  # the records that put it away: more than one after a double press

    def closed(self, today: date) -> bool:
        """Put away, and its day has not come; or there is no day, and she has not chosen."""
        return self.away is not None and not self.due(today)

    def due(self, today: date) -> bool:
        """The day she set has come."""
        return self.away is not None and self.away.until is not None and self.away.until <= today


def shelf(records: Sequence[Opened[Record]]) -> list[Sheet]:
    """Every letter, the newest first."""
    places = where(one.record for one in records)
    ways: dict[bytes, list[Opened[PutAway]]] = {}
    for one in records:
        if isinstance(one.record, PutAway):
            ways.setdefault(one.record.letter_id, []).append(one)  # type: ignore[arg-type]
    found = [
        Sheet(
            one.id,
            one.revision,
            one.record,
            places.get(one.record.wave_id or b"", ""),
            ways[one.id][-1].record if one.id in ways else None,
            tuple(each.id for each in ways.get(one.id, ())),
        )
        for one in records
        if isinstance(one.record, Letter)
    ]
    return sorted(found, key=lambda sheet: sheet.letter.at, reverse=True)


def where(records: Iterable[Record]) -> dict[bytes, str]:
    """What each wave id stands for. A pause inside a wave is the wave."""
    places: dict[bytes, str] = {}
    for one in records:
        if isinstance(one, WaveEvent):
            places[one.wave_id] = "wave"
        elif isinstance(one, PauseEvent) and places.get(one.wave_id) != "wave":
            answer = isinstance(one, Paused) and one.before == "answer"
            places[one.wave_id] = "answer" if answer else places.get(one.wave_id, "pause")
    return places


def first_words(text: str) -> str:
    """Enough to know it again, and no more than a glance takes."""
    words = text.split()[:WORDS_OF_A_START]
    start = " ".join(words)[:LONGEST_START]
    whole = start.split() == text.split()
    return start if whole else f"{start.rstrip(' ,;:.')}…"


def wait_first(records: Iterable[Record], now: datetime) -> str:
    """Why an old letter can wait: a wave is here, or was strong, or a low hour; else "".

    Not the night alone: letters are written and read then.
    """
    every = list(records)
    if in_a_wave(every, now):
        return "wave"
    why = can_wait(every, now)
    return why if why != "night" else ""


def is_old(letter: Letter, now: datetime) -> bool:
    return now - letter.at > OLD


def offered(records: Sequence[Opened[Record]], now: datetime) -> bytes | None:
    """A letter whose day came not long ago; nothing while reading had better wait."""
    week = now.date() - OFFERED_FOR
    for sheet in shelf(records) if any(isinstance(one.record, PutAway) for one in records) else ():
        until = sheet.away.until if sheet.away else None
        if until and week < until <= now.date():
            return None if wait_first((one.record for one in records), now) else sheet.id
    return None
