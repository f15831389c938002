"""The `ebb` command: every verb is a small module in `ebb.commands`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from ebb.commands import COMMANDS, Mistake


class Command(Protocol):
    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace) -> int: ...


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="ebb", description="Ebb, on your own machine.")
    verbs = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        command = cast("Command", import_module(module))
        one = verbs.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """0: done. 1: something is not as it should be. 2: it could not be asked like that."""
    args = parser().parse_args(argv)
    try:
        return int(args.run(args))
    except Mistake as mistake:
        print(f"ebb: {mistake}", file=sys.stderr)
        return mistake.status
    except KeyboardInterrupt:
        return 130
