"""`ebb curve` on files as a new user would have them, and the worked example of the docs."""

import argparse
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest

from ebb.commands import curve

pytestmark = pytest.mark.once

Said = Callable[[str | bytes], tuple[int, dict[str, Any], str]]
Captured = pytest.CaptureFixture[str]

DOCS = files("ebb").joinpath("../docs/science")
MARCH = datetime(2026, 3, 2, 9)  # noqa: DTZ001  a log in local time
ROWS = [
    ((MARCH + timedelta(hours=5 * i)).isoformat(timespec="minutes"), i * i % 9) for i in range(40)
]
PLAIN = "\n".join(["time,intensity", *(f"{at},{value}" for at, value in ROWS)]) + "\n"


def ask(path: object, *more: str) -> int:
    """Run the command as `ebb curve PATH` would."""
    parser = argparse.ArgumentParser()
    curve.add_arguments(parser)
    return curve.run(parser.parse_args([str(path), *more]))


@pytest.fixture
def said(tmp_path_factory: pytest.TempPathFactory, capsys: Captured) -> Said:
    """What `ebb curve --json` says of a file's text: exit status, answer, errors."""

    def _said(text: str | bytes) -> tuple[int, dict[str, Any], str]:
        path = tmp_path_factory.mktemp("logs") / "log.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        status = ask(path, "--json")
        out = capsys.readouterr()
        return status, json.loads(out.out or "{}"), out.err

    return _said


def test_the_worked_example_is_what_the_command_says(capsys: Captured) -> None:
    text = DOCS.joinpath("curve.md").read_text()
    block = re.search(r"\$ ebb curve (\S+)\n((?:    .+\n)+)", text)
    assert block
    number = r"\d+(?:\.\d+)?(?=[ );%])"  # not the times

    assert ask(DOCS.joinpath("../..").joinpath(block[1])) == 0

    shown = [line.strip() for line in block[2].splitlines()]
    now = capsys.readouterr().out.splitlines()
    assert [re.sub(number, "#", line) for line in now] == [re.sub(number, "#", s) for s in shown]
    for one, other in zip(now, shown, strict=True):
        numbers = [[float(n) for n in re.findall(number, line)] for line in (one, other)]
        assert numbers[0] == pytest.approx(numbers[1], abs=1.01 if "%" in one else 0.11)


def test_the_sample_log_gives_the_promised_object(capsys: Captured) -> None:
    assert ask(DOCS / "sample-log.csv", "--json") == 0

    found = json.loads(capsys.readouterr().out)

    assert list(found) == ["n", "sentence", "easing", "level", "forecast"]
    assert found["easing"]["state"] == "easing"
    assert all(list(row) == ["time", "median", "low", "high"] for row in found["level"])
    assert all(list(row) == ["time", "pmf", "mean", "sd"] for row in found["forecast"])
    assert all(sum(row["pmf"]) == pytest.approx(1, abs=1e-4) for row in found["forecast"])


@pytest.mark.parametrize(
    "text",
    [
        ("\ufeff" + PLAIN.replace("time,intensity", "Time , Intensity")).replace("\n", "\r\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace("T", " ").replace(",", ", "),
        "\n".join(f'"{cell}"' for cell in PLAIN.split()).replace(",", '","'),
        "\n".join(["TIME,INTENSITY", *PLAIN.split()[:0:-1]]),
        PLAIN.replace("\n", ',"hello, there"\n').replace('"hello, there"', "note", 1),
        PLAIN.replace("\n", ",,\n").replace(",,", "", 1),
        PLAIN + "\n\n , \n",
    ],
    ids=[
        "bom crlf",
        "semicolons",
        "tabs",
        "spaces",
        "quotes",
        "unsorted",
        "note",
        "commas",
        "blank",
    ],
)
def test_the_same_log_in_other_clothes_gives_the_same_answer(said: Said, text: str) -> None:
    assert said(text) == said(PLAIN)
    assert said(text)[0] == 0


def test_a_decimal_comma_is_a_number_where_it_cannot_part_columns(said: Said) -> None:
    text = PLAIN.replace(",", ";").replace(";4\n", ";4,5\n")

    assert said(text) == said(PLAIN.replace(",4\n", ",4.5\n"))
    assert said(text) != said(PLAIN)


def test_the_clock_is_that_of_the_newest_line(said: Said) -> None:
    zones = ["+01:00" if i < 20 else "+02:00" for i in range(40)]
    pairs = zip(ROWS, zones, strict=True)
    text = "\n".join(["time,intensity", *(f"{at}{zone},{value}" for (at, value), zone in pairs)])

    found = said(text)[1]

    assert found["n"] == 40
    assert found["forecast"][0]["time"] == "2026-03-10T13:00+02:00"


@pytest.mark.parametrize("rows", [0, 1])
def test_a_log_with_hardly_anything_says_so_and_is_no_mistake(said: Said, rows: int) -> None:
    status, found, _ = said("time,intensity\n" + "2026-03-01T21:30,7\n" * rows)

    assert (status, found["n"], found["level"], found["forecast"]) == (0, rows, [], [])
    assert found["easing"]["state"] == "too_few"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("\n\n", "must name the columns"),
        (PLAIN.split("\n", 1)[1], "must name the columns"),
        ("time,intensity,Intensity\n", "names the column intensity twice"),
        ("time,intensity\n2026-03-01T21:30,11\n", "line 2: 11 is not a number from 0 to 10"),
        ("time,intensity\n2026-03-01T21:30,-1\n", "line 2: -1 is not a number from 0 to 10"),
        ("time,intensity\n\n2026-03-01T21:30,inf\n", "line 3: inf is not"),
        ("time,intensity\n2026-03-01T21:30,1_0\n", "line 2: '1_0' is not a number"),
        ("time,intensity\n2026-03-01T21:30,4,5\n", "line 2: there are more cells than columns"),
        ("time,intensity\n01/03/2026 21:30,4\n", "is not a time like 2026-03-01T21:30"),
        ("time,intensity\n0026-03-01T21:30,4\n", "a year that cannot be right"),
        ("time,intensity\n2026-03-01T21:30,4\n2026-03-01T21:30Z,4\n", "choose one way"),
        (PLAIN.encode("utf-16"), "save it as CSV UTF-8"),
        ('time,intensity\n"2026-03-01T21:30,4\n' + PLAIN * 200, "not a table that can be read"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_kind_line(
    said: Said, text: str | bytes, says: str
) -> None:
    status, found, line = said(text)

    assert (status, found) == (2, {})
    assert says in line
    assert line.startswith("ebb: ")
    assert line.count("\n") == 1


def test_a_hundred_thousand_rows_are_read(said: Said) -> None:
    lines = (f"{(MARCH + timedelta(minutes=20 * i)).isoformat()},{i % 11}" for i in range(100_000))

    status, found, _ = said("\n".join(["time,intensity", *lines]))

    assert (status, found["n"]) == (0, 100_000)
    assert len(found["level"]) <= 402
