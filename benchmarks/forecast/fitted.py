"""Peers that are fitted: OU and Gaussian process (celerite2), ETS and local level
(statsmodels), Prophet, LightGBM. Same signature as the light peers.

Fitting anew at every rating would take days, so parameters are fitted anew every
`BLOCK` ratings on what was known; what was rated since still updates the state.
Prophet has no state and is fitted anew every 10 ratings.
"""

import logging
import warnings
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from benchmarks.forecast.peers import (
    Floats,
    Ints,
    Peer,
    climatology,
    ewma,
    normal,
    running_mean,
    with_errors,
)

BLOCK, FIRST = 20, 8


def blocks(known: Ints, every: int = BLOCK) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """(ratings known when fitted, targets forecast with that fit)."""
    starts = np.arange(FIRST, known.size, every)
    for start in starts:
        targets = np.flatnonzero((known + 1 >= start) & (known + 1 < start + every))
        if targets.size:
            yield int(start), targets


def _celerite(params: Floats, long: bool) -> tuple[object, float, float]:
    from celerite2 import terms

    mean, a, tau = params[0], np.exp(params[1]), np.exp(params[2])
    noise = np.exp(params[3]) + 1 / 12  # whole points are rounded
    kernel = terms.RealTerm(a=a, c=1 / tau)
    if long:
        kernel = kernel + terms.Matern32Term(sigma=np.exp(params[4]), rho=np.exp(params[5]))
    return kernel, float(mean), float(noise)


def _gp(hours: Floats, value: Floats, params: Floats, long: bool) -> object:
    import celerite2

    kernel, mean, noise = _celerite(params, long)
    gp = celerite2.GaussianProcess(kernel, mean=mean)
    gp.compute(hours, diag=np.full(hours.size, noise), quiet=True)
    return gp


def _start(value: Floats, long: bool) -> Floats:
    spread = np.log(max(value.var(), 0.1) / 2)
    return np.array([value.mean(), spread, 2.5, spread, spread / 2, 5.5][: 6 if long else 4])


def _fit_gp(hours: Floats, value: Floats, start: Floats, long: bool) -> Floats:
    from scipy.optimize import minimize

    centre = _start(value, long)
    sds = np.array([2.0, 1.0, 1.2, 1.0, 1.0, 1.0])[: centre.size]

    def cost(params: Floats) -> float:
        try:
            found = float(_gp(hours, value, params, long).log_likelihood(value))  # type: ignore[attr-defined]
        except Exception:  # celerite2 has many ways to say "not positive definite"
            return 1e10
        held = float((((params - centre) / sds) ** 2).sum()) / 2
        return -found + held if np.isfinite(found) else 1e10

    found = minimize(cost, start, method="L-BFGS-B", options={"maxiter": 25})
    return np.asarray(found.x if np.isfinite(found.fun) else start)


def _process(hours: Floats, value: Floats, known: Ints, long: bool) -> Floats:
    at = np.maximum.accumulate(hours + np.arange(hours.size) * 1e-5)
    out = running_mean(hours, value, known)
    params = None
    for start, targets in blocks(known):
        begin = _start(value[:start], long) if params is None else params
        params = _fit_gp(at[:start], value[:start], begin, long)
        _, _, noise = _celerite(params, long)
        for i in targets:
            k = known[i] + 1
            gp = _gp(at[:k], value[:k], params, long)
            mean, var = gp.predict(value[:k], t=at[i : i + 1], return_var=True)  # type: ignore[attr-defined]
            out[i] = normal(mean, np.sqrt(np.maximum(var, 0) + noise))[0]
    return out


def ornstein_uhlenbeck(hours: Floats, value: Floats, known: Ints) -> Floats:
    """OU plus noise, posterior mode, exact prediction (celerite2)."""
    return _process(hours, value, known, long=False)


def gaussian_process(hours: Floats, value: Floats, known: Ints) -> Floats:
    """OU plus a Matern-3/2 course plus noise (celerite2)."""
    return _process(hours, value, known, long=True)


def _levels(value: Floats, share: float, first: float) -> Floats:
    out, now = np.empty(value.size + 1), first
    out[0] = first
    for i, v in enumerate(value):
        now += share * (v - now)
        out[i + 1] = now
    return out


def ets(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Exponential smoothing (A,N,N) by maximum likelihood (statsmodels), steps not hours."""
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    out = running_mean(hours, value, known)
    for start, targets in blocks(known):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = ETSModel(value[:start] + 0.0, error="add").fit(disp=False, maxiter=60)
        share, first = found.params[:2]
        steps = np.arange(value.size)[targets] - known[targets]
        level = _levels(value, share, first)[known[targets] + 1]
        spread = max(float(found.mse), 0.02) * (1 + (steps - 1) * share**2)
        out[targets] = normal(level, np.sqrt(spread))
    return out


def local_level(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Local level by maximum likelihood (statsmodels), steps not hours."""
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    out = running_mean(hours, value, known)
    for start, targets in blocks(known):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = UnobservedComponents(value[:start], "llevel").fit(disp=False, maxiter=50)
            run = UnobservedComponents(value, "llevel").filter(found.params)
        noise, walk = np.maximum(found.params, 1e-3)
        row = known[targets]
        steps = targets - row
        spread = run.filtered_state_cov[0, 0, row] + walk * steps + noise
        out[targets] = normal(run.filtered_state[0, row], np.sqrt(np.maximum(spread, 0.02)))
    return out


def prophet(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Prophet with its defaults (daily and weekly seasons where it turns them on)."""
    from prophet import Prophet

    pd = import_module("pandas")

    logging.getLogger("cmdstanpy").setLevel(logging.ERROR)
    logging.getLogger("prophet").setLevel(logging.ERROR)
    when = pd.Timestamp("2024-01-01") + pd.to_timedelta(hours, unit="h")
    out = running_mean(hours, value, known)
    for start, targets in blocks(known, every=10):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = Prophet(uncertainty_samples=0)
            model.fit(pd.DataFrame({"ds": when[:start], "y": value[:start]}))
            mean = model.predict(pd.DataFrame({"ds": when}))["yhat"].to_numpy()
        sd = np.sqrt((((value - mean)[:start] ** 2).sum() + 4 * 4.0) / (start + 4))
        out[targets] = normal(np.clip(mean[targets], 0, 10), np.full(targets.size, sd))
    return out


def _table(hours: Floats, value: Floats, known: Ints) -> Floats:
    from benchmarks.forecast.peers import _before, _ewma

    back = [_before(np.roll(value, lag), known) for lag in (0, 1, 2)]
    for lag, column in enumerate(back):
        column[known < lag] = 3.5
    mean = np.cumsum(value) / (np.arange(value.size) + 1)
    means = [_before(column, known) for column in (mean, _ewma(value, 0.15), _ewma(value, 0.4))]
    gap = hours - hours[np.maximum(known, 0)]
    return np.column_stack([*back, *means, gap, hours % 24, hours % 168])


def lightgbm(hours: Floats, value: Floats, known: Ints) -> Floats:
    """Gradient boosting on last ratings, means, gap and clock; normal spread of its own errors."""
    import lightgbm as gbm

    choice = {
        "objective": "regression",
        "learning_rate": 0.05,
        "num_leaves": 7,
        "min_data_in_leaf": 8,
        "verbose": -1,
        "num_threads": 1,
    }
    table = _table(hours, value, known)
    mean = np.concatenate([[3.5], np.cumsum(value) / (np.arange(value.size) + 1)])[known + 1]
    for start, targets in blocks(known):
        model = gbm.train(choice, gbm.Dataset(table[:start], value[:start]), num_boost_round=60)
        mean[targets] = model.predict(table[targets])
    return with_errors(np.clip(mean, 0, 10), value, known)


def pool(hours: Floats, value: Floats, known: Ints, ou: Floats | None = None) -> Floats:
    """The equal-weight pool of tuned EWMA, hour climatology and OU."""
    third = ornstein_uhlenbeck(hours, value, known) if ou is None else ou
    return (ewma(hours, value, known) + climatology(hours, value, known) + third) / 3


FITTED: dict[str, tuple[str, Peer]] = {
    "OU": ("celerite2", ornstein_uhlenbeck),
    "Gaussian process": ("celerite2", gaussian_process),
    "ETS": ("statsmodels", ets),
    "local level": ("statsmodels", local_level),
    "LightGBM": ("lightgbm", lightgbm),
    "Prophet": ("prophet", prophet),
}


def missing() -> list[str]:
    """Peers whose library is not installed here (they are in the bench group)."""
    return [name for name, (library, _) in FITTED.items() if find_spec(library) is None]
