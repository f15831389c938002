"""The light front of `ebb bench helps`."""

from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of `ebb bench helps`."""
    parser.add_argument("--people", type=int, default=2000, help="simulated people per world")
    parser.add_argument("--walks", type=int, default=500, help="of them, those offered to")
    parser.add_argument("--part", choices=("naming", "offers", "both"), default="both")
    parser.add_argument("--seed", type=int, default=7, help="of the simulated people")
    parser.add_argument("--json", action="store_true", help="one JSON object per row")


def run(args: Namespace) -> int:
    """Measure and print; 0. Raises `ValueError` for fewer than two people."""
    if min(args.people, args.walks) < 2:
        raise ValueError("Two simulated people are the least")
    from benchmarks.helps.report import show

    return show(args)
