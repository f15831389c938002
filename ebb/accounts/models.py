"""Who has come through the door before, and how often someone knocked in vain."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models, transaction

from ebb.vault.models import Marker, Vault

FREE = 3  # slips of a tired hand that cost no wait
LONGEST = timedelta(seconds=60)
FORGOTTEN_AFTER = timedelta(days=1)


class TooEarly(Exception):
    """It is too early for another try; nothing was tried."""

    def __init__(self, left: timedelta) -> None:
        super().__init__("too early")
        self.seconds = max(1, round(left.total_seconds()))


def pause_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong tries in a row: doubles, never over a minute."""
    if wrong < FREE:
        return timedelta(0)
    return min(LONGEST, timedelta(seconds=2 ** min(wrong - FREE + 1, 10)))


class Device(models.Model):
    """A browser that has opened the vault; the row keeps only a hash of its cookie."""

    name = models.CharField(max_length=64, unique=True)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    since = models.DateField()
    marker = models.ForeignKey(Marker, models.SET_NULL, null=True, related_name="+")


class KnockQuerySet(models.QuerySet["Knock"]):
    @transaction.atomic
    def knock(self, bucket: str, now: datetime) -> None:
        """Count a try *before* it is made, so that a hundred at once are not a hundred free."""
        self.get_or_create(bucket=bucket, defaults={"until": now})
        row = self.select_for_update().get(bucket=bucket)
        left = row.until - now
        if timedelta(0) < left <= LONGEST:  # longer: the clock was set back; a wait always ends
            raise TooEarly(left)
        stale = now - row.until > FORGOTTEN_AFTER
        row.wrong = 1 if stale else row.wrong + 1
        row.until = now + pause_after(row.wrong)
        row.save()

    def opened(self, bucket: str) -> None:
        """The row goes: a time in it would tell whoever takes the database when she was here."""
        self.filter(bucket=bucket).delete()

    def not_tried(self, bucket: str, now: datetime) -> None:
        """The try never reached the lock (too busy, damaged): it does not count."""
        self.filter(bucket=bucket, wrong__gt=0).update(wrong=models.F("wrong") - 1, until=now)


class Knock(models.Model):
    """Wrong tries in a row of one line of people: a known device, or everyone new."""

    bucket = models.CharField(max_length=100, unique=True)
    wrong = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()
    objects = KnockQuerySet.as_manager()
