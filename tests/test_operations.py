"""The running product: it starts, stops, survives a power cut, and says little."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from ebb import vault
from ebb.commands import serve
from ebb.vault.models import Slot, Vault
from tests.support.served import Served, clean_environment, free_port


def ebb(*words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ebb", *words],
        env=clean_environment() | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_it_says_where_it_is_and_stops_when_asked(served: Served) -> None:
    assert served.stop() == 0

    said = served.log.read_text().splitlines()
    assert said == [f"Ebb is here: {served.address}  (Ctrl-C stops it)", "Ebb has stopped."]


def test_it_stops_for_a_service_manager_too(served: Served) -> None:
    assert served.end(signal.SIGTERM) == 0


def test_only_its_owner_can_read_what_it_writes(served: Served) -> None:
    """Styles and scripts are the same for everyone, and the folder above them is closed."""
    for path in [served.data, *served.data.iterdir()]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_it_comes_back_after_a_power_cut(served: Served) -> None:
    served.kill()

    served.start()

    assert served.answers()


def test_two_never_share_one_data_folder(served: Served) -> None:
    second = ebb("serve", "--port", str(free_port()), **served.environment)

    assert second.returncode == 1
    assert second.stderr == "ebb: Ebb is running with this data folder. Stop it first.\n"


def test_a_port_that_is_taken_is_said_in_one_line(served: Served, tmp_path: Path) -> None:
    second = ebb("serve", "--port", str(served.port), EBB_DATA=str(tmp_path / "second"))

    assert second.returncode == 1
    assert len(second.stderr.splitlines()) == 1


def test_nothing_is_brought_back_under_a_running_ebb(served: Served, tmp_path: Path) -> None:
    key, file = tmp_path / "key", tmp_path / "file"
    made = [
        ebb("backup", "--new-key", str(key), **served.environment).returncode,
        ebb("backup", str(file), **served.environment).returncode,
    ]
    running = ebb("restore", str(file), "--key", str(key), "--replace", **served.environment)
    served.stop()
    stopped = ebb("restore", str(file), "--key", str(key), **served.environment)

    assert made == [0, 0]
    assert running.returncode == 1, served.log.read_text()
    assert stopped.returncode == 0, stopped.stderr


def test_it_listens_on_this_machine_only(served: Served) -> None:
    """In Linux's own table: 0100007F is 127.0.0.1, and no other line has this port."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        return
    port = f":{served.port:04X}"
    places = [line.split()[1] for line in table.read_text().splitlines() if " 0A " in line]

    assert [place for place in places if place.endswith(port)] == ["0100007F" + port]
    assert port not in "".join(
        line.split()[1]
        for line in Path("/proc/net/tcp6").read_text().splitlines()
        if " 0A " in line
    )


def test_static_files_are_gathered_once_and_kept_for_ever(served: Served) -> None:
    page = urllib.request.urlopen(f"{served.address}/help/").read().decode()
    name = page.split('href="/static/', 1)[1].split('"', 1)[0]
    answer = urllib.request.urlopen(f"{served.address}/static/{name}")
    before = (served.data / "static").stat().st_mtime_ns
    served.restart()

    assert "immutable" in answer.headers["Cache-Control"]
    assert (served.data / "static").stat().st_mtime_ns == before


def test_a_frozen_server_answers_again(served: Served) -> None:
    started = time.monotonic()
    with served.slow(1):
        assert served.answers()

    assert time.monotonic() - started >= 0.9


@pytest.mark.parametrize("words", [("serve",), ("check",), ("backup", "file")])
def test_hosted_mode_is_refused_clearly(tmp_path: Path, words: tuple[str, ...]) -> None:
    secret = "only-for-this-" + "x" * 40
    done = ebb(*words, EBB_DATA=str(tmp_path), EBB_MODE="host", EBB_SECRET_KEY=secret)

    assert done.returncode == 2
    assert done.stderr.startswith("ebb: Hosted mode is not part of this release yet")


def test_a_time_zone_that_is_a_rule_does_not_stop_the_start(tmp_path: Path) -> None:
    assert ebb("check", EBB_DATA=str(tmp_path), TZ="CET-1CEST").returncode == 0


@pytest.mark.sqlite
def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "one#two?three%20"
    done = ebb("backup", "--new-key", str(tmp_path / "key"), EBB_DATA=str(folder))
    kept = ebb("restore", "no-file", "--key", str(tmp_path / "key"), EBB_DATA=str(folder))

    assert (done.returncode, kept.returncode) == (0, 2)
    assert (folder / "ebb.sqlite3").is_file()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EBB_UNKNOWN", "1"),
        ("EBB_MODE", "both"),
        ("EBB_EXIT_URL", "http://plain.example/"),
        ("EBB_TIME_ZONE", "Nowhere/Land"),
        ("EBB_DATABASE_URL", "postgresql://someone@host:port/name"),
        ("EBB_DATABASE_URL", "sqlite:///"),
    ],
)
def test_a_wrong_setting_is_one_line_and_never_a_traceback(
    tmp_path: Path, name: str, value: str
) -> None:
    done = ebb("check", **{"EBB_DATA": str(tmp_path), name: value})

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [[], ["unknown"], ["serve", "--port", "many"], ["serve", "--port", "0"]]
)
def test_a_command_that_cannot_be_asked_ends_with_two(tmp_path: Path, words: list[str]) -> None:
    assert ebb(*words, EBB_DATA=str(tmp_path)).returncode == 2


@pytest.mark.sqlite
def test_a_database_without_its_promises_is_not_served(tmp_path: Path) -> None:
    """In a folder where SQLite cannot keep a write-ahead log, the start is refused."""
    from ebb.commands import Mistake, durable

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(durable, "broken_promises", lambda: ["synchronous is 1, not 2 (why)"])
        with pytest.raises(Mistake, match="synchronous"):
            durable.require_promises()


@pytest.mark.sqlite
def test_the_served_database_is_in_write_ahead_mode(served: Served) -> None:
    with sqlite3.connect(served.data / "ebb.sqlite3") as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.django_db(transaction=True)
def test_an_erasing_that_was_interrupted_is_finished_at_the_start(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    vault.begin("seven quiet herons at dusk", today=date(2026, 3, 4), recovery=False)
    Slot.objects.all().delete()

    serve.prepare()

    assert not Vault.objects.exists()


def test_a_secret_that_is_too_short_stops_the_start(tmp_path: Path) -> None:
    done = ebb("check", EBB_DATA=str(tmp_path), EBB_SECRET_KEY="short")

    assert done.returncode == 2
    assert "at least 50 characters" in done.stderr
    assert "Traceback" not in done.stderr
