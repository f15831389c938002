"""Draws the picture of docs/science/curve.md: `python -m benchmarks.picture_curve`.

The sample log beside that page, as `ebb curve` reads it: dots are ratings, the line is
the slow level and the band holds it with a chance of 80 %.
"""

from pathlib import Path

import numpy as np

from benchmarks.svg import Line, chart
from ebb.commands.curve import sentence
from ebb.commands.log_csv import read
from ebb.science.curve import fit

SCIENCE = Path(__file__).parent.parent / "docs" / "science"
PICTURE = SCIENCE / "pictures" / "curve.svg"
WEEK = 168  # hours


def draw() -> str:
    """The picture as SVG text."""
    rows = read(str(SCIENCE / "sample-log.csv"))
    events = {name: rows.events[name] for name in ("contact", "practice")}
    curve = fit(
        rows.hours,
        rows.intensity,
        prompted=rows.prompted,
        contacts=events["contact"],
        practice=events["practice"],
    )
    first, last = rows.hours[0], rows.hours[-1]
    hours = np.linspace(first, last, 120)
    level = curve.level(hours)
    weeks = ((hours - first) / WEEK).tolist()
    points = [((h - first) / WEEK, i) for h, i in zip(rows.hours, rows.intensity, strict=True)]
    band = (level.low.tolist(), level.high.tolist())
    words = [
        sentence(len(rows.hours), curve.easing()),
        "Dots are ratings; the band holds the level with a chance of 80 %.",
        "A simulated person, falling by .38 points a week.",
    ]
    line = Line("level", weeks, level.median.tolist(), band, points)
    return chart(
        "One person's ratings and their level", [line], words, across="weeks", up="0 to 10"
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
