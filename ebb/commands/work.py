"""Send the nudges that are due, until it is stopped."""

from __future__ import annotations

import argparse
import signal
import sys
from threading import Event

from ebb.commands import Mistake
from ebb.commands.ready import django_ready

NAME = "work"
HELP = "Send the nudges that are due; `ebb serve` does it by itself."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="look once, say how it went, and stop")


def run(args: argparse.Namespace) -> int:
    django_ready()
    require_tables()
    from ebb.nudges.loop import one_round, work

    if args.once:
        done = one_round()
        print(f"{done.sent} sent, {done.waiting} to try again, {done.dropped} refused.")
        return 1 if done.waiting or done.dropped else 0
    stop = Event()
    for ends in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ends, lambda *_: stop.set())
    print("Nudges are sent from here  (Ctrl-C stops it)", flush=True)
    work(stop)
    print("Nudges have stopped.", file=sys.stderr)
    return 0


def require_tables() -> None:
    """The database is made and brought up to date by `ebb serve` only."""
    from ebb.commands.checks import has_database, pending_migrations

    if not has_database() or pending_migrations():
        raise Mistake("The database is not ready: run `ebb serve` first.", 1)
