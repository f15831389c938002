"""The verbs of the `ebb` command, in the order its help shows them.

Each module has NAME, HELP, `add_arguments(parser)` and `run(args) -> status`, and
imports what it needs late, so that `ebb --help` stays quick.
"""

COMMANDS = (
    "ebb.commands.serve",
    "ebb.commands.demo",
    "ebb.commands.work",
    "ebb.commands.check",
    "ebb.commands.backup",
    "ebb.commands.restore",
    "ebb.commands.lab",
    "ebb.commands.curve",
    "ebb.commands.bench",
)


class Mistake(Exception):
    """Something a person can put right: said in one line, without a traceback."""

    def __init__(self, line: str, status: int = 2) -> None:
        super().__init__(line)
        self.status = status
