"""`ebb work`, and the thread inside `ebb serve`, as they run: processes of their own."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from aiosmtpd.controller import Controller

from ebb.nudges.tests.servers import Mailbox
from tests.support.served import Served, clean_environment, free_port

TO = "ana-kestrel@lantern.example"
SEALING = """
import os, django
django.setup()
from datetime import timedelta
from django.utils.timezone import now
from ebb.nudges.models import Channel, Due
from ebb.nudges.places import Mail, Place, sealed_place
from ebb.vault import begin, new_id
begun = begin("seven quiet herons at dusk", today=now().date(), recovery=False)
channel = Channel(id=new_id(), vault_id=begun.opened.vault_id)
place = Place(way=Mail("%s"), words="Hello.", subject="A small reminder")
channel.blob = sealed_place(channel, place)
channel.save(force_insert=True)
Due.objects.create(id=new_id(), channel=channel, due_at=now() - timedelta(minutes=1))
"""


@pytest.fixture
def box() -> Mailbox:
    return Mailbox(free_port())


@pytest.fixture
def mail(box: Mailbox) -> Iterator[str]:
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield f"smtp://127.0.0.1:{box.port}?from=post@quiet.example"
    controller.stop()


def plant(product: Served) -> None:
    """Someone whose nudge is due, in the product's own database."""
    settings = product.environment | {"DJANGO_SETTINGS_MODULE": "ebb.settings"}
    subprocess.run([sys.executable, "-c", SEALING % TO], env=settings, check=True, timeout=60)


def work(product: Served, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ebb", "work", *words],
        env=product.environment | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def wait_for(box: Mailbox) -> None:
    patience = Event()
    for _ in range(400):
        if box.letters:
            return
        patience.wait(0.1)


def test_once_sends_what_is_due_and_says_how_many(served: Served, box: Mailbox, mail: str) -> None:
    served.stop()
    plant(served)

    done = work(served, "--once", EBB_EMAIL_URL=mail)
    again = work(served, "--once", EBB_EMAIL_URL=mail)

    assert (done.returncode, done.stdout) == (0, "1 sent, 0 to try again, 0 refused.\n"), (
        done.stderr
    )
    assert again.stdout == "0 sent, 0 to try again, 0 refused.\n"
    assert box.envelopes[0][1] == [TO]


def test_two_processes_at_once_send_it_once(served: Served, box: Mailbox, mail: str) -> None:
    served.stop()
    plant(served)
    workers = [
        subprocess.Popen(
            [sys.executable, "-m", "ebb", "work", "--once"],
            env=served.environment | {"EBB_EMAIL_URL": mail},
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = sorted(worker.communicate(timeout=60)[0] for worker in workers)

    assert said == [f"{sent} sent, 0 to try again, 0 refused.\n" for sent in (0, 1)]
    assert len(box.letters) == 1


def test_a_mail_server_that_is_away_is_one_quiet_line(served: Served) -> None:
    served.stop()
    plant(served)

    away = f"smtp://127.0.0.1:{free_port()}?from=post@quiet.example"
    done = work(served, "--once", EBB_EMAIL_URL=away)

    assert (done.returncode, done.stdout) == (1, "0 sent, 1 to try again, 0 refused.\n")
    assert TO not in done.stderr
    assert "127.0.0.1" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_it_works_until_it_is_stopped(served: Served, box: Mailbox, mail: str) -> None:
    served.stop()
    plant(served)
    running = subprocess.Popen(
        [sys.executable, "-m", "ebb", "work"],
        env=served.environment | {"EBB_EMAIL_URL": mail},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(box)
    running.send_signal(signal.SIGTERM)
    said, complained = running.communicate(timeout=30)

    assert (running.returncode, len(box.letters)) == (0, 1)
    assert said.startswith("Nudges are sent from here")
    assert complained == "Nudges have stopped.\n"


def test_serving_sends_them_by_itself_and_stops_cleanly(
    served: Served, box: Mailbox, mail: str
) -> None:
    served.stop()
    plant(served)
    served.environment["EBB_EMAIL_URL"] = mail
    served.start()
    wait_for(box)

    assert len(box.letters) == 1
    assert served.stop() == 0
    assert served.log.read_text().count("\n") == 4  # two starts, two ends, nothing else
    assert TO not in served.log.read_text()


@pytest.mark.sqlite
def test_before_the_first_start_there_is_nothing_to_work_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ebb", "work", "--once"],
        env=clean_environment() | {"EBB_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (done.returncode, done.stderr) == (
        1,
        "ebb: The database is not ready: run `ebb serve` first.\n",
    )


@pytest.mark.parametrize(
    "url",
    [
        "smtp://host",
        "smtp://host?from=nobody",
        "http://host?from=a@b.example",
        "smtps://host:port?from=a@b.example",
        "smtp://host?from=A <a@b.example>",
    ],
)
def test_a_mail_address_that_makes_no_sense_stops_the_start(tmp_path: Path, url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ebb", "check"],
        env=clean_environment() | {"EBB_DATA": str(tmp_path), "EBB_EMAIL_URL": url},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.sqlite
def test_the_row_that_was_sent_is_gone_from_the_database(
    served: Served, box: Mailbox, mail: str
) -> None:
    served.stop()
    plant(served)
    work(served, "--once", EBB_EMAIL_URL=mail)

    with sqlite3.connect(served.data / "ebb.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM nudges_due").fetchone() == (0,)
