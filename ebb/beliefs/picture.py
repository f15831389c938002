"""Conviction over time beside the waves: words first, then the drawing, the table last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from django.utils.translation import gettext as _

from ebb.beliefs.held import Held
from ebb.records import Conviction, Record, fold
from ebb.shared.chart import BOTTOM, Picture, across, course

if TYPE_CHECKING:
    from ebb.science.scales import Change

Who = Literal["head", "gut"]
WHO: tuple[Who, ...] = ("head", "gut")
FEWEST = 2  # ratings; with one there is no line
ROWS = 60  # of the table; older ones lie in the copy


class Line(NamedTuple):
    """Head or gut: its line, and its change where that is more than such numbers wobble."""

    who: Who
    picture: Picture
    change: Change
    sentence: str
    numbers: str

    @property
    def moved(self) -> bool:
        return self.change.direction != "unclear"


class Row(NamedTuple):
    """One time she said it, and how many waves lay before it since the last time."""

    at: datetime
    head: int | None
    gut: int | None
    waves: int


def facts(belief: Held, records: Iterable[Record]) -> dict[str, Any]:
    """Nothing where there is too little to draw."""
    told = [one.record for one in belief.convictions]
    began = [wave.began_at for wave in fold(records)]
    if len(told) < FEWEST:
        return {}
    span = told[0].at.timestamp(), told[-1].at.timestamp()
    lines = [line for who in WHO if (line := drawn(who, told, span))]
    if not lines:
        return {}
    within = [at.timestamp() for at in began if span[0] <= at.timestamp() <= span[1]]
    marks = sorted({f"{across(at, span):.1f}" for at in within})
    return {
        "lines": lines,
        "waves": "".join(f"M{x} {BOTTOM:.0f}v-7" for x in marks),
        "summary": " ".join(line.sentence for line in lines),
        "rows": rows(told, began)[: -ROWS - 1 : -1],
        "first": told[0].at,
        "last": told[-1].at,
    }


def drawn(who: Who, told: Sequence[Conviction], span: tuple[float, float]) -> Line | None:
    from ebb.science.scales import moved  # noqa: PLC0415  its numbers bring NumPy along

    every = [(one.at.timestamp(), value_of(one, who)) for one in told]
    said = [(at, value) for at, value in every if value is not None]
    change = moved([float(value) for _at, value in said])
    if change is None:
        return None
    picture = course([at for at, _value in said], [v for _at, v in said], span=span, most=100.0)
    return Line(who, picture, change, sentence(who, change), numbers(change))


def value_of(one: Conviction, who: Who) -> int | None:
    return one.head if who == "head" else one.gut


def sentence(who: Who, change: Change) -> str:
    """What was, never what will be; only a sure change is called one."""
    words = {
        ("head", "lower"): _("Your head finds it less true than at first."),
        ("head", "higher"): _("Your head finds it more true than at first. That happens."),
        ("head", "unclear"): _("For your head, nothing sure has changed so far."),
        ("gut", "lower"): _("Your gut finds it less true than at first."),
        ("gut", "higher"): _("Your gut finds it more true than at first. That happens."),
        ("gut", "unclear"): _("For your gut, nothing sure has changed so far."),
    }
    return words[who, change.direction]


def numbers(change: Change) -> str:
    said = {"points": f"{change.points:+.0f}", "needed": f"{change.needed:.0f}"}
    return _("%(points)s points. Up to %(needed)s may be wobble.") % said


def rows(told: Sequence[Conviction], began: Sequence[datetime]) -> list[Row]:
    before, found = told[0].at, []
    for one in told:
        waves = sum(before < at <= one.at for at in began)
        found.append(Row(one.at, one.head, one.gut, waves))
        before = one.at
    return found
