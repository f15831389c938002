"""`ebb bench helps`: the whole comparison, printed row by row as it is found."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from importlib.util import find_spec

from benchmarks.helps import naming
from benchmarks.helps.naming import MARKS, Naming
from benchmarks.helps.offering import Offering, offering
from benchmarks.helps.peers import LEARNERS
from benchmarks.helps.people import Lives, live
from benchmarks.helps.worlds import WORLDS

type Row = Naming | Offering


def _naming(lives: Lives) -> Iterator[Naming]:
    for plan in ("one", "several", "tied"):
        for uses in MARKS if plan != "tied" else (40,):
            yield naming.ours(lives, uses, plan)
            if plan == "one":
                yield naming.raw(lives, uses, plan)
        if plan != "tied":
            yield from naming.knowing(lives, plan)


def _offers(lives: Lives, walks: int, seed: int) -> Iterator[Offering]:
    for learner in LEARNERS:
        if "MABWiser" not in learner or find_spec("mabwiser"):
            yield offering(lives, learner, min(walks, len(lives.which)), seed)


def rows(people: int, walks: int, seed: int, part: str = "both") -> Iterator[Row]:
    """Every row: how well effects are named, then what offers cost, world by world."""
    for number, world in enumerate(WORLDS):
        lives = live(world, people, seed * 100 + number)
        if part != "offers":
            yield from _naming(lives)
        if part != "naming":
            yield from _offers(lives, walks, seed)


def _text(row: Row) -> str:
    cells = [
        f"{v:.3f}" if isinstance(v, float) else str(v)
        for v in asdict(row).values()
        if v is not None
    ]
    return "  ".join(cells)


NAMED = "best  top-two  bias  covered  width  gap  true-if-probably  probably  gap-not-acting"
OFFERED = "world  learner  people  regret  +-  last-20  worth  familiar"


def show(args: Namespace) -> int:
    """Print the comparison; 0. Arguments as `command.add_arguments` makes them."""
    if not args.json:
        print(f"world  plan  learner  uses  {NAMED}\n{OFFERED}")
    if find_spec("mabwiser") is None:
        print("mabwiser is not installed: LinTS is left out", file=sys.stderr)
    for row in rows(args.people, args.walks, args.seed, args.part):
        print(json.dumps(asdict(row)) if args.json else _text(row), flush=True)
    return 0
