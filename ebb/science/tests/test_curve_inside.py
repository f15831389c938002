"""Each part of the curve against its slow twin, and against a case that must fail."""

import numpy as np
import pytest

from ebb.science.curve import latent, ou, stack
from ebb.science.curve.forecast import forecaster
from ebb.science.curve.log import Log, checked
from ebb.science.curve.memory import DAY, glance, kernel, memory, turns
from ebb.science.parameters import curve as p
from ebb.science.tests import curve_twin as twin


def some_log(n: int = 60, seed: int = 3) -> Log:
    """Waking ratings with bursts and a silence of three weeks."""
    rng = np.random.default_rng(seed)
    hours = np.sort(rng.uniform(0, 24 * 12, n))
    hours[n // 2 :] += 24 * 21
    hours[5:8] = hours[5] + np.array([0, 0.25, 0.5])
    value = np.clip(np.round(5 + 2 * np.sin(hours / 20) + rng.normal(0, 1, n)), 0, 10)
    return checked(np.sort(hours), value)


def _known_mean(log: Log, tau: float, share: float, mean: float) -> np.ndarray:
    found, spread = ou._filtered(np.diff(log.hours), log.value[:, None] - mean, tau, share)
    return np.column_stack([found[:, 0], spread])


@pytest.mark.parametrize(("tau", "share"), [(3.0, 0.45), (20.0, 0.7), (200.0, 0.93)])
def test_the_filter_agrees_with_a_kalman_filter_in_plain_python(tau: float, share: float) -> None:
    log = some_log()

    slow = twin.ou_filter(list(log.hours), list(log.value), tau, share, 4.0)

    assert _known_mean(log, tau, share, 4.0) == pytest.approx(np.array(slow), abs=1e-9)


def test_the_referee_rejects_a_filter_that_believes_in_equal_steps() -> None:
    log = some_log()
    even = list(np.linspace(log.hours[0], log.hours[-1], log.size))

    wrong = np.array(twin.ou_filter(even, list(log.value), 20.0, 0.7, 4.0))

    assert np.abs(_known_mean(log, 20.0, 0.7, 4.0) - wrong).max() > 0.2


def test_the_mean_course_and_variance_are_those_of_a_dense_regression() -> None:
    log, g, at = some_log(), 4, 31.0
    found = ou.filters(log.hours, log.value)
    n, k = log.size, found.moments.size - 1
    columns = ou.course(log.hours)
    apart = np.abs(log.hours[:, None] - log.hours)
    cover = ou.SHARE[g] * np.exp(-apart / ou.TAU[g]) + (1 - ou.SHARE[g]) * np.eye(n)
    prior = np.diag(p.COURSE_PRECISION)
    before = np.array([p.PRIOR_MEAN, 0, 0, 0, 0])

    precision = columns.T @ np.linalg.solve(cover, columns) + prior
    pulled = columns.T @ np.linalg.solve(cover, log.value) + prior @ before
    slope = np.linalg.solve(precision, pulled)
    new = log.hours[-1] + at
    reach = ou.SHARE[g] * np.exp(-(new - log.hours) / ou.TAU[g])
    rest = log.value - columns @ slope
    mean = ou.course(np.array([new]))[0] @ slope + reach @ np.linalg.solve(cover, rest)

    assert found.slope[g, k] == pytest.approx(slope, abs=1e-8)
    ahead, _ = found.ahead(np.array([n - 1]), np.array([new]), np.array([at]))
    assert ahead[0, g] == pytest.approx(mean, abs=1e-8)


@pytest.mark.parametrize(
    "shape", [latent.Shape(24.0, 0.5, 0.02), latent.Shape(4.0, 0.85, 0.2)], ids=str
)
def test_the_level_agrees_with_a_kalman_smoother_in_plain_python(shape: latent.Shape) -> None:
    log = some_log()
    asked = np.array([log.hours[0] + 0.5, 24.0 * 20, log.hours[-1] + 100])
    m = latent.gather(log, np.zeros((log.size, 0)), asked)
    belief = latent.prior([], log.value)

    fast = latent.answer(m, shape, belief)
    rated = [
        s / c + p.PRIOR_MEAN if c else None for s, c in zip(m.sums[:, 0], m.count, strict=True)
    ]
    slow = twin.level(
        list(m.hours), rated, shape.tau, shape.share, shape.drift, p.PRIOR_MEAN, p.LEVEL_SPREAD
    )

    assert m.count.max() == 1
    assert fast.mean == pytest.approx(np.array(slow)[:, 0], abs=1e-8)
    scale = fast.variance / np.array(slow)[:, 1]
    assert scale == pytest.approx(np.full(scale.size, scale[0]), rel=1e-7)


def test_the_evidence_is_that_of_a_dense_gaussian_with_every_column() -> None:
    rng = np.random.default_rng(0)
    plain = some_log(40)
    log = checked(plain.hours, plain.value, rng.random(40) < 0.5, [30.0, 200.0], [100.0])
    names, z = latent.columns(log)
    belief = latent.prior(names, log.value)
    m = latent.gather(log, z, np.zeros(0))
    shapes = [latent.Shape(24, 0.6, 0.05), latent.Shape(4, 0.85, 0.3)]

    gaps = [_dense(log, z, belief, s) - latent.answer(m, s, belief).evidence for s in shapes]

    assert names == ["self-started", "contact", "practice"]
    assert gaps[0] == pytest.approx(gaps[1], abs=1e-7)  # one constant apart, whatever the shape


def _dense(log: Log, z: np.ndarray, belief: latent.Prior, s: latent.Shape) -> float:
    at = latent.minutes(log.hours)
    walk = p.LEVEL_SPREAD + s.drift / 168 * (np.minimum.outer(at, at) - at[0])
    passing = s.share * np.exp(-np.abs(at[:, None] - at) / s.tau)
    cover = walk + passing + (1 - s.share) * np.eye(at.size)
    cover += z @ np.diag(belief.sd**2 / belief.variance) @ z.T
    rest = log.value - p.PRIOR_MEAN - z @ belief.mean
    count = p.VARIANCE_COUNT + at.size
    v = (p.VARIANCE_COUNT * p.PRIOR_VARIANCE + rest @ np.linalg.solve(cover, rest)) / count
    return float(-0.5 * (np.linalg.slogdet(cover)[1] + count * np.log(v)))


def test_expert_weights_are_those_of_the_plain_loop() -> None:
    came = np.random.default_rng(2).uniform(0.01, 0.6, (50, 3))
    prior = np.array([5.0, 3.0, 2.0])

    fast = stack.weights(came, np.ones(50), prior)

    assert fast == pytest.approx(twin.weights(came.tolist(), prior.tolist(), 30, p.FLOOR))


def test_no_expert_falls_below_the_floor() -> None:
    came = np.column_stack([np.full(5000, 0.9), np.full(5000, 1e-9)])

    assert stack.weights(came, np.ones(5000), np.array([5.0, 5.0]))[1] == pytest.approx(
        p.FLOOR, rel=0.02
    )


def test_the_nested_histogram_is_that_of_the_plain_loop() -> None:
    log = some_log()
    known = np.array([-1, 0, 10, log.size - 1])
    held = memory(log, log.value, np.ones(log.size))
    g = glance(held, known, np.maximum(log.hours[known], 0) + 3.0, log.value)

    for row, k in enumerate(known):
        past = slice(0, k + 1)
        slow = twin.nested(
            list(log.hours[past]),
            list(log.point[past]),
            float(log.hours[max(k, 0)]),
            list(p.PRIOR_POINTS),
            list(p.NESTS),
        )
        assert g.nested[row] == pytest.approx(slow)


def test_the_clock_kernel_is_the_bump_it_claims_to_be() -> None:
    apart = np.linspace(-12, 12, 25)

    rebuilt = turns(apart, DAY, 4) @ (kernel(4) * turns(np.zeros(1), DAY, 4)[0])

    assert rebuilt == pytest.approx(np.cos(np.pi * apart / 24) ** 8)


def test_what_was_learned_of_the_past_does_not_know_the_future() -> None:
    log = some_log(120)
    early = log.where(np.arange(120) < 80)

    for lead in (0.0, 24.0):
        pair = [_given(one, lead)[:80] for one in (early, log)]
        assert pair[0] == pytest.approx(pair[1], abs=1e-9)


def _given(log: Log, lead: float) -> np.ndarray:
    held = memory(log, log.value, np.ones(log.size))
    learned = stack.stack(held, log.value, lead)
    g = glance(held, stack.known_before(log.hours, lead), log.hours, log.value)
    mean, sd = learned.regression.ahead(g)
    return np.column_stack([mean, sd, learned.weighing.mix(g), g.nested, g.hourly])


def test_shuffled_ratings_leave_nothing_to_forecast_beyond_their_histogram() -> None:
    rng = np.random.default_rng(4)
    hours = np.arange(300) * 3.0
    ordered = np.clip(np.round(5 + np.cumsum(rng.normal(0, 0.7, 300))), 0, 10)
    mixed = rng.permutation(ordered)

    sds = [forecaster(checked(hours, v)).ahead([hours[-1] + 1]).sd[0] for v in (ordered, mixed)]

    assert sds[0] < 0.75 * ordered.std()
    assert sds[1] > 0.85 * mixed.std()
