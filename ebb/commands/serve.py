"""Run Ebb on this machine."""

from __future__ import annotations

import argparse
import socket
import sys
from typing import Any

from ebb.commands import Mistake
from ebb.commands.durable import require_promises
from ebb.commands.ready import django_ready, hang_up, migrate, own_folder
from ebb.commands.running import alone
from ebb.commands.static import gather

NAME = "serve"
HELP = "Run Ebb on this machine."
HOST = "127.0.0.1"  # never another address in solo mode: plain HTTP stays on this machine
PORT = 8765


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=PORT, help=f"the port ({PORT})")


def run(args: argparse.Namespace) -> int:
    from django.conf import settings

    django_ready()
    require_free(args.port)
    own_folder(settings.DATA)
    with alone():
        prepare()
        print(f"Ebb is here: http://{HOST}:{args.port}  (Ctrl-C stops it)", flush=True)
        listen(args.port, "ebb.commands.solo:application")
    return 0


def prepare() -> None:
    from ebb.vault import finish_erasing

    migrate()
    require_promises()
    finish_erasing()
    gather()
    hang_up()


def require_free(port: int) -> None:
    if not 0 < port < 65536:
        raise Mistake(f"--port must be between 1 and 65535, not {port}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise Mistake(
                f"Something already listens on port {port}. Is Ebb running? Else try --port.", 1
            ) from None


def listen(port: int, application: str = "ebb.wsgi:application") -> None:
    """One worker, because the other half of every session key lives in its memory."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        application,
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        log_dictconfig=quiet_logs(),
        workers_kill_timeout=5,
    ).serve()
    print("Ebb has stopped.", file=sys.stderr)


def quiet_logs() -> dict[str, Any]:
    """The server's own logger too goes through the filter that lets no words pass."""
    from django.conf import settings

    ours: dict[str, Any] = dict(settings.LOGGING)
    quiet = {"handlers": ["stderr"], "level": "WARNING", "propagate": False}
    return ours | {"loggers": ours["loggers"] | {"_granian": quiet, "granian.access": quiet}}
