"""Simulated people who settle, and what a learner makes of them: `ebb bench helps`."""

from benchmarks.helps.command import add_arguments, run

__all__ = ["add_arguments", "run"]
