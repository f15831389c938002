"""Each part of the curve against its slow twin, and against a case that must fail."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtr

from benchmarks.forecast import floor
from benchmarks.forecast.exact import exact_pmf
from benchmarks.forecast.generators import Truth, person
from ebb.science.curve import experts, latent, ou, soften, stack, two
from ebb.science.curve.forecast import forecaster
from ebb.science.curve.log import Log, checked
from ebb.science.curve.memory import DAY, glance, kernel, memory, turns
from ebb.science.parameters import curve as p
from ebb.science.tests import curve_twin as twin

pytestmark = pytest.mark.once


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


@pytest.mark.parametrize("free", [0, 1])
def test_the_mean_course_is_that_of_a_dense_regression(free: int) -> None:
    log, at, g = some_log(), 31.0, 4
    found = ou.filters(log.hours, ou.plain(log.value), np.zeros(log.size + 1))
    n, k = log.size, found.moments.size - 1
    columns = ou.course(log.hours)
    apart = np.abs(log.hours[:, None] - log.hours)
    share, tau = found.share[g], found.tau[g]
    cover = share * np.exp(-apart / tau) + (1 - share) * np.eye(n)
    freedom = p.COURSE_FREEDOMS[free]
    prior = np.diag([p.LEVEL_PRECISION, *[freedom] * 4])
    before = np.array([p.PRIOR_MEAN, 0, 0, 0, 0])

    precision = columns.T @ np.linalg.solve(cover, columns) + prior
    pulled = columns.T @ np.linalg.solve(cover, log.value) + prior @ before
    slope = np.linalg.solve(precision, pulled)
    new = log.hours[-1] + at
    reach = share * np.exp(-(new - log.hours) / tau)
    rest = log.value - columns @ slope
    mean = ou.course(np.array([new]))[0] @ slope + reach @ np.linalg.solve(cover, rest)

    assert found.slope[free, g, k] == pytest.approx(slope, abs=1e-8)
    ahead, _ = found.ahead(np.array([n - 1]), np.array([new]), np.array([at]))
    assert ahead[0, free * ou.TAU.size + g] == pytest.approx(mean, abs=1e-8)


@pytest.mark.parametrize(("mean", "value"), [(1.5, 0.0), (-2.0, 0.0), (8.0, 10.0)])
def test_a_rating_at_an_end_moves_a_belief_as_exact_integration_does(
    mean: float, value: float
) -> None:
    """Belief about x: normal(mean, 1.2); noise of variance 1; the rating says "beyond the end"."""
    x = np.linspace(mean - 9, mean + 9, 20_001)
    edge = 0.5 - x if value == 0 else x - 9.5
    density = np.exp(-0.5 * ((x - mean) / 1.2) ** 2) * ndtr(edge)
    density /= density.sum()
    exact = density @ x, density @ (x - density @ x) ** 2

    one, v = np.ones(1), np.array([2.0])
    read = soften.soft(one * mean, one * np.sqrt(1.44 + 1), v, np.array([value]), one * 0.003)
    noise = 1 + read.more[0] * v[0]
    gain = 1.44 / (1.44 + noise)
    moved = mean + gain * (read.value[0] - mean), 1.44 * (1 - gain)

    assert moved == pytest.approx(exact, abs=0.02)
    taken_at_its_word = mean + 1.44 / 2.44 * (value - mean)
    assert abs(taken_at_its_word - exact[0]) > 0.1


def test_a_five_counts_less_where_sliders_are_left_at_five() -> None:
    far, near, sd = np.array([1.0]), np.array([5.0]), np.array([1.0])
    weights = [
        soften.soft(m, sd, sd, np.array([5.0]), np.array([left])).weight[0]
        for m, left in ((far, 0.003), (far, 0.3), (near, 0.3))
    ]

    assert weights[1] < 0.1 < 0.4 < weights[2] < 1
    assert soften.soft(far, sd, sd, np.array([6.0]), np.array([0.3])).weight[0] == 1
    someone = person("slider", 3)
    left = soften.softened(someone.hours, someone.intensity).left[-1]
    assert isinstance(someone.truth, Truth)
    assert left == pytest.approx(someone.truth.spike, abs=0.12)
    assert soften.softened(*_apart("reverter")).left[-1] < 0.08


def _apart(world: str) -> tuple[np.ndarray, np.ndarray]:
    someone = person(world, 3)
    return someone.hours, someone.intensity


@pytest.mark.parametrize("size", [1, 2, 60])
def test_the_two_states_are_those_of_the_plain_loop(size: int) -> None:
    log = some_log(60)
    hours, point = log.hours[:size], log.point[:size]

    fast = two.in_wave(hours, point)

    for g, (_, _, *stays) in enumerate(p.WAVE_GRID):
        looks = list(two.CALM[g]), list(two.WAVE[g])
        slow = twin.in_wave(list(hours), list(point), *looks, (stays[0], stays[1]))
        assert fast[1:, g] == pytest.approx(slow, abs=1e-9)


def test_two_states_win_where_there_are_two_and_lose_where_there_are_none() -> None:
    gains = {world: _gain(world) for world in ("switch", "drifter")}

    assert gains["switch"] > 0.05
    assert gains["drifter"] < 0


def _gain(world: str) -> float:
    """Nats a rating by which the two states beat the weighed filters, next rating."""
    someone = person(world, 1)
    log = checked(someone.hours, someone.intensity)
    even = np.ones(log.size)
    held = memory(log, log.value, even)
    g = glance(held, stack.known_before(log.hours, 0.0), log.hours, log.value)
    score = experts.scores(g, log.point, even)
    flow = experts.Weighing(score, log.point, score, score).mix(g)
    states = two.guessing(g.states, log.point, even).mix(g.known, g.states)
    rows = np.arange(log.size), log.point
    return float(np.log(states[rows] / flow[rows])[20:].mean())


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
    came = np.random.default_rng(2).uniform(0.01, 0.6, (50, 9))

    fast = stack.weights(came, np.ones(50))

    considered = stack.mixtures().tolist()
    assert fast == pytest.approx(twin.weights(came.tolist(), considered, p.FLOOR))


def test_the_mixtures_considered_are_spread_as_the_prior_says() -> None:
    considered = stack.mixtures()
    prior = np.array(p.EXPERT_SHARES) / sum(p.EXPERT_SHARES)

    assert considered.sum(axis=1) == pytest.approx(np.ones(p.MIXTURES))
    assert considered.mean(axis=0) == pytest.approx(prior, abs=0.05)
    assert considered.max(axis=1).mean() > 0.6  # most lean on few experts


def test_no_expert_falls_below_the_floor_and_a_clear_best_one_leads() -> None:
    came = np.full((5000, 9), 1e-9)
    came[:, 2] = 0.9

    found = stack.weights(came, np.ones(5000))

    assert found.min() >= p.FLOOR * 0.9
    assert found.argmax() == 2


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


def test_the_floor_of_the_bench_is_the_exact_filter_when_the_truth_is_drawn() -> None:
    whole = person("reverter", 0)
    one = replace(whole, hours=whole.hours[:60], intensity=whole.intensity[:60])
    exact = exact_pmf(one, 24.0)
    assert isinstance(one.truth, Truth)

    _, given = floor._smooth(one, [one.truth])

    assert exact is not None
    assert given["24 h"][:, 0] == pytest.approx(exact, abs=0.01)


def test_one_who_must_learn_the_person_pays_for_it() -> None:
    found = floor.told_the_world(person("switch", 3))

    assert 0 < found["next"][0] < 0.1
    assert found["next"][0] < found["next"][1] + 0.01  # averaging is no worse than believing one


def test_shuffled_ratings_leave_nothing_to_forecast_beyond_their_histogram() -> None:
    rng = np.random.default_rng(4)
    hours = np.arange(300) * 3.0
    ordered = np.clip(np.round(5 + np.cumsum(rng.normal(0, 0.7, 300))), 0, 10)
    mixed = rng.permutation(ordered)

    sds = [forecaster(checked(hours, v)).ahead([hours[-1] + 1]).sd[0] for v in (ordered, mixed)]

    assert sds[0] < 0.75 * ordered.std()
    assert sds[1] > 0.85 * mixed.std()
