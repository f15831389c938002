"""Rolling origins: every method forecasts every rating from what was known, then is scored.

"Next" is the next rating; "24 h" is every rating from what was known at least 24
hours before it. The first 20 ratings are for learning; ratings 8 to 20 and people
with hardly any spread (sd below 0.5) have tables of their own. Ours goes through
the public door: `fit` on what was known, then `Curve.forecast`, at every origin.
"""

import csv
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from benchmarks.forecast.exact import exact_pmf, known_before
from benchmarks.forecast.fitted import FITTED, pool
from benchmarks.forecast.generators import Person
from benchmarks.forecast.peers import LIGHT, Floats, Ints
from benchmarks.forecast.score import bounded, coverage, crps, log_score, pit
from ebb.science.curve import fit

LEADS = {"next": 0.0, "24 h": 24.0}
LEARNING, EARLY, LEAST = 20, 8, 10
OURS, EXACT, POOL = "Ebb", "exact filter", "linear pool"
STILL_SD = 0.5
LEVELS = (0.5, 0.8, 0.95)


@dataclass(frozen=True)
class Row:
    """One method's mean scores for one person, lead and stage ("all" or "8-20")."""

    person: str
    world: str
    still: bool
    lead: str
    stage: str
    method: str
    count: int
    crps: float
    log: float
    covered: tuple[float, ...]


def ours(person: Person) -> dict[str, Floats]:
    """Ebb's chances (n, 11) of every rating, by lead; even where nothing was forecast."""
    known = {name: known_before(person.hours, lead) for name, lead in LEADS.items()}
    out = {name: np.full((person.hours.size, 11), 1 / 11) for name in LEADS}
    for k in range(EARLY - 1, person.hours.size - 1):
        curve = fit(person.hours[: k + 1], person.intensity[: k + 1])
        for name in LEADS:
            targets = np.flatnonzero(known[name] == k)
            if targets.size:
                out[name][targets] = curve.forecast(person.hours[targets]).pmf
    return out


def _fitted(person: Person, known: Ints, slow: bool) -> dict[str, Floats]:
    found = {}
    for name, (library, peer) in FITTED.items():
        if find_spec(library) is None or (name == "Prophet" and not slow):
            continue
        found[name] = peer(person.hours, person.intensity, known)
    if "OU" in found:
        found[POOL] = pool(person.hours, person.intensity, known, found["OU"])
    return found


def forecasts(person: Person, *, fitted: bool, slow: bool) -> dict[str, dict[str, Floats]]:
    """Chances (n, 11) by lead and method."""
    mine = ours(person)
    out: dict[str, dict[str, Floats]] = {}
    for name, lead in LEADS.items():
        known = known_before(person.hours, lead)
        found = {OURS: mine[name]}
        found |= {peer: f(person.hours, person.intensity, known) for peer, f in LIGHT.items()}
        found |= _fitted(person, known, slow) if fitted else {}
        best = exact_pmf(person, lead)
        out[name] = found if best is None else found | {EXACT: best}
    return out


def _stages(person: Person, lead: float) -> dict[str, Ints]:
    known = known_before(person.hours, lead) + 1
    early = np.flatnonzero((known >= EARLY) & (known < LEARNING))
    return {"all": np.flatnonzero(known >= LEARNING), "8-20": early}


def rows(person: Person, *, fitted: bool = True, slow: bool = False) -> list[Row]:
    """Every method's scores for one person."""
    point = person.intensity.astype(np.intp)
    still = bool(np.std(person.intensity) < STILL_SD)
    out = []
    for lead, methods in forecasts(person, fitted=fitted, slow=slow).items():
        for stage, targets in _stages(person, LEADS[lead]).items():
            if targets.size < (LEAST if stage == "all" else 3):
                continue
            for method, chances in methods.items():
                pmf, came = bounded(chances[targets]), point[targets]
                ranks = pit(pmf, came, np.random.default_rng(11))
                scores = float(crps(pmf, came).mean()), float(log_score(pmf, came).mean())
                inside = tuple(coverage(ranks, level) for level in LEVELS)
                head = (person.name, person.world, still, lead, stage, method, targets.size)
                out.append(Row(*head, *scores, inside))
    return out


def everybody(
    people: Iterable[Person],
    *,
    fitted: bool = True,
    slow_each: int = 5,
    say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),
) -> list[Row]:
    """Score everybody; Prophet only for the first `slow_each` people of a world."""
    out: list[Row] = []
    met: dict[str, int] = {}
    for person in people:
        met[person.world] = met.get(person.world, 0) + 1
        out += rows(person, fitted=fitted, slow=met[person.world] <= slow_each)
        if met[person.world] % 5 == 0:
            say(f"{person.name} done")
    return out


def read_people(path: str) -> list[Person]:
    """People in a CSV file with columns person,hours,intensity (whole points 0-10).

    Ratings are rounded to whole points. ValueError names what is missing or wrong.
    """
    found: dict[str, list[tuple[float, float]]] = {}
    with Path(path).open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        if not {"person", "hours", "intensity"} <= set(reader.fieldnames or ()):
            raise ValueError(f"{path} needs the columns person,hours,intensity")
        for line in reader:
            pair = (float(line["hours"]), float(line["intensity"]))
            found.setdefault(line["person"], []).append(pair)
    people = []
    for name, pairs in found.items():
        hours, intensity = np.array(sorted(pairs)).T
        people.append(Person(name, "file", hours, np.round(intensity), None))
    return people
