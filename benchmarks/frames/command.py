"""The light front of `ebb bench frames`."""

from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """How slow the phone is, and how often."""
    parser.add_argument("--throttle", type=float, default=4, help="times slower (4)")
    parser.add_argument("--rounds", type=int, default=15, help="how often each (15)")


def run(args: Namespace) -> int:
    """Measure and print; 0."""
    from benchmarks.frames import main

    main(args.throttle, args.rounds)
    return 0
