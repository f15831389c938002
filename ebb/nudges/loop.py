"""The one loop: look what is due, send it, delete it. Nothing it prints says where or what."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import NamedTuple

from django.db import connections, transaction
from django.utils.timezone import now

from ebb.nudges.models import Channel, Due
from ebb.nudges.places import opened_place
from ebb.nudges.sending import Gone, NotSent, Refused, send
from ebb.nudges.times import after_quiet
from ebb.shared.drawn import rounded
from ebb.vault import Damaged, forget_deleted

EVERY = 20  # seconds between two looks
MOST = 500  # in one round: then it looks again whether it is to stop
LOG = logging.getLogger(__name__)


class Round(NamedTuple):
    """How it went."""

    sent: int = 0
    waiting: int = 0  # did not go through; tried again later
    dropped: int = 0  # refused: not tried again


def one_round(stop: Event | None = None) -> Round:
    """Send everything that is due."""
    sent = waiting = dropped = 0
    for _ in range(MOST):
        if (stop and stop.is_set()) or (due := Due.objects.claim(now())) is None:
            break
        try:
            sent += deliver(due)
        except Refused:
            dropped += 1
        except NotSent:
            waiting += 1
        except Exception:  # nobody foresaw it; the others are sent all the same
            waiting += 1
            LOG.exception("a nudge broke off")
    if waiting or dropped:
        LOG.warning("a nudge did not go through")  # the filter lets not even this through
    return Round(sent, waiting, dropped)


def deliver(due: Due) -> bool:
    """Whether it was sent; False when her quiet hours have begun, and it waits for their end.

    Sent or refused, the row goes, and no list of times stays behind. What another machine's
    key has sealed is left alone: a worker that stands in the wrong folder must end nobody's
    nudges. Raises `NotSent`, `Refused`.
    """
    try:
        place = opened_place(due.channel)
    except Damaged:
        raise NotSent from None
    if (ends := after_quiet(place, now())) > now():
        due.wait_until(rounded(ends))
        return False
    try:
        send(place, bytes(due.pk).hex())
    except Gone:
        forget(due, channel=True)
        raise
    except Refused:
        forget(due)
        raise
    forget(due)
    return True


def forget(due: Due, *, channel: bool = False) -> None:
    with transaction.atomic():
        Due.objects.filter(pk=bytes(due.pk)).delete()
        if channel:
            Channel.objects.filter(pk=bytes(due.channel_id)).delete()
        forget_deleted()


def work(stop: Event) -> None:
    """Round after round until it is told to stop. A database that is away is no reason to."""
    while not stop.is_set():
        try:
            one_round(stop)
        except Exception:  # whatever it is, the next round tries again
            LOG.exception("a round broke off")
        finally:
            connections.close_all()  # of this thread: nothing is held open while it waits
        stop.wait(EVERY)


class Beside:
    """The loop in a thread of the web process, for one person's own machine."""

    LONGEST = 3  # seconds that stopping waits for a message on its way; its row stays

    def __init__(self) -> None:
        self._stop = Event()
        self._thread = Thread(target=work, args=[self._stop], name="nudges", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(self.LONGEST)
