"""Scores that say how unsure they are."""

from math import sqrt
from statistics import mean

import numpy as np
import pytest

from ebb.science import scales
from ebb.science.tests.scenarios import vectors

pytestmark = pytest.mark.once


def test_the_last_item_of_a_domain_counts_the_other_way() -> None:
    found = scales.score({"settle": [80, 60, 70, 30]})["settle"]

    assert found.value == mean([80, 60, 70, 100 - 30])


def test_an_item_that_does_not_apply_widens_the_band_and_moves_nothing() -> None:
    whole = scales.score({"owe": [50, 50, 50, 50]})["owe"]
    part = scales.score({"owe": [50, None, 50, 50]})["owe"]

    assert part.value == whole.value == 50
    assert part.answered == 3
    assert part.error is not None
    assert whole.error is not None
    assert part.error > whole.error


@pytest.mark.parametrize("given", [[None] * 4, [None, 70, None, None]])
def test_fewer_than_two_answers_are_no_score(given: list[float | None]) -> None:
    found = scales.score({"fault": given})["fault"]

    assert (found.value, found.error, found.low, found.high) == (None, None, None, None)


@pytest.mark.parametrize(("r", "alpha"), [(0.35, 0.68), (0.45, 0.77)])
def test_four_items_are_as_reliable_as_spearman_and_brown_say(r: float, alpha: float) -> None:
    assert scales.reliability(4, r) == pytest.approx(alpha, abs=0.01)
    assert 11 <= scales.standard_error(4, r) <= 14.2


@pytest.mark.parametrize("r", [0.35, 0.40, 0.45])
def test_a_change_means_something_only_beyond_33_to_39_points(r: float) -> None:
    assert 33 <= 1.96 * sqrt(2) * scales.standard_error(4, r) <= 39.1


def test_the_standard_error_is_that_of_simulated_answers() -> None:
    """Referee: people with a true score, four noisy items, the spread of their error."""
    rng, r, spread = np.random.default_rng(1), 0.4, 25.0
    item = spread / sqrt((1 + 3 * r) / 4)  # an item's sd, so that the mean of four has `spread`
    true = rng.normal(0, item * sqrt(r), (200_000, 1))
    answers = true + rng.normal(0, item * sqrt(1 - r), (200_000, 4))

    for items in (2, 3, 4):
        error = float((answers[:, :items].mean(axis=1) - true[:, 0]).std())
        assert scales.standard_error(items, r) == pytest.approx(error, rel=0.01)


def test_a_small_change_is_unclear_and_a_large_one_has_a_direction() -> None:
    low, middle, high = (
        scales.score({"real": [x, x, x, 100 - x]})["real"] for x in (10.0, 40.0, 90.0)
    )

    for before, after, direction in (
        (low, middle, "unclear"),
        (low, high, "higher"),
        (high, low, "lower"),
    ):
        found = scales.change(before, after)
        assert found is not None
        assert found.direction == direction


def test_a_change_needs_two_scores_of_one_domain() -> None:
    none = scales.score({"real": [None] * 4})["real"]
    some = scales.score({"real": [50] * 4, "owe": [50] * 4})

    assert scales.change(none, some["real"]) is None
    with pytest.raises(ValueError, match="same domain"):
        scales.change(some["owe"], some["real"])


@pytest.mark.parametrize(
    "answers",
    [
        {"unknown": [1, 2, 3, 4]},
        {"owe": [1, 2, 3]},
        {"owe": [1, 2, 3, 101]},
        {"owe": [1, 2, 3, -1]},
        {"owe": [1, 2, 3, float("nan")]},
        {"owe": [1, 2, 3, True]},
    ],
)
def test_answers_that_cannot_be_read_are_refused(answers: dict[str, list[float | None]]) -> None:
    with pytest.raises(ValueError, match=r"domain|answer"):
        scales.score(answers)


def test_a_sign_is_summed_up_without_a_trend() -> None:
    shame = [8.0, 7, 8, None, 7, 5, 4, 4, 3]
    found = scales.signs({"shame": shame, "clarity": shame})

    assert found["shame"].moved == 3.5
    assert found["clarity"].moved == -3.5
    assert found["shame"].latest == 3


def test_a_few_weeks_say_nothing_yet() -> None:
    assert scales.signs({"grip": [5.0, 4]})["grip"].moved is None
    assert scales.signs({"grip": []})["grip"].latest is None
    with pytest.raises(ValueError, match="0 to 10"):
        scales.signs({"grip": [11.0]})
    with pytest.raises(ValueError, match="No sign"):
        scales.signs({"joy": [1.0]})


def test_the_vectors_hold() -> None:
    for case in vectors("scales.json"):
        found = scales.score({case["domain"]: case["answers"]})[case["domain"]]
        assert found.answered == case["answered"]
        assert found.value == pytest.approx(case["value"])
        assert found.error == pytest.approx(case["error"], rel=1e-3)


def test_one_sentence_wobbles_by_about_eleven_points_and_more_where_hers_do() -> None:
    steady, jumping = [50.0] * 8, [20.0, 80.0] * 4

    assert 10 <= scales.wobble(steady) <= 12
    assert scales.wobble(jumping) > 40
    assert scales.wobble([20, 80]) == scales.wobble(steady), "two ratings say too little"


@pytest.mark.parametrize("given", [[], [70]])
def test_fewer_than_two_ratings_have_not_moved(given: list[float]) -> None:
    assert scales.moved(given) is None


@pytest.mark.parametrize(
    ("given", "direction"),
    [
        ([90, 55], "unclear"),
        ([90, 45], "lower"),
        ([0, 45], "higher"),
        ([88, 90, 84, 70, 60, 42, 40, 38], "lower"),
        ([50, 60, 45, 55, 52, 48], "unclear"),
    ],
)
def test_only_what_is_beyond_the_wobble_is_a_change(given: list[float], direction: str) -> None:
    found = scales.moved(given)

    assert found is not None
    assert found.direction == direction


def test_one_look_is_not_enough_once_there_are_three_ratings() -> None:
    assert getattr(scales.moved([80, 82, 30]), "direction", "") == "unclear"
    assert getattr(scales.moved([80, 30, 30]), "direction", "") == "lower"


@pytest.mark.parametrize("wrong", [[50, 101], [-1, 50], [50, float("nan")], [True, 50]])
def test_a_rating_of_one_sentence_is_from_0_to_100(wrong: list[float]) -> None:
    with pytest.raises(ValueError, match="0 to 100"):
        scales.moved(wrong)


def test_with_nothing_changed_a_change_is_rarely_claimed_in_half_a_year() -> None:
    """Weeks that are unrelated, and weeks of which each is half of the one before."""
    for related, most in ((0.0, 0.05), (0.5, 0.15)):
        ever = [claimed_ever(related, drift=0.0, seed=seed) for seed in range(150)]
        assert mean(ever) <= most
    found = [claimed_ever(0.25, drift=-2.0, seed=seed) for seed in range(60)]
    assert mean(found) >= 0.85, "a fall of two points a week is found in half a year"


def claimed_ever(related: float, *, drift: float, seed: int) -> bool:
    rng, given = np.random.default_rng(seed), list[float]()
    start, error = rng.uniform(60, 75), rng.normal(0, 11.2)
    for week in range(26):
        error = related * error + sqrt(1 - related**2) * rng.normal(0, 11.2)
        given.append(float(np.clip(round(start + drift * week + error), 0, 100)))
        found = scales.moved(given)
        if found is not None and found.direction != "unclear":
            return True
    return False
