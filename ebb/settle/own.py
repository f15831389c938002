"""A breath of her own: what is safe to set, how its id spells it, how it is played.

The id of such an exercise is `own-` and the spelling of its pace, so that it can be
played, liked, noted and set aside as any other, locked and without a script.
Slower than four breaths a minute has hardly been tested: the review of Russo et al. 2017
(Breathe 13, 298-309) looks at four to ten.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from django.utils.translation import gettext as _
from msgspec.structs import replace

from ebb.records import OwnPace, Unsuited
from ebb.settle.conditions import IDS
from ebb.settle.exercise import Exercise, Paced, Phase
from ebb.settle.pace import BadPace, Pace, Way, parse

BEFORE: Final = "own-"
LENGTHS: Final = (2, 5, 10)  # minutes
NO_BREATH: Final = frozenset({"heart", "lungs", "panic"})
NO_WAITS: Final = frozenset({"pressure", "faint", "pregnant"})


class Breath(NamedTuple):
    """Seconds of each part, and for how many minutes."""

    breathe_in: int
    wait_in: int
    breathe_out: int
    wait_out: int
    minutes: int

    @property
    def parts(self) -> tuple[tuple[Way, int], ...]:
        ways: tuple[Way, ...] = ("in", "hold", "out", "hold")
        return tuple((way, each) for way, each in zip(ways, self[:4], strict=True) if each)

    @property
    def pace(self) -> Pace:
        """`BadPace` where nobody breathes like that."""
        cycle = sum(self[:4])
        return Pace(self.parts, max(1, round(60 * self.minutes / cycle)) if cycle else 0)

    @property
    def id(self) -> str:
        return BEFORE + self.pace.name


class Limits(NamedTuple):
    """Seconds and minutes she can choose from; `whole` is the longest whole breath."""

    breathe_in: range
    breathe_out: range
    wait: range
    whole: int
    minutes: tuple[int, ...]


WIDE: Final = Limits(range(3, 9), range(3, 11), range(5), 16, (1, 2, 3, 5, 10))
PLAIN: Final = WIDE._replace(wait=range(1))
GENTLE: Final = Limits(range(3, 7), range(3, 9), range(1), 12, (1, 2, 3, 5))


def limits(answer: Unsuited | None) -> Limits | None:
    """What she can set; None where breath work is not for her at all.

    Not answered is not the same as nothing to avoid: then there is no waiting.
    """
    if answer is None:
        return PLAIN
    has = set(answer.conditions)
    if has & NO_BREATH:
        return None
    if has & NO_WAITS:
        return GENTLE
    return WIDE if set(answer.asked) >= set(IDS) else PLAIN


def wrong(breath: Breath, within: Limits) -> dict[str, str]:
    """Why it is not offered so, by the field it belongs to; empty where it is."""
    waits = within.wait
    allowed = (within.breathe_in, waits, within.breathe_out, waits, within.minutes)
    parts = zip(Breath._fields, breath, allowed, strict=True)
    reasons = {name: _("Pick one of these.") for name, value, of in parts if value not in of}
    if reasons:
        return reasons
    if breath.breathe_out < breath.breathe_in:
        words = _("At least as long as the breath in. A short breath out can wake you up.")
        return {"breathe_out": words}
    if sum(breath[:4]) > within.whole:
        words = _("In all, %(seconds)d seconds at most. Slower makes some people dizzy.")
        return {"breathe_out": words % {"seconds": within.whole}}
    return {}


def of(record: OwnPace) -> Breath:
    return Breath(
        record.breathe_in, record.wait_in, record.breathe_out, record.wait_out, record.minutes
    )


def ids(records: Iterable[object]) -> tuple[str, ...]:
    """The breaths she keeps, the latest last; what is beyond every limit is left out."""
    kept = (of(each) for each in records if isinstance(each, OwnPace))
    return tuple(dict.fromkeys(breath.id for breath in kept if not wrong(breath, WIDE)))


def spelt(exercise_id: str) -> Breath | None:
    """The breath an id spells, if it is one that anybody is offered here."""
    if not exercise_id.startswith(BEFORE):
        return None
    try:
        pace = parse(exercise_id.removeprefix(BEFORE))
    except BadPace:
        return None
    seconds = {"in": [0, 0], "out": [0, 0]}
    phases = iter(pace.phases)
    last: Way = "in"
    for way, each in phases:
        last = last if way == "hold" else way
        if way == "drift":
            return None
        seconds[last][way == "hold"] = each
    minutes = max(1, round(pace.seconds / 60))
    (breathe_in, wait_in), (breathe_out, wait_out) = seconds["in"], seconds["out"]
    breath = Breath(breathe_in, wait_in, breathe_out, wait_out, minutes)
    return breath if breath.pace == pace and not wrong(breath, WIDE) else None


def exercise(every: Iterable[Exercise], exercise_id: str) -> Exercise | None:
    """The exercise an id spells; with a wait in it, it is as careful as square breathing."""
    breath = spelt(exercise_id)
    if breath is None:
        return None
    like = "box-breath" if breath.wait_in or breath.wait_out else "slow-breath"
    base = next((each for each in every if each.id == like), None)
    return base and made(base, breath)


def made(base: Exercise, breath: Breath) -> Exercise:
    """Her seconds; the evidence, the cautions and the review of the one it is like."""
    words: dict[Way, str] = {"in": _("In"), "out": _("Out"), "hold": _("Wait")}
    phases = tuple(Phase(way=way, seconds=each, words=words[way]) for way, each in breath.parts)
    line = ", ".join(f"{phase.words} {phase.seconds}" for phase in phases)
    slow = NO_WAITS if breath.pace.cycle > GENTLE.whole else frozenset[str]()
    return replace(
        base,
        id=breath.id,
        name=_("Your own breath"),
        line=_("%(breath)s. As you set it.") % {"breath": line},
        dose=_("As long as you set it. Change it when you like."),
        still=_("Count in your own way: %(breath)s.") % {"breath": line.lower()},
        avoid_with=tuple(sorted({*base.avoid_with, *slow})),
        paced=Paced(breath.pace.rounds, phases, LENGTHS),
    )
