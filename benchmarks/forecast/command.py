"""`ebb bench forecast`: people in, tables out."""

import argparse
import json
import sys
from dataclasses import asdict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A file or the simulated people, and how many."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE.csv", help="columns person,hours,intensity"
    )
    parser.add_argument("--simulated", action="store_true", help="the frozen simulated people")
    parser.add_argument("--each", type=int, default=25, help="simulated people per world (25)")
    parser.add_argument("--light", action="store_true", help="only peers that need no library")
    parser.add_argument(
        "--floor",
        type=int,
        metavar="EACH",
        help="only estimate what not knowing the person costs, on EACH simulated people per world",
    )
    parser.add_argument("--json", action="store_true", help="print every score instead of tables")


def run(args: argparse.Namespace) -> int:
    """0 when the tables are printed. ValueError, in one line, for a file that cannot be used."""
    from benchmarks.forecast.cost import cost
    from benchmarks.forecast.errors import errors
    from benchmarks.forecast.fitted import missing
    from benchmarks.forecast.floor import floor
    from benchmarks.forecast.generators import people
    from benchmarks.forecast.run import everybody, read_people
    from benchmarks.forecast.table import report

    if args.floor:
        print(floor(args.floor))
        return 0
    if bool(args.file) == args.simulated:
        raise ValueError("name one file with columns person,hours,intensity, or ask --simulated")
    found = people(args.each) if args.simulated else read_people(args.file)
    if (absent := missing()) and not args.light:
        print(f"without {', '.join(absent)}: not installed", file=sys.stderr)
    rows = everybody(found, fitted=not args.light)
    if args.json:
        print(json.dumps([asdict(row) for row in rows]))
        return 0
    print(report(rows))
    if args.simulated:
        print(errors())
        print(cost())
    return 0
