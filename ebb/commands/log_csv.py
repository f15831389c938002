"""A log as a person would keep it in a table: time, intensity, perhaps prompted and event.

Columns may be parted by commas, semicolons or tabs, as spreadsheets write them; where
they are not parted by commas, 4,5 is a number too.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import TextIO

EVENTS = ("contact", "practice")
COLUMNS, MORE = ("time", "intensity", "prompted", "event"), "\0more"
TRUE, FALSE = {"1", "true", "yes", "y"}, {"0", "false", "no", "n"}
MOST = 10_000_000  # bytes: a bound on work
YEARS = range(1970, 2200)  # a year outside is a slip of the pen
HEAD = "the first line must name the columns: time,intensity[,prompted][,event]"


class Unreadable(ValueError):
    """What is wrong with the file, in one line."""


@dataclass
class Rows:
    """A read log: ratings in time order and hours of events, since `monday` 00:00.

    Where times name their zone, the clock is that of the newest line.
    """

    monday: datetime
    hours: list[float] = field(default_factory=list)
    intensity: list[float] = field(default_factory=list)
    prompted: list[bool] | None = None
    events: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in EVENTS})

    def time(self, hour: float) -> str:
        """An hour of the log as ISO time, to the minute."""
        return (self.monday + timedelta(hours=hour)).isoformat(timespec="minutes")

    @property
    def scale(self) -> str:
        """Whole points, unless any rating has a fraction."""
        return "whole" if all(value == int(value) for value in self.intensity) else "tenths"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    at: datetime
    intensity: float | None
    prompted: bool | None
    event: str


def read(path: str) -> Rows:
    """The log in a CSV file. Raises Unreadable with one kind line."""
    found = Path(path)
    if not found.is_file():
        raise Unreadable(f"there is no file {path}")
    if found.stat().st_size > MOST:
        raise Unreadable(f"{path} is larger than 10 MB")
    try:
        with found.open(encoding="utf-8-sig", newline="") as text:
            lines = list(_lines(_table(text)))
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is not text in UTF-8: save it as CSV UTF-8") from None
    except csv.Error as problem:
        raise Unreadable(f"{path} is not a table that can be read: {problem}") from None
    try:
        lines.sort(key=lambda line: line.at)
    except TypeError:
        raise Unreadable("some times name a time zone and some do not: choose one way") from None
    return _gathered(lines)


def _table(text: TextIO) -> csv.DictReader[str]:
    """The table, parted by whatever parts its first line."""
    head = text.readline()
    if not head:
        raise Unreadable("the file is empty: " + HEAD)
    text.seek(0)
    return csv.DictReader(text, delimiter=max(",;\t", key=head.count), restkey=MORE)


def _lines(reader: csv.DictReader[str]) -> Iterator[Line]:
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if not {"time", "intensity"} <= set(names):
        raise Unreadable(HEAD)
    if twice := [name for name in COLUMNS if names.count(name) > 1]:
        raise Unreadable(f"the first line names the column {twice[0]} twice")
    reader.fieldnames = names
    for row in reader:
        if any("".join(cell).strip() for cell in row.get(MORE) or ()):
            raise Unreadable(f"line {reader.line_num}: there are more cells than columns")
        cells = {name: (row.get(name) or "").strip() for name in names}
        if any(cells.values()):
            yield _line(reader.line_num, cells)


def _line(number: int, cells: dict[str, str]) -> Line:
    event = cells.get("event", "").lower()
    if event and event not in EVENTS:
        raise Unreadable(f"line {number}: event is contact, practice or empty, not {event!r}")
    if not event and not cells["intensity"]:
        raise Unreadable(f"line {number}: there is neither an intensity nor an event")
    return Line(
        _time(number, cells["time"]),
        _intensity(number, cells["intensity"]) if cells["intensity"] else None,
        _prompted(number, cells.get("prompted", "")),
        event,
    )


def _time(number: int, cell: str) -> datetime:
    try:
        at = datetime.fromisoformat(cell)
    except ValueError:
        line = f"line {number}: {cell!r} is not a time like 2026-03-01T21:30"
        raise Unreadable(line) from None
    if at.year not in YEARS:
        raise Unreadable(f"line {number}: {cell} lies in a year that cannot be right")
    return at


def _intensity(number: int, cell: str) -> float:
    try:
        value = float(cell.replace("_", "?").replace(",", "."))
    except ValueError:
        raise Unreadable(f"line {number}: {cell!r} is not a number from 0 to 10") from None
    if not 0 <= value <= 10:
        raise Unreadable(f"line {number}: {cell} is not a number from 0 to 10")
    if abs(value * 10 - round(value * 10)) > 1e-6:
        raise Unreadable(f"line {number}: {cell} has more than one decimal")
    return value


def _prompted(number: int, cell: str) -> bool | None:
    word = cell.lower()
    if not word:
        return None
    if word not in TRUE | FALSE:
        raise Unreadable(f"line {number}: prompted is 1 or 0, not {cell!r}")
    return word in TRUE


def _gathered(lines: list[Line]) -> Rows:
    start = lines[0].at if lines else datetime(2024, 1, 1)  # noqa: DTZ001  any Monday
    zone: tzinfo | None = lines[-1].at.tzinfo if lines else None
    start = start.astimezone(zone) if zone else start
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Rows(day - timedelta(days=day.weekday()))
    asked = []
    for line in lines:
        hour = (line.at - rows.monday).total_seconds() / 3600
        if line.event:
            rows.events[line.event].append(hour)
        if line.intensity is not None:
            rows.hours.append(hour)
            rows.intensity.append(line.intensity)
            asked.append(line.prompted is not False)
    if any(line.prompted is not None for line in lines):
        rows.prompted = asked
    return rows
