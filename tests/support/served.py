"""The real product, running: `ebb serve` in a process group of its own, with its own data."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

PATIENCE = 60  # seconds; two busy cores are slow


class Served:
    """A running Ebb: where it is, where its data lies, and what can happen to a server."""

    command = "serve"

    def __init__(self, folder: Path, **settings: str) -> None:
        self.data = folder / "data"
        self.log = folder / "log.txt"  # everything it prints, for tests that look for traces
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = clean_environment() | {"EBB_DATA": str(self.data)} | settings
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "ebb", self.command, "--port", str(self.port)],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.process is None or self.process.poll() is not None:
                break
            if self.answers():
                return
            time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"ebb {self.command} did not start:\n{self.log.read_text()}")

    def answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self.address}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True

    def stop(self) -> int:
        """As Ctrl-C does it; gives the exit status."""
        return self.end(signal.SIGINT)

    def kill(self) -> int:
        """As a power cut does it: nothing gets to tidy up."""
        return self.end(signal.SIGKILL)

    def end(self, how: signal.Signals) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        if how is signal.SIGKILL:
            os.killpg(process.pid, how)
        else:
            process.send_signal(how)
        try:
            return process.wait(PATIENCE)
        finally:
            kill_group(process.pid)

    def restart(self) -> None:
        self.stop()
        self.start()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It takes requests and answers none of them until the block ends."""
        assert self.process
        group = self.process.pid
        stop_group(group)
        try:
            yield
        finally:
            os.killpg(group, signal.SIGCONT)

    @contextmanager
    def slow(self, seconds: float) -> Iterator[None]:
        """Frozen from now on, and answering again after some seconds (while the block runs)."""
        assert self.process
        group = self.process.pid
        stop_group(group)
        timer = threading.Timer(seconds, os.killpg, (group, signal.SIGCONT))
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            os.killpg(group, signal.SIGCONT)


def stop_group(group: int) -> None:
    """A signal arrives a moment later: a request that comes sooner would still be answered."""
    os.killpg(group, signal.SIGSTOP)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if all(state in "TZ" for state in states(group)):
            return
        time.sleep(0.01)
    raise RuntimeError("the server did not stand still")


def states(group: int) -> list[str]:
    """T is stopped, Z is gone. Where the system does not list its processes, a moment has to do."""
    listed = list(Path("/proc").glob("[0-9]*/stat"))
    if not listed:
        time.sleep(0.3)
    found = []
    for path in listed:
        with suppress(OSError):  # gone since
            state, _parent, own, *_ = path.read_text().rpartition(")")[2].split()
            found += [state] if int(own) == group else []
    return found


def kill_group(group: int) -> None:
    """Nothing of it stays behind, the worker included."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def clean_environment() -> dict[str, str]:
    """This process's, without what belongs to the tests."""
    ours = ("EBB_", "DJANGO_", "PYTHONDONTWRITEBYTECODE", "PYTEST_", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"EBB_TIME_ZONE": "UTC"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def own_database() -> Iterator[dict[str, str]]:
    """On PostgreSQL a database for one running product; on SQLite its data folder has the file."""
    if "PGHOST" not in os.environ:
        yield {}
        return
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"served_{secrets.token_hex(6)}"
    with psycopg.connect(dbname="postgres", autocommit=True) as server:
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield {"EBB_DATABASE_URL": f"postgresql://{os.environ['PGUSER']}@/{name}"}
        finally:
            server.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@pytest.fixture(scope="session")
def started_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a product that was started and stopped: tables and static files lie there.

    Making them anew for each of some hundred journeys cost minutes of a run. Here, in the demo
    and wherever a test brings settings of its own the first start of all is made.
    """
    with own_database() as settings:
        product = Served(tmp_path_factory.mktemp("once"), **settings)
        product.start()
        product.stop()
        return product.data


@pytest.fixture
def served(tmp_path: Path, started_once: Path) -> Iterator[Served]:
    """An Ebb that nobody has opened yet."""
    with own_database() as settings:
        product = Served(tmp_path, **settings)
        shutil.copytree(started_once, product.data)
        product.start()
        try:
            yield product
        finally:
            product.kill()
