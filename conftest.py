"""What every test can ask for; the parts live in `tests.support`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings as laws

pytest_plugins = [
    "tests.support.databases",
    "tests.support.served",
    "tests.support.browsers",
    "tests.support.scripted",
    "tests.support.cast",
]
pytest.register_assert_rewrite("tests.support.twins")  # its tests are subclassed by two rooms
laws.register_profile("ebb", deadline=None)  # a slow example says nothing about a law
laws.load_profile("ebb")
# A browser under load loses a message of its tools now and then. Failing twice is a failure;
# failing once is named at the end (`RERUN`), to be looked into. `--reruns 0` takes it away.
WALKED_TWICE = pytest.mark.flaky(reruns=1)


def pytest_configure() -> None:
    """Static files without hashes: a test does not gather them first."""
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )


@pytest.fixture(scope="session", autouse=True)
def _cheap_keys() -> Iterator[None]:
    """Deriving a key takes most of a second on purpose, but not in every test."""
    from ebb.vault.tests.cheap import cheap_keys

    with cheap_keys():
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What the other database answers is left out, not skipped: a skip is a gap."""
    database = config.getoption("--database")
    left_out = [item for item in items if not belongs(item, database)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    if config.getoption("reruns") is None:
        for item in items:
            if item.get_closest_marker("journey"):
                item.add_marker(WALKED_TWICE)


def belongs(item: pytest.Item, database: str) -> bool:
    """A journey walks on the second database only where what it keeps is the point."""

    def marked(name: str) -> bool:
        return item.get_closest_marker(name) is not None

    if database == "sqlite":
        return not marked("postgresql")
    walks = marked("journey") and not marked("rows")
    return not (marked("sqlite") or marked("once") or walks)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With --nothing-skipped a skip is a failure, so that CI never goes green by leaving out."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--nothing-skipped") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
