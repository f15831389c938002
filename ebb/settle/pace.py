"""A pace: what the water and the words do, and for how long, as one stylesheet.

The strict content policy allows no inline style, so the seconds of an exercise reach the
page as a small stylesheet of their own whose address spells the pace: `i2-i1-o6-x33` is
in 2 s, in 1 s, out 6 s, 33 rounds. The same address always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Literal

Way = Literal["in", "out", "hold", "drift"]

WAYS: Final[dict[str, Way]] = {"i": "in", "o": "out", "h": "hold", "d": "drift"}
SECONDS: Final[dict[Way, range]] = {
    "in": range(1, 13),
    "out": range(1, 17),
    "hold": range(1, 9),
    "drift": range(8, 41),
}
SPELLING: Final = re.compile(r"(?:[iohd][1-9][0-9]?-){1,6}x[1-9][0-9]{0,2}", re.ASCII)
MOST_ROUNDS: Final = 200
FADE: Final = 0.35  # seconds in which a word comes or goes
SINK: Final = 4  # seconds in which the water goes down at the end


class BadPace(ValueError):
    """The pace is misspelt, or nobody breathes like that."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Phases as (way, seconds), and how often they come round."""

    phases: tuple[tuple[Way, int], ...]
    rounds: int

    def __post_init__(self) -> None:
        ways = [way for way, _ in self.phases]
        if any(seconds not in SECONDS[way] for way, seconds in self.phases):
            raise BadPace("a phase is too short or too long")
        if "drift" in ways and len(ways) > 1:
            raise BadPace("a drift stands alone")
        if "drift" not in ways and (ways[:1] != ["in"] or "out" not in ways):
            raise BadPace("a breath begins with in and has an out")
        if not 1 <= self.rounds <= MOST_ROUNDS:
            raise BadPace("too many rounds")

    @property
    def cycle(self) -> int:
        """Seconds of one round."""
        return sum(seconds for _, seconds in self.phases)

    @property
    def seconds(self) -> int:
        """Seconds of all rounds."""
        return self.cycle * self.rounds

    @property
    def name(self) -> str:
        """The spelling, which is also its address and its class."""
        return "-".join(f"{way[0]}{seconds}" for way, seconds in self.phases) + f"-x{self.rounds}"

    def levels(self) -> Iterator[float]:
        """How high the water stands at the end of each phase, 0 to 1."""
        level = 0.0
        for way, run in groupby(self.phases, key=lambda phase: phase[0]):
            lengths = [seconds for _, seconds in run]
            start, goal = level, {"in": 1.0, "out": 0.0}.get(way, level)
            for done in range(1, len(lengths) + 1):
                level = start + (goal - start) * sum(lengths[:done]) / sum(lengths)
                yield level


def parse(spelling: str) -> Pace:
    """The pace an address spells; `BadPace` for everything that is not exactly one."""
    if not SPELLING.fullmatch(spelling):
        raise BadPace("this is not how a pace is spelt")
    *phases, rounds = spelling.split("-")
    return Pace(tuple((WAYS[part[0]], int(part[1:])) for part in phases), int(rounds[1:]))


def stylesheet(pace: Pace) -> str:
    """What moves, moves by `transform` and `opacity` only, and not where stillness is asked for."""
    rules = [*water(pace), *words(pace), *ending(pace)]
    body = "\n".join(f"  {line}" for rule in rules for line in rule.splitlines())
    return f"@media (prefers-reduced-motion: no-preference) {{\n{body}\n}}\n"


def water(pace: Pace) -> Iterator[str]:
    """The water rises, rests and sinks; `--reach` and `--sway` say how far each layer goes."""
    name, ways = f"pace-{pace.name}-water", [way for way, _ in pace.phases]
    yield (
        f".pace-{pace.name} .water-layer {{ animation: {name} {pace.cycle}s"
        f" cubic-bezier(.42, 0, .58, 1) {pace.rounds} both; }}"
    )
    if "drift" in ways:
        yield frames(name, [(0, sway(-1)), (50, sway(1)), (100, sway(-1))])
    else:
        marks = zip((0.0, *ends(pace)), (0.0, *pace.levels()), strict=True)
        yield frames(name, [(mark, rise(level)) for mark, level in marks])


def words(pace: Pace) -> Iterator[str]:
    """Each word is there while its phase lasts."""
    if len(pace.phases) < 2:
        return
    starts = (0.0, *ends(pace))
    fade = 100 * FADE / pace.cycle
    for number, (start, end) in enumerate(pairwise(starts), start=1):
        name = f"pace-{pace.name}-word-{number}"
        yield (
            f".pace-{pace.name} .pace-word:nth-child({number}) {{ opacity: 0;"
            f" animation: {name} {pace.cycle}s linear {pace.rounds}; }}"
        )
        yield frames(name, seen(start, end, fade))


def ending(pace: Pace) -> Iterator[str]:
    """The sentence that says it is over waits until it is; then the water sinks and stays low."""
    name = f"pace-{pace.name}-end"
    yield f".pace-{pace.name} .pace-end {{ animation: {name} 1s linear {pace.seconds}s both; }}"
    yield frames(name, [(0, "opacity: 0; visibility: hidden"), (100, "opacity: 1")])
    name = f"pace-{pace.name}-sink"
    yield (
        f".pace-{pace.name}.water-moving {{ animation: {name} {SINK}s"
        f" ease-in-out {pace.seconds}s both; }}"
    )
    yield frames(name, [(0, "transform: none"), (100, "transform: translate3d(0, var(--low), 0)")])


def seen(start: float, end: float, fade: float) -> list[tuple[float, str]]:
    """Keyframes of a word that comes at `start` and has gone at `end`, in per cent."""
    marks = [(0.0, 0), (start, 0), (start + fade, 1), (end - fade, 1), (end, 0), (100.0, 0)]
    return [(mark, f"opacity: {value}") for mark, value in dict(marks).items()]


def ends(pace: Pace) -> Iterator[float]:
    """Where each phase ends, in per cent of a round."""
    passed = 0
    for _, seconds in pace.phases:
        passed += seconds
        yield 100 * passed / pace.cycle


def rise(level: float) -> str:
    return f"transform: translate3d(0, calc(var(--reach) * {0 - level:.4g}), 0)"


def sway(side: int) -> str:
    return f"transform: translate3d(calc(var(--sway) * {side}), 0, 0)"


def frames(name: str, marks: list[tuple[float, str]]) -> str:
    lines = "\n".join(f"  {mark:.5g}% {{ {style}; }}" for mark, style in marks)
    return f"@keyframes {name} {{\n{lines}\n}}"
