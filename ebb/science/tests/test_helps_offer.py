"""Offers: safe first, then probably helpful, and drawn with exactly the stored chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.helps.naming import ours
from benchmarks.helps.people import live
from benchmarks.helps.worlds import CLASSES as WORLD
from ebb.science.helps import Use, update
from ebb.science.helps.offer import best_chances, floored, samples, top_two
from ebb.science.parameters import helps as known

pytestmark = pytest.mark.once

FOUR = ["breath", "cold", "surf", "walk"]


def some() -> list[Use]:
    """A dozen evenings with two exercises."""
    names = ("breath", "walk")
    return [
        Use(names[i % 2], 40.0 * i, (6.0,), ((15.0, 5.0 - i % 2),), acted=i % 5 == 0)
        for i in range(12)
    ]


def test_the_stored_chance_is_how_often_it_is_drawn() -> None:
    belief, rng = update(some()), np.random.default_rng(1)
    drawn = [belief.offer(rng, FOUR, intensity=5) for _ in range(1500)]

    chances = belief.chances(FOUR, intensity=5)

    for name in FOUR:
        mine = [offer for offer in drawn if offer.first == name]
        assert len(mine) / 1500 == pytest.approx(chances[name], abs=0.04)
        assert {offer.probability for offer in mine} <= {chances[name]}


def test_the_chances_are_those_of_top_two_thompson_sampling_done_literally() -> None:
    rng = np.random.default_rng(2)
    mean, root = np.array([0.3, 0.6, 0.5, 0.1]), 0.4 * np.tril(rng.normal(size=(4, 4)))
    cov = root @ root.T + 0.05 * np.eye(4)
    count = np.zeros(4)
    draws = iter(rng.multivariate_normal(mean, cov, 200_000).argmax(axis=1))
    for _ in range(20_000):
        first = next(draws)
        if rng.random() > known.LEADER.value:
            leader = first
            while first == leader:
                first = next(draws)
        count[first] += 1

    chances = top_two(best_chances(samples(mean, cov)))

    assert chances.tolist() == pytest.approx((count / 20_000).tolist(), abs=0.015)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=25).filter(lambda x: sum(x) > 0.01))
def test_every_allowed_exercise_keeps_its_floor(raw: list[float]) -> None:
    chances = np.array(raw) / sum(raw)

    found = floored(chances)

    assert found.sum() == pytest.approx(1)
    assert found.min() >= min(0.05, 1 / len(raw)) - 1e-9


@pytest.mark.parametrize("intensity", [7, 8.5, 10, None])
def test_nothing_unfamiliar_is_offered_when_it_is_strong_or_not_known(
    intensity: float | None,
) -> None:
    belief, rng = update(some()), np.random.default_rng(3)

    offers = [belief.offer(rng, FOUR, intensity=intensity) for _ in range(50)]

    assert {offer.first for offer in offers} | {offer.second for offer in offers} == {
        "breath",
        "walk",
    }


def test_with_nothing_familiar_a_strong_wave_gets_no_offer() -> None:
    offer = update([]).offer(np.random.default_rng(4), FOUR, intensity=9)

    assert (offer.first, offer.second, offer.probability) == (None, None, None)


def test_practice_in_calm_makes_an_exercise_familiar() -> None:
    offer = update([Use("cold", 5)]).offer(np.random.default_rng(5), FOUR, intensity=9)

    assert (offer.first, offer.second, offer.probability) == ("cold", None, 1.0)


def test_only_what_is_allowed_is_offered_and_the_second_is_familiar() -> None:
    belief, rng = update(some()), np.random.default_rng(6)
    for _ in range(50):
        offer = belief.offer(rng, ["cold", "surf", "walk"], intensity=3)
        assert offer.first in {"cold", "surf", "walk"}
        assert offer.second == (None if offer.first == "walk" else "walk")


def test_an_impossible_intensity_is_refused() -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        update([]).chances(FOUR, intensity=11)


def test_what_it_says_of_itself_is_true_of_simulated_people() -> None:
    found = ours(live(WORLD, 150, seed=12), 40, "several")

    assert found.best > 0.45
    assert found.covered is not None
    assert 0.74 < found.covered < 0.88
    assert found.bias is not None
    assert found.bias < 0.2  # noise of 150 people; the bench holds it to .1
    assert found.calibration is not None
    assert found.calibration < 0.06
