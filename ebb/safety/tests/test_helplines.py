"""Numbers are read strictly; nothing without a source reaches a page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from ebb.safety.helplines import (
    FRESH,
    BadRow,
    assemble,
    countries,
    emergencies,
    helplines,
    rows,
)

DAY = date(2026, 11, 22)
NUMBER = {
    "country": "GB",
    "name": "United Kingdom",
    "number": "999",
    "by": "call",
    "answers": "Police",
    "note": "",
    "source": "police.example",
    "checked": "2026-11-22",
    "checkers": "Ebb project",
}
LINE = {
    "country": "GB",
    "region": "",
    "kind": "abuse",
    "name": "A line",
    "number": "0800 000 000",
    "text": "",
    "text_words": "",
    "chat": "",
    "hours": "Day and night",
    "for": "Anyone",
    "on_bill": "",
    "source": "line.example",
    "checked": "2026-11-22",
    "checkers": "Ebb project",
}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("source", ""),
        ("source", "memory"),
        ("checked", ""),
        ("checked", "last year"),
        ("checkers", ""),
        ("number", ""),
        ("number", "ask"),
        ("country", "gb"),
        ("name", ""),
    ],
)
def test_a_row_that_cannot_be_trusted_is_refused(column: str, cell: str) -> None:
    with pytest.raises(BadRow):
        emergencies([NUMBER | {column: cell}])
    with pytest.raises(BadRow):
        helplines([LINE | {column: cell}])


@pytest.mark.parametrize(
    ("column", "cell"), [("kind", "shop"), ("on_bill", "perhaps"), ("text", "START")]
)
def test_a_line_with_an_unknown_word_is_refused(column: str, cell: str) -> None:
    with pytest.raises(BadRow):
        helplines([LINE | {column: cell}])


def test_a_refusal_says_which_row() -> None:
    with pytest.raises(BadRow, match="GB A line"):
        helplines([LINE | {"checked": ""}])


def test_a_row_with_a_missing_cell_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "lines.csv"
    file.write_text("country,name\nGB\n", encoding="utf-8")

    with pytest.raises(BadRow, match="row 2"):
        rows(file)


def test_a_line_is_never_shown_without_the_emergency_number_of_its_country() -> None:
    with pytest.raises(BadRow, match="FR"):
        assemble(emergencies([NUMBER]), helplines([LINE | {"country": "FR"}]))


def test_a_country_has_only_its_own_numbers() -> None:
    for code, country in countries().items():
        for number in country.emergency:
            assert number.country == code
        for line in country.helplines:
            assert line.country == code


def test_every_country_can_be_called_in_an_emergency() -> None:
    for country in countries().values():
        assert any(number.by == "call" for number in country.emergency)


def test_half_a_year_without_a_look_is_too_long() -> None:
    seen = emergencies([NUMBER])[0].seen

    assert not seen.stale(DAY)
    assert not seen.stale(DAY + FRESH)
    assert seen.stale(DAY + FRESH + timedelta(days=1))
    assert timedelta(days=180) == FRESH


def test_what_ships_says_what_its_sources_are() -> None:
    for name in ("emergency.csv", "helplines.csv"):
        for row in rows(Path(settings.ROOT) / "content" / "en" / name):
            assert row["source"]
            assert row["checkers"]
            assert date.fromisoformat(row["checked"]) >= DAY
