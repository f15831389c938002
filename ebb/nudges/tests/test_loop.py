"""The loop: sent once, tried again with growing pauses, dropped when late, quiet throughout."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import msgspec
import pytest
from django.db import connection, connections
from django.utils.timezone import now
from pytest_django import Settings

from ebb.nudges import loop
from ebb.nudges.loop import Beside, Round, one_round
from ebb.nudges.models import LATE, PAUSES, Channel, Due
from ebb.nudges.places import Ntfy, Place, Push, sealed_place
from ebb.nudges.tests.conftest import ADDRESS, NOON, PLACE, raw
from ebb.nudges.tests.servers import Browser, Mailbox, Web
from ebb.vault import Begun, new_id
from tests.support.served import free_port

ONE, NOTHING = Round(sent=1), Round()


def channel(of: Begun, place: Place = PLACE) -> Channel:
    one = Channel(id=new_id(), vault_id=of.opened.vault_id)
    one.blob = sealed_place(one, place)
    one.save(force_insert=True)
    return one


def due(of: Channel, at: datetime, tries: int = 0) -> Due:
    return Due.objects.create(id=new_id(), channel=of, due_at=at, tries=tries)


@pytest.fixture
def hers(anas: Begun) -> Channel:
    return channel(anas)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    return lambda moment: monkeypatch.setattr(loop, "now", lambda: moment)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_what_is_due_is_sent_and_gone(mail_server: Mailbox, hers: Channel) -> None:
    due(hers, now() - minutes(1))
    due(hers, now() + minutes(1))

    assert one_round() == ONE
    assert one_round() == NOTHING
    assert len(mail_server.letters) == Due.objects.count() == 1


def test_what_waited_together_is_one_message(mail_server: Mailbox, hers: Channel) -> None:
    for late in range(1, 9):
        due(hers, now() - minutes(late))

    assert one_round() == ONE
    assert not Due.objects.exists()


def test_a_machine_that_slept_for_days_wakes_without_a_burst(
    mail_server: Mailbox, hers: Channel, at: Any
) -> None:
    for hour in range(24 * 5):
        due(hers, NOON + timedelta(hours=hour))
    at(NOON + timedelta(hours=24 * 4 + 2, minutes=40))

    assert one_round() == NOTHING
    assert Due.objects.count() == 24 * 5 - 24 * 4 - 3


@pytest.mark.parametrize(("late", "sent"), [(LATE - minutes(1), 1), (LATE + minutes(1), 0)])
def test_half_an_hour_late_is_too_late(
    mail_server: Mailbox, hers: Channel, at: Any, late: timedelta, sent: int
) -> None:
    due(hers, NOON)
    at(NOON + late)

    one_round()

    assert len(mail_server.letters) == sent
    assert not Due.objects.exists()


def test_a_clock_set_back_sends_nothing_twice(mail_server: Mailbox, hers: Channel, at: Any) -> None:
    due(hers, NOON)
    for moment in (NOON, NOON - timedelta(hours=1), NOON, NOON + minutes(1)):
        at(moment)
        one_round()

    assert len(mail_server.letters) == 1


def test_it_is_tried_for_a_day_with_growing_pauses_and_given_up(
    mail_server: Mailbox, hers: Channel, at: Any
) -> None:
    mail_server.rcpt = "450 later"
    row, moment, tried = due(hers, NOON), NOON, []
    while Due.objects.exists():
        at(moment)
        assert one_round().waiting == 1
        tried.append(moment)
        assert one_round() == NOTHING  # not before its pause is over
        moment = max(Due.objects.values_list("due_at", flat=True), default=moment)

    pauses = [later - first for first, later in pairwise(tried)]
    assert pauses == list(PAUSES) == sorted(PAUSES)
    assert timedelta(hours=22) < tried[-1] - NOON < timedelta(hours=26)
    assert not mail_server.letters
    assert row.tries == 0


def test_it_arrives_once_the_server_is_back(mail_server: Mailbox, hers: Channel, at: Any) -> None:
    mail_server.data = "451 later"
    due(hers, NOON)
    at(NOON)
    one_round()
    mail_server.data = ""
    at(NOON + PAUSES[0])

    assert one_round() == ONE


def test_a_newer_one_takes_the_place_of_one_that_waits(
    mail_server: Mailbox, hers: Channel, at: Any
) -> None:
    due(hers, NOON - minutes(3), tries=4)
    due(hers, NOON)
    at(NOON)

    assert one_round() == ONE
    assert not Due.objects.exists()


def test_a_worker_that_dies_while_sending_loses_nothing(
    mail_server: Mailbox, hers: Channel, at: Any
) -> None:
    """At least once: a sentence that comes twice is better than a hold that never ends."""
    due(hers, NOON)
    at(NOON)
    assert Due.objects.claim(NOON) is not None  # and then the power fails

    assert one_round() == NOTHING
    at(NOON + PAUSES[0])
    assert one_round() == ONE


def test_a_no_that_stays_no_is_not_asked_again(mail_server: Mailbox, hers: Channel) -> None:
    mail_server.rcpt = "550 nobody"
    due(hers, now())

    assert one_round() == Round(dropped=1)
    assert not Due.objects.exists()
    assert Channel.objects.exists()


def test_a_browser_that_took_its_address_back_ends_the_channel(
    push_service: Web, anas: Begun
) -> None:
    browser = Browser()
    way = Push(f"http://{push_service.host}/x", browser.p256dh, browser.auth)
    due(channel(anas, msgspec.structs.replace(PLACE, way=way)), now())
    push_service.status = 410

    assert one_round() == Round(dropped=1)
    assert not Channel.objects.exists()


def test_a_worker_in_the_wrong_folder_ends_nobodys_nudges(
    mail_server: Mailbox, hers: Channel, settings: Settings, tmp_path: Path, at: Any
) -> None:
    due(hers, NOON)
    right = settings.DATA
    settings.DATA = tmp_path / "elsewhere"
    at(NOON)
    assert one_round() == Round(waiting=1)
    settings.DATA = right
    at(NOON + PAUSES[0])

    assert one_round() == ONE
    assert Channel.objects.exists()


NIGHT = msgspec.structs.replace(PLACE, zone="Europe/Lisbon", quiet_from=21, quiet_until=9)


def test_what_is_late_does_not_come_in_the_night(
    mail_server: Mailbox, anas: Begun, at: Any
) -> None:
    evening = NOON.replace(hour=20, minute=55)
    due(channel(anas, NIGHT), evening)
    at(evening + minutes(10))
    assert one_round() == NOTHING
    assert not mail_server.letters

    at(NOON.replace(day=23, hour=9, minute=0))
    assert one_round() == ONE


def test_nor_does_what_is_tried_again(mail_server: Mailbox, anas: Begun, at: Any) -> None:
    mail_server.rcpt = "450 later"
    due(channel(anas, NIGHT), NOON.replace(hour=20, minute=30))
    moment, tried = NOON.replace(hour=20, minute=30), []
    while Due.objects.exists():
        at(moment)
        if one_round().waiting:
            tried.append(moment)
        moment = max(Due.objects.values_list("due_at", flat=True), default=moment)

    assert len(tried) > 6
    assert not [one for one in tried if one.hour >= 21 or one.hour < 9]


def test_one_dead_address_does_not_hold_up_another(
    mail_server: Mailbox, ntfy_server: Web, settings: Settings, anas: Begun, cleos: Begun
) -> None:
    dead = f"127.0.0.1:{free_port()}"
    settings.NTFY_HOSTS = [dead, ntfy_server.host]
    due(channel(anas, msgspec.structs.replace(PLACE, way=Ntfy(f"http://{dead}/a"))), now())
    due(channel(cleos), now())

    assert one_round() == Round(sent=1, waiting=1)
    assert mail_server.letters


@pytest.mark.django_db(transaction=True)
def test_several_workers_never_send_one_twice(
    mail_server: Mailbox, anas: Begun, cleos: Begun
) -> None:
    for one in (channel(anas), channel(cleos)):
        due(one, now() - minutes(1))
    starts, rounds = Barrier(6), list[Round]()

    def worker() -> None:
        starts.wait()
        rounds.append(one_round())
        connections.close_all()

    workers = [Thread(target=worker) for _ in range(6)]
    for one_worker in workers:
        one_worker.start()
    for one_worker in workers:
        one_worker.join()

    assert sum(one.sent for one in rounds) == len(rounds) - 4 == len(mail_server.letters) == 2
    assert not Due.objects.exists()


def test_a_round_with_nothing_to_do_asks_and_writes_nothing(
    hers: Channel, django_assert_num_queries: Any
) -> None:
    due(hers, now() + minutes(9))

    with django_assert_num_queries(2):
        one_round()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_message_that_was_sent_leaves_no_time_behind(
    database_file: Path, mail_server: Mailbox, hers: Channel
) -> None:
    row = bytes(due(hers, now()).pk)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    assert row in raw(database_file)

    one_round()

    assert row not in raw(database_file)


def test_neither_address_nor_words_are_ever_logged(
    mail_server: Mailbox,
    hers: Channel,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    for answer in ("", "450 later ana-kestrel", "550 no ana-kestrel"):
        mail_server.rcpt = answer
        due(hers, now())
        one_round()
    settings.MAILERS = {}
    due(hers, now())
    one_round()

    ours = [one for one in caplog.records if not one.name.startswith("mail")]  # not the server's
    said = "".join(f"{one.getMessage()} {one.args} {one.exc_info}" for one in ours)
    said += "".join(capfd.readouterr())
    for secret in (ADDRESS, ADDRESS.partition("@")[0], PLACE.words):
        assert secret not in said


@pytest.mark.django_db(transaction=True)
def test_beside_the_web_server_it_starts_sends_and_stops(
    mail_server: Mailbox, hers: Channel
) -> None:
    due(hers, now())
    beside = Beside()
    beside.start()
    patience = Event()
    for _ in range(100):
        if mail_server.letters and not Due.objects.exists():
            break
        patience.wait(0.05)
    beside.stop()

    assert len(mail_server.letters) == 1
    assert not beside._thread.is_alive()


def test_a_database_that_is_away_does_not_end_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, rounds = Event(), list[int]()

    def broken(_: Event) -> Round:
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        raise OSError

    monkeypatch.setattr(loop, "one_round", broken)
    monkeypatch.setattr(loop, "EVERY", 0)
    monkeypatch.setattr("ebb.nudges.loop.connections.close_all", lambda: None)

    loop.work(stop)

    assert len(rounds) == 3
