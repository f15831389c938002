"""Draws the pictures of docs/science/bond.md: `python -m benchmarks.pictures`.

The same people and noise as `ebb lab claims --draws 500 --seed 7`, so that the shares
under a picture are those of the table. Takes as long as the table.
"""

import argparse
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from benchmarks.svg import Line, chart
from ebb.science import bond, claims
from ebb.science.bond import Course, Scenario

FOLDER = Path(__file__).parent.parent / "docs" / "science" / "pictures"
TOGETHER_WEEKS, AFTER_WEEKS = 12, 52
BANDS = 2  # with more lines than this, bands would hide one another


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, its title, its lines (scenario -> name), and what it rests on."""

    file: str
    title: str
    lines: Mapping[str, str]
    claims: tuple[str, ...]
    source: str


PICTURES = (
    Picture(
        "leaving",
        "The pull before and after leaving",
        {"cyclic-no-contact": "threat plus relief", "warm-no-contact": "warm throughout"},
        ("1", "2b"),
        "Sbarra & Hazan 2008, Keramati & Gutkin 2014, Gallistel 2012",
    ),
    Picture(
        "contact",
        "What contact does to the pull",
        {
            "quarrel-contact": "quarrel and repair",
            "calm-contact": "calm, every fortnight",
            "one-contact": "one calm contact",
            "cyclic-no-contact": "no contact",
        },
        ("3a", "3b"),
        "Gallistel 2012, Bouton 2004, Cochran & Cisler 2019",
    ),
    Picture(
        "practice",
        "The pull with and without practice",
        {"cyclic-no-contact": "neither", "knowing": "knowing alone", "practice": "daily practice"},
        ("5", "7"),
        "Otto et al. 2013 for knowing; that skill competes is our own assumption",
    ),
    Picture(
        "conviction",
        "The pull and the conviction that nothing else will settle me",
        {
            "conviction-high": "high",
            "belief-work": "high, then worked on",
            "conviction-low": "low",
        },
        ("6",),
        "our own assumption that conviction arouses",
    ),
)


def main() -> None:
    """Write every picture into the folder, FOLDER unless another is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pictures", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--draws", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    for name, text in draw(args.draws, args.seed).items():
        (args.folder / f"{name}.svg").write_text(text, encoding="utf-8")


def draw(draws: int, seed: int) -> dict[str, str]:
    """Every picture as SVG text, by the name of its file."""
    rng = np.random.default_rng(seed)
    people = bond.draw(rng, draws)
    courses = bond.simulate_all(people, scenarios(), rng)
    return {one.file: _drawn(one, courses, draws) for one in PICTURES}


def scenarios() -> dict[str, Scenario]:
    """The shipped scenarios, as the claims use them."""
    folder = files("ebb.science") / "scenarios"
    texts = {one.name: one.read_text("utf-8") for one in folder.iterdir()}
    return {
        name.removesuffix(".toml"): bond.scenario(tomllib.loads(text))
        for name, text in sorted(texts.items())
    }


def _drawn(picture: Picture, courses: Mapping[str, Course], draws: int) -> str:
    banded = len(picture.lines) <= BANDS
    lines = [_line(name, courses[key], banded=banded) for key, name in picture.lines.items()]
    held = {row.id: row for row in claims.table(courses)}
    words = [_sentence(held[claim]) for claim in picture.claims]
    band = "; the band holds the middle half" if banded else ""
    words += [f"Medians of {draws} simulated people{band}.", f"From: {picture.source}."]
    return chart(
        picture.title, lines, words, across="weeks after leaving", up="pull, points 0 to 10"
    )


def _line(name: str, course: Course, *, banded: bool) -> Line:
    """Weekly means around the day of leaving: median and middle half over people."""
    first = course.left_on - 7 * TOGETHER_WEEKS
    days = course.craving[first : course.left_on + 7 * AFTER_WEEKS]
    weeks = days.reshape(-1, 7, days.shape[1]).mean(axis=1)
    low, middle, high = np.percentile(weeks, [25, 50, 75], axis=1).tolist()
    x = [week + 0.5 for week in range(-TOGETHER_WEEKS, AFTER_WEEKS)]
    return Line(name, x, middle, (low, high) if banded else None)


def _sentence(row: claims.Row) -> str:
    return f"{row.text} In {100 * row.held:.0f} % of simulated people ({row.label})."


if __name__ == "__main__":
    main()
