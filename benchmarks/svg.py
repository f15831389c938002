"""A line chart as SVG text: enough for the documentation, and nothing else.

Lines differ by dash as well as by colour, each is named where it ends, and title and
description are there for those who listen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH = 760
LEFT, RIGHT, TOP, BOTTOM = 60, 580, 50, 300
WORDS, LEADING = BOTTOM + 58, 17
INK, QUIET, PAPER = "#22303a", "#6b7780", "#ffffff"
LOOKS = (("#1d5b79", ""), ("#b3541e", "7 4"), ("#4c7a34", "2 3"), ("#6d4a8d", "10 3 2 3"))


@dataclass(frozen=True, slots=True)
class Line:
    """One course: `x` ascending, the middle, perhaps a band (low, high) and points (x, y)."""

    name: str
    x: Sequence[float]
    middle: Sequence[float]
    band: tuple[Sequence[float], Sequence[float]] | None = None
    points: Sequence[tuple[float, float]] = ()


def chart(title: str, lines: Sequence[Line], words: Sequence[str], *, across: str, up: str) -> str:
    """The chart: `words` are the lines written below it, `across` and `up` name the axes."""
    frame, height = _Frame(lines), WORDS + LEADING * len(words)
    size = f'viewBox="0 0 {WIDTH} {height}" role="img"'
    type_ = f'font-family="sans-serif" font-size="13" fill="{INK}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {type_}>',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(' '.join(words))}</desc>",
        f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
        _text(LEFT, 26, title, size=16),
        *frame.axes(across, up),
        *(_band(frame, line, *look) for line, look in zip(lines, LOOKS, strict=False)),
        *(_dots(frame, line, *look) for line, look in zip(lines, LOOKS, strict=False)),
        *(_course(frame, line, *look) for line, look in zip(lines, LOOKS, strict=False)),
        *_names(frame, lines),
        *(_text(LEFT, WORDS + LEADING * n, one, fill=QUIET) for n, one in enumerate(words)),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


class _Frame:
    """Where a point of the data lies on the page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.first = min(line.x[0] for line in lines)
        self.last = max(line.x[-1] for line in lines)
        self.top = 1.05 * max(_highest(line) for line in lines)

    def x(self, value: float) -> float:
        return LEFT + (value - self.first) / (self.last - self.first) * (RIGHT - LEFT)

    def y(self, value: float) -> float:
        return BOTTOM - value / self.top * (BOTTOM - TOP)

    def path(self, x: Sequence[float], y: Sequence[float]) -> str:
        points = (f"{self.x(a):.1f},{self.y(b):.1f}" for a, b in zip(x, y, strict=True))
        return "L".join(points)

    def axes(self, across: str, up: str) -> list[str]:
        """Both axes, a mark every quarter of a year or every second week across and every point
        or half up, and where it begins to count.
        """
        parts = [_rule(LEFT, BOTTOM, RIGHT, BOTTOM), _rule(LEFT, TOP, LEFT, BOTTOM)]
        for mark in range(0, int(self.last) + 1, 13 if self.last > 26 else 2):
            parts += [_text(self.x(mark), BOTTOM + 17, str(mark), anchor="middle", fill=QUIET)]
        step = 1.0 if self.top >= 2 else 0.5
        for number in range(int(self.top / step) + 1):
            height = self.y(number * step) + 4
            parts += [_text(LEFT - 8, height, f"{number * step:g}", anchor="end", fill=QUIET)]
        leaving = self.x(0)
        parts += [
            _rule(leaving, TOP, leaving, BOTTOM, dash="1 4"),
            _text(RIGHT, BOTTOM + 34, across, anchor="end", fill=QUIET),
            _text(LEFT, TOP - 7, up, fill=QUIET),
        ]
        return parts


def _band(frame: _Frame, line: Line, colour: str, _dash: str) -> str:
    if line.band is None:
        return ""
    low, high = line.band
    there = frame.path(line.x, high)
    back = frame.path(list(reversed(line.x)), list(reversed(low)))
    return f'<path d="M{there}L{back}Z" fill="{colour}" opacity="0.10"/>'


def _dots(frame: _Frame, line: Line, colour: str, _dash: str) -> str:
    circle = '<circle cx="{:.1f}" cy="{:.1f}" r="2" fill="{}" opacity="0.35"/>'
    return "".join(circle.format(frame.x(x), frame.y(y), colour) for x, y in line.points)


def _highest(line: Line) -> float:
    points = [y for _x, y in line.points]
    return max(*(line.band[1] if line.band else line.middle), *points)


def _course(frame: _Frame, line: Line, colour: str, dash: str) -> str:
    path = frame.path(line.x, line.middle)
    return (
        f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dash or "none"}"/>'
    )


def _names(frame: _Frame, lines: Sequence[Line]) -> list[str]:
    """Names at the ends of the lines, at least a line of text apart."""
    parts, lowest = [], float("inf")
    looks = dict(zip((line.name for line in lines), LOOKS, strict=False))
    for line in sorted(lines, key=lambda one: one.middle[-1]):
        lowest = min(frame.y(line.middle[-1]) + 4, lowest - LEADING)
        parts.append(_text(RIGHT + 8, lowest, line.name, fill=looks[line.name][0]))
    return parts


def _text(
    x: float, y: float, words: str, *, size: int = 13, anchor: str = "start", fill: str = INK
) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{fill}">{escape(words)}</text>'
    )


def _rule(x1: float, y1: float, x2: float, y2: float, *, dash: str = "none") -> str:
    return (
        f'<path d="M{x1:.0f},{y1:.0f}L{x2:.0f},{y2:.0f}" stroke="{QUIET}" '
        f'stroke-dasharray="{dash}"/>'
    )
