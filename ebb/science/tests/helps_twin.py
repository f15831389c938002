"""The slow, obvious twin of `ebb.science.helps.drop`: lists, loops, one dense covariance.

It works in the space of the ratings instead of the coefficients: prior and noise give every
pair of ratings a covariance, and the effects are read off by conditioning.
"""

from math import cos, exp, expm1, log, pi, sin

from ebb.science.helps import Use
from ebb.science.parameters import helps as known

type Matrix = list[list[float]]


def solve(a: Matrix, b: Matrix) -> tuple[Matrix, float]:
    """Gauss-Jordan with pivots: a^-1 b, and log|a|."""
    n, rows, size = len(a), [[*r, *s] for r, s in zip(a, b, strict=True)], 0.0
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        size += log(abs(rows[i][i]))
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [row[n:] for row in rows], size


def strengths(uses: list[Use]) -> list[float]:
    """Ratings before, drawn to their mean by how few they are."""
    means = [sum(use.before) / len(use.before) for use in uses]
    weight, noise = known.STRENGTH_COUNT.value, known.RATING_SD[1] ** 2
    centre = (sum(means) + weight * 6) / (len(means) + weight)
    spread = sum((m - centre) ** 2 for m in means) + weight * known.STRENGTH_SD.value**2
    true = max(spread / (len(means) + weight) - noise, 0.5)
    return [
        centre + (true + noise) / (true + noise / len(use.before)) * (mean - centre)
        for use, mean in zip(uses, means, strict=True)
    ]


def rated(uses: list[Use], names: list[str]) -> list[dict[str, float]]:
    """One row per rating after: what is needed of it, in plain words."""
    newest, oldest = max(u.hours for u in uses), min(u.hours for u in uses)
    return [
        {
            "use": i,
            "name": names.index(use.exercise) if use.exercise else -1,
            "b": b,
            "h": minutes / 60,
            "y": rating,
            "angle": 2 * pi * (use.hours % 24 - 3) / 24,
            "since": (use.hours - oldest) / 2400,
            "age": (newest - use.hours) / 2400,
            "span": max((newest - oldest) / 2400, 0.01),
            "befores": len(use.before),
        }
        for i, (use, b) in enumerate(zip(uses, strengths(uses), strict=True))
        for minutes, rating in use.after
    ]


def walk(s: float, t: float, span: float) -> float:
    """Covariance of the first two Karhunen-Loeve terms of Brownian motion."""
    rates = [(j + 0.5) * pi / span for j in range(2)]
    return sum(2 / span * sin(w * s) * sin(w * t) / w**2 for w in rates)


def common(a: dict[str, float], tires: float) -> list[float]:
    """Columns before the effects."""
    h = -tires * expm1(-a["h"] / tires)
    slow = -(a["b"] - known.CALM.value) * h
    return [1, a["b"], slow, h, cos(a["angle"]), sin(a["angle"]), a["age"]]


SD = [
    parameter.value
    for parameter in (
        known.LEVEL_SD,
        known.KEEPS_SD,
        known.DECAY_SD,
        known.CALM_SD,
        known.NIGHT_SD,
        known.NIGHT_SD,
        known.EASE_SD,
    )
]


def covariance(
    a: dict[str, float], b: dict[str, float], tires: float, drift: float, noise: tuple[float, float]
) -> float:
    """Of two ratings, before anything was seen, without the noise of one rating."""
    columns = zip(common(a, tires), common(b, tires), SD, strict=True)
    total = sum(x * y * sd**2 for x, y, sd in columns)
    if a["name"] == b["name"] >= 0:
        shared = known.EFFECT_SD.value**2 + drift**2 * walk(a["since"], b["since"], a["span"])
        total += a["b"] / 6 * b["b"] / 6 * shared
    if a["use"] == b["use"]:
        total += noise[0] ** 2 + (known.KEEPS.value - 0.1) ** 2 * noise[1] ** 2 / a["befores"]
    return total


def condition(
    rows: list[dict[str, float]],
    effects: list[float],
    tires: float,
    drift: float,
    noise: tuple[float, float],
) -> tuple[list[float], float]:
    """Expected effects now, and the log marginal likelihood up to a constant."""
    s = [[covariance(a, b, tires, drift, noise) for b in rows] for a in rows]
    for i in range(len(rows)):
        s[i][i] += noise[1] ** 2
    start = [known.LEVEL.value, known.KEEPS.value, known.DECAY.value]
    off = []
    for a in rows:
        level = sum(x * m for x, m in zip(common(a, tires), start, strict=False))
        off.append(a["y"] - level + (effects[int(a["name"])] * a["b"] / 6 if a["name"] >= 0 else 0))
    solved, size = solve(s, [[value] for value in off])
    found = []
    for k, centre in enumerate(effects):
        reach = [
            -(known.EFFECT_SD.value**2 + drift**2 * walk(a["since"], a["span"], a["span"]))
            * a["b"]
            / 6
            if a["name"] == k
            else 0.0
            for a in rows
        ]
        found.append(centre + sum(r * x[0] for r, x in zip(reach, solved, strict=True)))
    return found, -0.5 * (size + sum(o * x[0] for o, x in zip(off, solved, strict=True)))


def effects(uses: list[Use], names: list[str], priors: list[float]) -> list[float]:
    """Expected effects now, averaged over the whole grid."""
    rows = rated(uses, names)
    grid = [
        (tires, drift, chance, (wave, rating))
        for tires in known.SATURATION
        for drift, chance in known.DRIFT
        for wave in known.WAVE_SD
        for rating in known.RATING_SD
    ]
    found, logs = [], []
    for tires, drift, chance, noise in grid:
        mean, likely = condition(rows, priors, tires, drift, noise)
        before = sum((log(x / m) / 0.4) ** 2 for x, m in zip(noise, (0.85, 0.7), strict=True))
        found.append(mean)
        logs.append(likely - 0.5 * before + log(chance))
    shares = [exp(value - max(logs)) for value in logs]
    return [
        sum(s * mean[k] for s, mean in zip(shares, found, strict=True)) / sum(shares)
        for k in range(len(priors))
    ]
