"""The light front of `ebb bench pages`."""

from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Nothing to choose: four pages, as a first visitor gets them."""


def run(args: Namespace) -> int:
    """Weigh the pages and print; 0."""
    from benchmarks.pages import main

    main()
    return 0
