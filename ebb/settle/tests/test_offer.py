"""What is offered, and above all what is not."""

from __future__ import annotations

from itertools import combinations

import pytest

from ebb.settle.offer import through_another_channel, two
from ebb.settle.tests.kept import BREATH, OURS, exercise

MILD = {each.id for each in OURS.mild}
ALL = {each.id for each in OURS.exercises}
EVERY_INTENSITY = [None, *range(11)]
# Every way to set aside almost nothing or almost everything; all of them would be millions.
ASIDES = [
    set(aside)
    for many in (0, 1, 2, len(ALL) - 2, len(ALL) - 1, len(ALL))
    for aside in combinations(sorted(ALL), many)
]


@pytest.mark.parametrize("intensity", EVERY_INTENSITY)
def test_a_stranger_is_offered_two_mild_ones_through_two_channels(intensity: int | None) -> None:
    first, second = two(OURS, intensity=intensity)

    assert {first.id, second.id} <= MILD
    assert first.channel != second.channel


@pytest.mark.parametrize("intensity", EVERY_INTENSITY)
@pytest.mark.parametrize("breath", BREATH)
def test_breath_is_never_offered_before_it_is_known_to_be_safe_for_her(
    intensity: int | None, breath: str
) -> None:
    offered = two(OURS, intensity=intensity, familiar={breath})

    assert breath not in {each.id for each in offered}


@pytest.mark.parametrize("intensity", [None, 7, 8, 9, 10])
@pytest.mark.parametrize("familiar", [set(), {"slow-breath"}, {"muscles", "feet"}])
def test_nothing_unfamiliar_is_tried_out_in_a_strong_wave(
    intensity: int | None, familiar: set[str]
) -> None:
    offered = two(OURS, intensity=intensity, familiar=familiar, known_safe=ALL)

    assert all(each.mild or each.id in familiar for each in offered)
    assert familiar & {each.id for each in offered} or not familiar


def test_a_rating_of_zero_is_a_rating() -> None:
    familiar = {"water"}

    calm = two(OURS, intensity=0, familiar=familiar)
    unrated = two(OURS, intensity=None, familiar=familiar)

    assert calm[0].id == "look-around"
    assert unrated[0].id == "water"


@pytest.mark.parametrize(("intensity", "strong"), [(6, False), (7, True), (None, True)])
def test_from_seven_on_a_wave_is_strong(intensity: int | None, strong: bool) -> None:
    aside = MILD - {"feet"}

    first = two(OURS, intensity=intensity, familiar={"water"})[0]
    untried = two(OURS, intensity=intensity, set_aside=aside, known_safe=ALL)

    assert first.id == ("water" if strong else "look-around")
    assert len(untried) == (1 if strong else 2)


def test_the_two_go_through_two_channels_wherever_two_are_left() -> None:
    for aside in ASIDES:
        left = {each.channel for each in OURS.exercises if each.id not in aside}
        offered = two(OURS, intensity=3, set_aside=aside, known_safe=ALL)

        assert len({each.channel for each in offered}) == min(2, len(left))


@pytest.mark.parametrize("intensity", EVERY_INTENSITY)
def test_a_familiar_one_is_among_the_two(intensity: int | None) -> None:
    for familiar in ALL:
        offered = two(OURS, intensity=intensity, familiar={familiar}, known_safe=ALL)

        assert familiar in {each.id for each in offered}


def test_what_she_set_aside_is_not_offered_even_when_fewer_than_two_are_left() -> None:
    for aside in [*ASIDES, *(MILD - {kept} for kept in MILD)]:
        offered = two(OURS, intensity=8, set_aside=aside, familiar=ALL)

        assert not {each.id for each in offered} & aside
        assert len(offered) == min(2, len(MILD - aside))


@pytest.mark.parametrize("done", sorted(ALL))
def test_after_the_same_or_higher_comes_another_channel(done: str) -> None:
    instead = through_another_channel(OURS, done, intensity=9)

    assert instead is not None
    assert instead.mild
    assert instead.channel != exercise(done).channel


def test_without_another_channel_nothing_is_offered() -> None:
    aside = {"feet", "harbour"}

    assert through_another_channel(OURS, "water", intensity=9, set_aside=aside) is None


def test_after_something_unknown_any_mild_one_will_do() -> None:
    instead = through_another_channel(OURS, "gone", intensity=9)

    assert instead is not None
    assert instead.mild
