"""The test database: a real file in SQLite's case, since some tests read its raw bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Before pytest-django adds the worker's own suffix: where SQLite's file lies."""
    from django.conf import settings

    one: dict[str, Any] = settings.DATABASES["default"]
    one.setdefault("TEST", {})
    if one["ENGINE"].endswith("sqlite3"):
        one["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")


@pytest.fixture
def database_file(db: None) -> Path:
    """SQLite's file; beside it lie `-wal` and `-shm`. For tests marked `sqlite`."""
    from django.db import connection

    assert connection.vendor == "sqlite", "mark this test with pytest.mark.sqlite"
    return Path(str(connection.settings_dict["NAME"]))
