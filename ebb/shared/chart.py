"""Pictures of ratings as SVG paths, drawn on the server: no script, and good on paper.

A curve goes through every rating and never above or below two neighbours, so that
the picture says nothing she did not. Source: Fritsch & Carlson (1980), SIAM J.
Numer. Anal. 17, 238-246 (monotone piecewise cubic interpolation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH, HEIGHT = 320.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 14.0, 306.0, 26.0, 122.0
LABEL_ROOM = 26.0  # closer than this, two numbers would touch


@dataclass(frozen=True)
class Dot:
    """One rating where it stands in the picture; `label` is empty where there is no room."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class Picture:
    """What the template needs to draw: two paths and the dots, in viewBox units."""

    line: str
    area: str
    dots: tuple[Dot, ...]
    before: str = ""  # the line without its newest piece,
    newest: str = ""  # and that piece, so that it can be seen to grow


def intensity_curve(minutes: Sequence[float], intensity: Sequence[float]) -> Picture:
    """Draw ratings (0 to 10 points) over time (minutes, ascending) through every rating."""
    xs, ys = _across(minutes), [_height(value) for value in intensity]
    pieces = _pieces(xs, ys)
    line, before, newest = "".join(pieces), "", ""
    if len(xs) > 1:
        before, newest = "".join(pieces[:-1]), f"M{xs[-2]:.1f} {ys[-2]:.1f}{pieces[-1]}"
    area = f"{line}L{xs[-1]:.1f} {BOTTOM:.0f}L{xs[0]:.1f} {BOTTOM:.0f}Z" if len(xs) > 1 else ""
    labels = _labels(xs, intensity)
    dots = tuple(Dot(*dot) for dot in zip(xs, ys, labels, strict=True))
    return Picture(line, area, dots, before, newest)


def course(
    times: Sequence[float], values: Sequence[float], *, span: tuple[float, float], most: float
) -> Picture:
    """One of several lines in the same picture: `times` ascending within `span`, 0 to `most`."""
    xs = [across(time, span) for time in times]
    ys = [BOTTOM - (BOTTOM - TOP) * value / most for value in values]
    dots = tuple(Dot(x, y, "") for x, y in zip(xs, ys, strict=True))
    return Picture("".join(_pieces(xs, ys)), "", dots)


def across(time: float, span: tuple[float, float]) -> float:
    """Where a moment of the span stands; in a span without length, in the middle."""
    first, last = span
    part = (time - first) / (last - first) if last > first else 0.5
    return LEFT + (RIGHT - LEFT) * part


def _across(minutes: Sequence[float]) -> list[float]:
    first, last = minutes[0], minutes[-1]
    if last <= first:  # one rating, or several in the same minute: side by side
        step = (RIGHT - LEFT) / max(len(minutes) - 1, 1)
        return [LEFT + step * place for place in range(len(minutes))]
    span = last - first
    return [LEFT + (RIGHT - LEFT) * ((minute - first) / span) for minute in minutes]


def _height(value: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * value / 10


def _labels(xs: Sequence[float], intensity: Sequence[float]) -> list[str]:
    """First, last and highest always speak; the others where there is room between."""
    peak = max(range(len(xs)), key=lambda place: intensity[place])
    spoken: list[int] = []
    for place in [0, len(xs) - 1, peak, *range(len(xs))]:
        if all(abs(xs[place] - xs[other]) >= LABEL_ROOM for other in spoken):
            spoken.append(place)
    return [f"{value:g}" if i in spoken else "" for i, value in enumerate(intensity)]


def _pieces(xs: Sequence[float], ys: Sequence[float]) -> list[str]:
    tangents = _tangents(xs, ys)
    parts = [f"M{xs[0]:.1f} {ys[0]:.1f}"]
    for i, (start, end) in enumerate(pairwise(xs)):
        third = (end - start) / 3
        parts.append(
            f"C{start + third:.1f} {ys[i] + third * tangents[i]:.1f} "
            f"{end - third:.1f} {ys[i + 1] - third * tangents[i + 1]:.1f} "
            f"{end:.1f} {ys[i + 1]:.1f}"
        )
    return parts


def _tangents(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Slopes that keep each piece between its ends: harmonic means, level at first and last."""
    slopes = [
        (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
        for (x1, x2), (y1, y2) in zip(pairwise(xs), pairwise(ys), strict=True)
    ]
    inner = [2 * a * b / (a + b) if a * b > 0 else 0.0 for a, b in pairwise(slopes)]
    return [0.0, *inner, 0.0] if slopes else [0.0]
