"""What a fit, a forecast, a level and the easing rule cost, by number of ratings."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

import numpy as np

from benchmarks.forecast.generators import Truth, ou_path, rate
from ebb.science.curve import fit
from ebb.science.curve.easing import judge

SIZES = (100, 1_400, 10_000, 100_000)


def _best(action: Callable[[], object], times: int) -> float:
    """The quickest of `times` runs, in milliseconds."""
    found = []
    for _ in range(times):
        begin = perf_counter()
        action()
        found.append(perf_counter() - begin)
    return 1000 * min(found)


def _line(size: int, times: int) -> str:
    rng = np.random.default_rng(size)
    hours = np.sort(rng.uniform(0, size * 4.0, size))
    intensity = rate(rng, 4 + ou_path(rng, hours, 1.5, 24.0), Truth(4, 1.5, 24, 1.0))
    curve = fit(hours, intensity)
    end = float(hours[-1])
    at, day = np.linspace(0, end, 200), end + np.arange(1, 25.0)
    cells = [
        _best(partial(fit, hours, intensity), times),
        _best(partial(curve.forecast, [end + 3]), times),
        _best(partial(curve.forecast, day), times),
        _best(partial(curve.level, at), times),
        _best(partial(judge, curve.log), 3),
    ]
    return f"| {size:,} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |"


def cost() -> str:
    """A Markdown table of milliseconds at 100, 1,400, 10,000 and 100,000 ratings."""
    lines = [
        "### Cost (milliseconds, quickest of several)",
        "",
        "| ratings | fit | forecast, 1 hour | forecast, 24 hours | level, 200 hours | easing |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [_line(size, 15 if size <= 1_400 else 3) for size in SIZES]
    return "\n".join(lines) + "\n"
