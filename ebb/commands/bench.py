"""Measure the science beside its peers. The benches live in the source tree, not in the package."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

NAME = "bench"
HELP = "Measure the forecast and the learner beside their peers, and weigh the pages."
BENCHES = {
    "forecast": "Score the forecast beside its peers, on a file or on simulated people.",
    "helps": "Score the learner of what helps on simulated people.",
    "frames": "Time the wave's first moving frame and the step after a tap in a real browser.",
    "pages": "Weigh the first page, the wave, the pause and the help page, gzipped.",
}


def _module(name: str) -> ModuleType | None:
    """A bench's light front, `benchmarks/<name>/command.py`, if the source tree is here."""
    address = f"benchmarks.{name}.command"
    try:
        return import_module(address) if find_spec(address) else None
    except ModuleNotFoundError:
        return None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One bench each; its own module adds the rest and imports the heavy parts when it runs."""
    kinds = parser.add_subparsers(title="benches", dest="bench", metavar="BENCH", required=True)
    for name, text in BENCHES.items():
        kind = kinds.add_parser(name, help=text, description=text)
        if bench := _module(name):
            bench.add_arguments(kind)


def run(args: argparse.Namespace) -> int:
    """0: measured. 2: it could not be asked like that, said in one line."""
    bench = _module(args.bench)
    if bench is None:
        print("ebb: the benches live in the source tree; run this from there", file=sys.stderr)
        return 2
    try:
        return int(bench.run(args))
    except (OSError, ValueError) as problem:
        print(f"ebb: {problem}", file=sys.stderr)
        return 2
