"""Loaded before everything else (`-p` in pyproject.toml): a world of its own for the tests.

Settings are read from the environment once, when pytest-django starts, so the
environment has to be right before that: a wrapper around the very first hook.
The workers of pytest-xdist inherit it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.postgresql import PostgreSQL

STARTED: list[PostgreSQL] = []
FOLDERS: list[Path] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    ebb = parser.getgroup("ebb")
    ebb.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="what the whole suite runs on; postgresql starts a private instance",
    )
    ebb.addoption(
        "--nothing-skipped", action="store_true", help="a skipped test fails the run (CI)"
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, parser: pytest.Parser, args: list[str]
) -> Generator[None]:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        prepare(parser.parse_known_args(args).database)
    return (yield)


def pytest_unconfigure() -> None:
    while STARTED:
        STARTED.pop().stop()
    while FOLDERS:
        shutil.rmtree(FOLDERS.pop(), ignore_errors=True)


def prepare(database: str) -> None:
    for name in [name for name in os.environ if name.startswith(("EBB_", "PG"))]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="ebb-test-"))
    FOLDERS.append(folder)
    os.environ["EBB_DATA"] = str(folder / "data")
    os.environ["EBB_SECRET_KEY"] = "only-for-tests-" + "0123456789abcdef" * 4
    os.environ["EBB_TIME_ZONE"] = "UTC"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
    if database == "postgresql":
        instance = PostgreSQL.start()
        STARTED.append(instance)
        os.environ.update(instance.environment())
