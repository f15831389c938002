"""When waves tend to come: kept quiet unless the person's own past bears it out."""

import numpy as np
import pytest

from ebb.science.rhythm import Risk, next_probability, risk

pytestmark = pytest.mark.once

WEEK = 168.0


def waves(seed: int, swing: float, weeks: int = 8, a_day: float = 1.4) -> np.ndarray:
    """Waves whose rate swings over the day, highest at 22:00; 0 is no swing at all."""
    rng = np.random.default_rng(seed)
    hours = np.arange(0, weeks * WEEK, 0.25)
    rate = np.exp(swing * np.cos(2 * np.pi * (hours - 22) / 24))
    return hours[rng.random(hours.size) < a_day / 96 * rate / rate.mean()]


def prompts(seed: int, stays: float) -> tuple[np.ndarray, np.ndarray]:
    """Six prompts a day; an episode goes on from prompt to prompt with chance `stays`."""
    rng = np.random.default_rng(seed)
    times = (np.arange(20)[:, None] * 24 + np.linspace(9, 21, 6)).ravel()
    happened = np.zeros(times.size, bool)
    for i in range(1, times.size):
        same = rng.random() < stays
        happened[i] = happened[i - 1] if same else rng.random() < 0.3
    return times, happened


def surprise(times: np.ndarray, happened: np.ndarray) -> tuple[float, float]:
    """Mean log loss of ours and of the plain rate over the later prompts."""
    ours, plain = [], []
    for k in range(40, times.size):
        ours.append(next_probability(times[:k], happened[:k], times[k]))
        plain.append((happened[:k].sum() + 1) / (k + 4))
    came = happened[40:]
    chances = np.array([ours, plain])
    loss = -np.log(np.where(came, chances, 1 - chances)).mean(axis=1)
    return float(loss[0]), float(loss[1])


def test_with_no_report_the_prior_rate_stands() -> None:
    assert next_probability([], [], 5.0) == pytest.approx(0.25)


def test_episodes_that_go_on_are_forecast_better_than_by_the_plain_rate() -> None:
    ours, plain = np.mean([surprise(*prompts(seed, 0.7)) for seed in range(4)], axis=0)

    assert ours < plain - 0.05


def test_episodes_without_any_order_cost_little_against_the_plain_rate() -> None:
    ours, plain = np.mean([surprise(*prompts(seed, 0.0)) for seed in range(4)], axis=0)

    assert ours < plain + 0.05


def test_with_ratings_half_of_the_answer_is_the_curve() -> None:
    times, happened = prompts(1, 0.7)
    calm, high = np.full(times.size, 1.0), np.full(times.size, 9.0)
    at = times[-1] + 3

    answers = [next_probability(times, happened, at, intensity=i) for i in (calm, None, high)]

    assert answers[0] < answers[1] < answers[2]
    assert answers[2] - answers[0] == pytest.approx(0.5, abs=0.06)


def test_the_newest_report_has_no_say_once_it_is_days_old() -> None:
    times, happened = prompts(3, 0.7)
    happened[-1] = True
    soon, late = (next_probability(times, happened, times[-1] + gap) for gap in (0.5, 96.5))

    assert soon > late


@pytest.mark.parametrize(
    ("times", "happened", "at"),
    [
        ([2.0, 1.0], [True, False], 3.0),
        ([1.0, np.nan], [True, False], 3.0),
        ([1.0], [True, False], 3.0),
        ([1.0], [2], 3.0),
        ([5.0], [True], 3.0),
        ([5.0], [True], np.inf),
    ],
)
def test_reports_that_cannot_be_read_are_refused(
    times: list[float], happened: list[bool], at: float
) -> None:
    with pytest.raises(ValueError, match="must"):
        next_probability(times, happened, at)


def test_a_clear_evening_pattern_is_shown_at_the_right_hours() -> None:
    found = [risk(waves(seed, 1.5), observed=None, now=8 * WEEK) for seed in range(20)]

    assert sum(r.shown for r in found) >= 19
    late = [hour % 24 for r in found for hour in r.highest()]
    assert all(hour >= 18 or hour <= 2 for hour in late)


def test_where_there_is_no_pattern_none_is_shown() -> None:
    found = [risk(waves(seed, 0.0), observed=None, now=8 * WEEK) for seed in range(30)]

    assert sum(r.shown for r in found) <= 3
    assert all(np.ptp(r.rate) == 0 and r.highest() == () for r in found if not r.shown)


def test_below_thirty_waves_or_two_weeks_nothing_is_shown() -> None:
    few, short = waves(1, 2.5)[:29], np.sort(waves(1, 2.5) % (13 * 24))

    assert not risk(few, observed=None, now=8 * WEEK).shown
    assert not risk(short, observed=None, now=13 * 24.0).shown


def test_hours_in_which_she_did_not_use_ebb_are_not_read_as_calm() -> None:
    every = waves(2, 0.0, weeks=12, a_day=3)
    evenings = [(day * 24.0 + 17, day * 24.0 + 24) for day in range(12 * 7)]
    seen = every[(every % 24 >= 17)]

    told = risk(seen, observed=evenings, now=12 * WEEK)
    untold = risk(seen, observed=None, now=12 * WEEK)

    assert untold.shown
    assert untold.at([20.0])[0] > 3 * untold.at([8.0])[0]
    assert not told.shown
    assert told.at([20.0])[0] == pytest.approx(3 / 24, rel=0.2)


def test_the_rate_adds_up_to_the_waves_that_came() -> None:
    came = waves(5, 1.5)
    found = risk(came, observed=None, now=8 * WEEK)

    assert isinstance(found, Risk)
    assert found.waves == came.size
    assert found.rate.sum() * 8 == pytest.approx(came.size, rel=0.1)


def test_no_waves_and_odd_input() -> None:
    assert risk([], observed=None, now=5.0).waves == 0
    assert risk([3.0], observed=[(4.0, 5.0)], now=9.0).waves == 0
    for bad in ([2.0, 1.0], [np.inf], [50.0]):
        with pytest.raises(ValueError, match="must"):
            risk(bad, observed=None, now=10.0)
    with pytest.raises(ValueError, match="window"):
        risk([1.0], observed=[(3.0, 2.0)], now=10.0)
