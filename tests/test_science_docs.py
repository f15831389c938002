"""The science pages: their example runs, and their pictures are the library's own."""

import doctest
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from benchmarks import picture_curve, pictures
from benchmarks.svg import Line, chart

ROOT = Path(__file__).parent.parent
BOND = ROOT / "docs" / "science" / "bond.md"


def test_the_worked_example_runs_and_says_what_the_page_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testfile(str(ROOT / "docs" / "science.md"), module_relative=False)

    assert tried.attempted >= 5
    assert tried.failed == 0


def test_every_picture_of_the_page_is_drawn_by_the_library() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/(\w+)\.svg\)", BOND.read_text(encoding="utf-8"))
    drawn = pictures.draw(4, 7)

    assert sorted(shown) == sorted(drawn)
    for picture in pictures.PICTURES:
        kept, new = words(kept_svg(picture.file)), words(drawn[picture.file])
        assert {picture.title, *picture.lines.values()} <= set(kept)
        assert {picture.title, *picture.lines.values()} <= set(new)


def test_a_picture_says_the_share_that_stands_in_the_table() -> None:
    table = dict(
        re.findall(r"^\| ([0-9][a-z0-9-]*) .*? \| (\d+) \| [^|]*\| ", page(), re.MULTILINE)
    )

    for picture in pictures.PICTURES:
        text = kept_svg(picture.file)
        for claim in picture.claims:
            assert f"In {table[claim]} % of simulated people" in text, (picture.file, claim)


def page() -> str:
    return BOND.read_text(encoding="utf-8").split("## What it claims")[1].split("###")[0]


def kept_svg(name: str) -> str:
    return (pictures.FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def words(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter() if one.text and one.text.strip()]


def test_a_chart_names_its_lines_apart_and_stays_inside() -> None:
    lines = [Line(name, [-1.0, 0.0, 52.0], [1.0, 2.0, 0.5], None) for name in ("a < b", "c")]
    text = chart("Two & two", lines, ["words"], across="weeks", up="points")
    root = ET.fromstring(text)

    ends = [one for one in root.iter() if one.text in ("a < b", "c")]
    assert abs(float(ends[0].get("y", "0")) - float(ends[1].get("y", "0"))) >= 17
    assert root[0].text == "Two & two"
    assert root[1].text == "words"


def test_the_picture_of_the_curve_is_what_the_library_draws_today() -> None:
    kept, drawn = picture_curve.PICTURE.read_text(encoding="utf-8"), picture_curve.draw()
    number = re.compile(r"-?\d+\.\d")

    assert number.sub("", kept) == number.sub("", drawn)
    places = [[float(one) for one in number.findall(text)] for text in (kept, drawn)]
    assert places[0] == pytest.approx(places[1], abs=0.5)  # half a pixel between machines
