"""The hardening doctor: what is as it should be here, and what is not."""

from __future__ import annotations

import argparse

from ebb.commands.ready import django_ready

NAME = "check"
HELP = "Look whether everything on this machine is as it should be."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """There is nothing to choose: every check runs."""


def run(args: argparse.Namespace) -> int:
    django_ready()
    from django.utils.timezone import localdate

    from ebb.commands.checks import findings

    found = list(findings(localdate()))
    for finding in found:
        print(f"{'ok     ' if finding.fine else 'look at'}  {finding.line}")
    wrong = sum(not finding.fine for finding in found)
    print(f"{wrong} to look at." if wrong else "Everything is as it should be.")
    return 1 if wrong else 0
