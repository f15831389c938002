"""Slow, obvious twins of the curve in plain Python: the referees of the tests.

Loops and lists only, another route to the same numbers: a Kalman filter and
smoother with 2x2 matrices written out, where the curve uses banded precisions.
"""

from math import exp

Pair = tuple[float, float]


def ou_filter(
    hours: list[float], value: list[float], tau: float, share: float, mean: float
) -> list[Pair]:
    """Filtered mean and variance (v = 1) of an OU deviation after each rating, known mean."""
    x, spread, out = 0.0, share, []
    for i, rating in enumerate(value):
        kept = exp(-(hours[i] - hours[i - 1]) / tau) if i else 0.0
        x, spread = kept * x, kept**2 * spread + share * (1 - kept**2)
        gain = spread / (spread + 1 - share)
        x, spread = x + gain * (rating - mean - x), spread * (1 - gain)
        out.append((x, spread))
    return out


State = tuple[float, float, float, float, float]  # level, deviation, var, covariance, var


def _carry(state: State, gap: float, tau: float, share: float, drift: float) -> State:
    level, passing, a, b, c = state
    kept = exp(-gap / tau)
    moved = share * (1 - kept**2) + kept**2 * c
    return level, kept * passing, a + drift * gap / 168, kept * b, moved


def _rated(state: State, rating: float, noise: float) -> State:
    level, passing, a, b, c = state
    size = a + 2 * b + c + noise
    miss = rating - level - passing
    up, across = (a + b) / size, (b + c) / size
    return (
        level + up * miss,
        passing + across * miss,
        a - up * (a + b),
        b - up * (b + c),
        c - across * (b + c),
    )


def level(
    hours: list[float],
    value: list[float | None],
    tau: float,
    share: float,
    drift: float,
    start: float,
    spread: float,
) -> list[Pair]:
    """Smoothed level and its variance (v = 1) at every hour; None where nothing was rated."""
    before: list[State] = []
    after: list[State] = []
    state: State = (start, 0.0, spread, 0.0, share)
    for i, rating in enumerate(value):
        if i:
            state = _carry(state, hours[i] - hours[i - 1], tau, share, drift)
        before.append(state)
        if rating is not None:
            state = _rated(state, rating, 1 - share)
        after.append(state)
    return _smoothed(hours, before, after, tau)


def _smoothed(
    hours: list[float], before: list[State], after: list[State], tau: float
) -> list[Pair]:
    """Rauch, Tung & Striebel (1965), backwards, with the 2x2 inverse written out."""
    now = after[-1]
    out = [(now[0], now[2])]
    for i in range(len(hours) - 2, -1, -1):
        l0, x0, a0, b0, c0 = after[i]
        l1, x1, a1, b1, c1 = before[i + 1]
        kept = exp(-(hours[i + 1] - hours[i]) / tau)
        down = a1 * c1 - b1 * b1
        # gain = P F' P1^-1, rows of level and deviation
        g = [
            [(p * c1 - q * kept * b1) / down, (q * kept * a1 - p * b1) / down]
            for p, q in ((a0, b0), (b0, c0))
        ]
        dl, dx = now[0] - l1, now[1] - x1
        da, db, dc = now[2] - a1, now[3] - b1, now[4] - c1

        def quad(r: list[float], s: list[float], d: tuple[float, float, float]) -> float:
            return r[0] * s[0] * d[0] + (r[0] * s[1] + r[1] * s[0]) * d[1] + r[1] * s[1] * d[2]

        d = (da, db, dc)
        now = (
            l0 + g[0][0] * dl + g[0][1] * dx,
            x0 + g[1][0] * dl + g[1][1] * dx,
            a0 + quad(g[0], g[0], d),
            b0 + quad(g[0], g[1], d),
            c0 + quad(g[1], g[1], d),
        )
        out.append((now[0], now[2]))
    return out[::-1]


def weights(came: list[list[float]], considered: list[list[float]], floor: float) -> list[float]:
    """Posterior mean over the mixtures considered, each as likely as any before the data."""
    chances = []
    for mixture in considered:
        chance = 1.0
        for row in came:
            chance *= sum(w * c for w, c in zip(mixture, row, strict=True))
        chances.append(chance)
    experts = range(len(considered[0]))
    pairs = list(zip(chances, considered, strict=True))
    mean = [sum(c * mixture[e] for c, mixture in pairs) / sum(chances) for e in experts]
    lifted = [max(w, floor) for w in mean]
    return [w / sum(lifted) for w in lifted]


def in_wave(
    hours: list[float],
    point: list[int],
    calm: list[float],
    wave: list[float],
    stays: Pair,
) -> list[float]:
    """Chance of the second of two hidden states after each rating; `stays` mean hours in each."""
    share, speed = stays[1] / (stays[0] + stays[1]), 1 / stays[0] + 1 / stays[1]
    chance, out = share, []
    for i, rated in enumerate(point):
        gap = hours[i] - hours[i - 1] if i else 0.0
        chance = share + (chance - share) * exp(-gap * speed)
        up, down = chance * wave[rated], (1 - chance) * calm[rated]
        chance = up / (up + down)
        out.append(chance)
    return out


def nested(
    hours: list[float], point: list[int], now: float, prior: list[float], nests: list[Pair]
) -> list[float]:
    """Histograms of shorter and shorter pasts, each shrunk to the one before."""
    chances = list(prior)
    for span, pseudo in nests:
        recent = [p for h, p in zip(hours, point, strict=True) if h > now - span]
        counts = [recent.count(k) for k in range(11)]
        chances = [
            (pseudo * c + n) / (pseudo + len(recent)) for c, n in zip(chances, counts, strict=True)
        ]
    return chances
