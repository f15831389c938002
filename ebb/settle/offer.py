"""Which exercises are offered: pure, so that every rule can be tested."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ebb.records import STRONG
from ebb.settle.catalogue import Catalogue, Exercise
from ebb.settle.own import BEFORE


def two(
    catalogue: Catalogue,
    *,
    intensity: int | None,
    familiar: Collection[str] = (),
    set_aside: Collection[str] = (),
    known_safe: Collection[str] = (),
) -> tuple[Exercise, ...]:
    """Two to choose from, through two channels where possible, a familiar one among them.

    `known_safe`: exercises that are not mild and of which it is known that she need not
    avoid them. Fewer than two come back only when she has set the others aside.
    """
    candidates = allowed(catalogue, set_aside=set_aside, known_safe=known_safe)
    ranked = in_order(candidates, intensity=intensity, familiar=familiar)
    first = next(iter(ranked), None)
    if first is None:
        return ()
    second = next(iter(fitting(first, ranked, familiar)), None)
    return (first, second) if second else (first,)


def through_another_channel(
    catalogue: Catalogue,
    after: str,
    *,
    intensity: int | None,
    familiar: Collection[str] = (),
    set_aside: Collection[str] = (),
    known_safe: Collection[str] = (),
) -> Exercise | None:
    """After "the same or higher": one exercise that reaches her another way."""
    done = catalogue.get(after)
    candidates = allowed(catalogue, set_aside={*set_aside, after}, known_safe=known_safe)
    ranked = in_order(candidates, intensity=intensity, familiar=familiar)
    return next((each for each in ranked if not done or each.channel != done.channel), None)


def allowed(
    catalogue: Catalogue, *, set_aside: Collection[str], known_safe: Collection[str]
) -> Iterator[Exercise]:
    """The mild ones, and what she is known to bear; never what she has set aside."""
    for exercise in catalogue.exercises:
        if exercise.id not in set_aside and (exercise.mild or exercise.id in known_safe):
            yield exercise


def in_order(
    candidates: Iterable[Exercise], *, intensity: int | None, familiar: Collection[str]
) -> list[Exercise]:
    """The place order; in a strong or unrated wave the familiar ones come first.

    There an unfamiliar one stays only if it is mild: these ask nothing to be learned.
    """
    if intensity is not None and intensity < STRONG:
        return list(candidates)
    kept = [each for each in candidates if each.mild or each.id in familiar]
    return sorted(kept, key=lambda each: each.id not in familiar)


def fitting(first: Exercise, ranked: list[Exercise], familiar: Collection[str]) -> list[Exercise]:
    """Companions of the first: a breath she made her own, or what is familiar if the first is
    not, and through another channel.
    """
    others = [each for each in ranked if each is not first]
    return sorted(
        others,
        key=lambda each: (
            not each.id.startswith(BEFORE),  # there only where she keeps it and it fits
            first.id not in familiar and each.id not in familiar,
            each.channel == first.channel,
        ),
    )
