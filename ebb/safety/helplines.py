"""Numbers to call, each with where it was seen and on which day.

A wrong number has cost lives, so the files are read strictly: a row without a source,
a day or its checkers stops the start instead of reaching a page.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

FRESH = timedelta(days=180)
KINDS = {"abuse", "crisis", "own_behaviour"}  # the last only where somebody asks for it
ON_BILL = {"", "no", "yes"}
WAYS = {"call", "text"}
NUMBER = re.compile(r"\+?[0-9][0-9 -]*")


class BadRow(ValueError):
    """A row that must not be shown; says which and why."""


@dataclass(frozen=True)
class Seen:
    """Where and when a number was read, and by whom."""

    source: str
    checked: date
    checkers: str

    def stale(self, today: date) -> bool:
        """Whether nobody has looked for longer than half a year."""
        return today - self.checked > FRESH


@dataclass(frozen=True)
class Emergency:
    """A number that sends someone at once, by a call or by a text."""

    country: str
    country_name: str
    number: str
    by: str
    answers: str
    note: str
    seen: Seen


@dataclass(frozen=True)
class Helpline:
    """People who listen: who they are for, how and when they can be reached."""

    country: str
    region: str
    kind: str
    name: str
    number: str
    text: str
    text_words: str
    chat: str
    hours: str
    answers: str
    on_bill: str
    seen: Seen


@dataclass(frozen=True)
class Country:
    """What is known for one country."""

    code: str
    name: str
    emergency: tuple[Emergency, ...]
    helplines: tuple[Helpline, ...]

    def of(self, kind: str) -> list[Helpline]:
        """The lines of one kind, in the order of the file."""
        return [line for line in self.helplines if line.kind == kind]


def countries() -> dict[str, Country]:
    """Every listed country by its code, in the order of their names, in her language."""
    return listed(get_language() or "en")


@cache
def listed(language: str) -> dict[str, Country]:
    """The files of one language, or the English ones where it has none yet."""
    content = Path(settings.ROOT) / "content"
    folder = content / (language if (content / language / "emergency.csv").is_file() else "en")
    return assemble(
        emergencies(rows(folder / "emergency.csv")), helplines(rows(folder / "helplines.csv"))
    )


def shown[Row: (Emergency, Helpline)](found: Iterable[Row], today: date) -> list[tuple[Row, bool]]:
    """Each row with whether it has not been checked for too long."""
    return [(row, row.seen.stale(today)) for row in found]


def assemble(numbers: list[Emergency], lines: list[Helpline]) -> dict[str, Country]:
    """Numbers and lines by country; a line without an emergency number beside it is refused."""
    names = {number.country: number.country_name for number in numbers}
    if lost := {line.country for line in lines} - names.keys():
        raise BadRow(f"No emergency number for {', '.join(sorted(lost))}.")
    return {
        code: Country(
            code,
            name,
            tuple(number for number in numbers if number.country == code),
            tuple(line for line in lines if line.country == code),
        )
        for code, name in sorted(names.items(), key=lambda item: item[1])
    }


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file; a row with too few or too many cells is refused."""
    with path.open(encoding="utf-8", newline="") as lines:
        read = list(csv.DictReader(lines, strict=True))
    for place, row in enumerate(read, 2):
        if None in row or None in row.values():
            raise BadRow(f"{path.name}, row {place}: the cells do not fit the columns.")
    return [{name: cell.strip() for name, cell in row.items()} for row in read]


def emergencies(read: Iterable[dict[str, str]]) -> list[Emergency]:
    """Strictly read emergency numbers."""
    return [
        Emergency(
            country=a_country(row),
            country_name=a_word(row, "name"),
            number=a_number(row, "number"),
            by=one_of(row, "by", WAYS),
            answers=a_word(row, "answers"),
            note=row["note"],
            seen=a_source(row),
        )
        for row in read
    ]


def helplines(read: Iterable[dict[str, str]]) -> list[Helpline]:
    """Strictly read helplines."""
    return [
        Helpline(
            country=a_country(row),
            region=row["region"],
            kind=one_of(row, "kind", KINDS),
            name=a_word(row, "name"),
            number=a_number(row, "number"),
            text=a_number(row, "text") if row["text"] else "",
            text_words=row["text_words"],
            chat=row["chat"],
            hours=row["hours"],
            answers=row["for"],
            on_bill=one_of(row, "on_bill", ON_BILL),
            seen=a_source(row),
        )
        for row in read
    ]


def a_source(row: dict[str, str]) -> Seen:
    """The source, the day and the checkers, none of them missing."""
    source, checkers = a_word(row, "source"), a_word(row, "checkers")
    if source.lower() == "memory":
        raise BadRow(f"{label(row)}: memory is no source.")
    try:
        checked = date.fromisoformat(row["checked"])
    except ValueError:
        raise BadRow(f"{label(row)}: no day on which it was checked.") from None
    return Seen(source, checked, checkers)


def a_country(row: dict[str, str]) -> str:
    """Two capital letters (ISO 3166-1)."""
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise BadRow(f"{label(row)}: the country is not two capital letters.")
    return row["country"]


def a_number(row: dict[str, str], column: str) -> str:
    """Digits, with spaces and hyphens as people write them."""
    if not NUMBER.fullmatch(row[column]):
        raise BadRow(f"{label(row)}: {column} is not a number that can be called.")
    return row[column]


def a_word(row: dict[str, str], column: str) -> str:
    """A cell that may not be empty."""
    if not row[column]:
        raise BadRow(f"{label(row)}: {column} is missing.")
    return row[column]


def one_of(row: dict[str, str], column: str, allowed: set[str]) -> str:
    """A cell with one of a few words."""
    if row[column] not in allowed:
        raise BadRow(f"{label(row)}: {column} is not known.")
    return row[column]


def label(row: dict[str, str]) -> str:
    """How a person finds the row."""
    return f"{row['country']} {row['name']}"
