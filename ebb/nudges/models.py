"""What lies outside the vault: where a nudge goes, sealed for this machine, and when.

A row says an id, a channel and a time. Why is in the vault (`ebb.records.nudge`).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models, transaction

from ebb.vault.models import Vault

LATE = timedelta(minutes=30)  # a machine that slept drops what it missed: no burst at waking
PAUSES = tuple(timedelta(minutes=each) for each in (2, 4, 8, 16, 32, 64, 128, *[240] * 5))


class Channel(models.Model):
    """Where her nudges go. The blob is sealed with the host's key (`ebb.nudges.places`)."""

    id = models.BinaryField(primary_key=True, max_length=16)
    vault = models.OneToOneField(Vault, models.CASCADE, related_name="+")
    blob = models.BinaryField()
    keep_in_backups = False  # a restored backup must not speak to an address she took away

    def __str__(self) -> str:
        return "A channel"


class DueQuerySet(models.QuerySet["Due"]):
    def claim(self, now: datetime) -> Due | None:
        """The next message to send, tried by one worker only; None when there is none.

        A claim *is* the next try: the time moves on before anything is sent. Whoever sends
        it deletes the row; whoever fails, or dies, leaves it for later. So none is lost by a
        crash, and one that was sent in that very moment comes twice. One at a time, because
        the pause before the next try has to be longer than the sending takes.
        """
        self.filter(due_at__lt=now - LATE).delete()
        if not self.filter(due_at__lte=now).exists():
            return None  # without a look first, every round would take SQLite's one write lock
        with transaction.atomic():
            return self._claimed(now)

    def _claimed(self, now: datetime) -> Due | None:
        """Under the channel's lock; another worker passes over what is locked here."""
        waiting = self.filter(due_at__lte=now)
        free = Channel.objects.select_for_update(skip_locked=True)
        channel = free.filter(pk__in=waiting.values("channel")).first()
        rows = list(waiting.filter(channel=channel).order_by("due_at")) if channel else []
        if not rows or channel is None:
            return None
        *older, newest = rows  # all say the same: one of them is enough
        self.filter(pk__in=[bytes(row.pk) for row in older]).delete()
        newest.channel = channel
        newest.put_off(now)
        return newest


class Due(models.Model):
    """One message to send: an opaque id, a channel, a time; and how often it was tried."""

    id = models.BinaryField(primary_key=True, max_length=16)
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="+")
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    keep_in_backups = False
    objects = DueQuerySet.as_manager()

    def __str__(self) -> str:
        return "A due row"

    def put_off(self, now: datetime) -> None:
        """Count a try before it is made; after a day of them there is no next one."""
        if self.tries < len(PAUSES):
            self.due_at = now + PAUSES[self.tries]
            self.tries += 1
            self.save(update_fields=["due_at", "tries"])
        else:
            Due.objects.filter(pk=self.pk).delete()

    def wait_until(self, moment: datetime) -> None:
        """Later than its pause, if the row is still there."""
        Due.objects.filter(pk=bytes(self.pk)).update(due_at=moment)
