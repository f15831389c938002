"""`ebb check`: one test for each thing it has to find, and that it keeps secrets to itself."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from pytest_django import Settings

from ebb import vault
from ebb.cli import main
from ebb.commands import checks, keys
from ebb.safety import helplines
from ebb.vault.models import Slot

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 4)
SECRET = "a-long-secret-for-the-check-0123456789-abcdefghijklmnop"


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine as it should be, without what only tests need."""
    # Playwright's loop in this thread needs the variable; only the check must not see it.
    nothing = SimpleNamespace(environ={})
    monkeypatch.setattr("django.core.checks.async_checks.os", nothing)
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    settings.DATA = folder
    settings.STATIC_ROOT = folder / "static"
    settings.SECRET_KEY = SECRET
    return folder


def wrong() -> str:
    """What would be said; helplines are looked at on the day the newest was checked."""
    rows = [seen for one in helplines.countries().values() for seen in checks.sources(one)]
    day = min(seen.checked for seen in rows)
    return "\n".join(one.line for one in checks.findings(day) if not one.fine)


def test_a_machine_as_it_should_be_has_nothing_to_look_at(data: Path) -> None:
    (data / "secret").touch(mode=0o600)

    assert wrong() == ""


def test_a_folder_or_a_secret_that_others_can_read(data: Path) -> None:
    (data / "secret").touch(mode=0o644)
    data.chmod(0o755)

    assert "chmod 700" in wrong()
    assert "chmod 600" in wrong()


@pytest.mark.parametrize("secret", ["short", "a" * 80])
def test_a_secret_that_can_be_guessed(settings: Settings, secret: str) -> None:
    settings.SECRET_KEY = secret

    assert "The server's secret" in wrong()


@pytest.mark.parametrize("name", ["*", "ebb.example", "192.168.0.7"])
def test_more_names_than_this_machines(settings: Settings, name: str) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", name]

    assert name in wrong()


def test_a_key_that_is_derived_too_cheaply() -> None:
    vault.begin("seven quiet herons at dusk", today=TODAY, recovery=False)
    assert "guarded too weakly" in wrong()

    Slot.objects.update(memory_kib=19 * 1024, passes=2, lanes=1)
    assert "guarded too weakly" not in wrong()


def test_a_helpline_that_nobody_has_looked_at_for_half_a_year() -> None:
    newest = max(
        seen.checked for one in helplines.countries().values() for seen in checks.sources(one)
    )

    found = checks.the_helplines(newest + timedelta(days=181))

    assert [one.fine for one in found] == [False]


def test_a_backup_that_is_missing_or_old(data: Path) -> None:
    assert checks.the_backup(TODAY).fine

    vault.begin("seven quiet herons at dusk", today=TODAY, recovery=False)
    assert not checks.the_backup(TODAY).fine

    keys.last_backup_file().write_text("2026-03-01\n")
    assert checks.the_backup(TODAY).fine
    assert not checks.the_backup(TODAY + timedelta(days=5)).fine


@pytest.mark.sqlite
def test_a_database_that_might_lose_or_keep_too_much() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
        try:
            assert "secure_delete is 0" in wrong()
        finally:
            cursor.execute("PRAGMA secure_delete=ON")


def test_changes_of_the_database_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "pending_migrations", lambda: 2)

    assert "2 changes" in wrong()


def test_styles_of_an_older_version(data: Path) -> None:
    (data / "static.txt").write_text("0.0.1\n")

    assert "restart" in wrong()


def test_no_secret_is_printed_and_the_status_tells(
    data: Path, capsys: pytest.CaptureFixture[str], settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["ebb.example"]

    assert main(["check"]) == 1

    said = capsys.readouterr().out
    assert SECRET not in said
    assert "look at" in said
