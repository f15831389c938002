"""The vault's rows: nothing in them is readable without a key that no row holds."""

from __future__ import annotations

from django.db import models

from ebb.vault._day import CoarseDay


class Vault(models.Model):
    """One person's locked room. Its slots hold the data key, wrapped; it holds none itself."""

    id = models.BinaryField(primary_key=True, max_length=16)
    key_version = models.PositiveIntegerField(default=1)
    public_key = models.BinaryField(max_length=65)
    private_key = models.BinaryField(max_length=512)  # sealed under the data key
    begun_on = models.DateField()
    only = models.BooleanField(null=True, unique=True)  # true for solo mode's one vault: the
    # database settles it when "begin" is tapped twice

    def __str__(self) -> str:
        return "A vault"


class Slot(models.Model):
    """One way in: a passphrase or a recovery code. Opening it *is* the check."""

    class Kind(models.TextChoices):
        PASSPHRASE = "passphrase"  # noqa: S105  a name, not a secret
        RECOVERY = "recovery"

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    memory_kib = models.PositiveIntegerField()
    passes = models.PositiveIntegerField()
    lanes = models.PositiveIntegerField()
    salt = models.BinaryField(max_length=16)
    wrapped = models.BinaryField(max_length=128)
    confirmed = models.BooleanField(default=False)
    proof = models.BinaryField(max_length=512, default=b"")  # sealed: the code's last group

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vault", "kind"], name="one_slot_a_kind")]

    def __str__(self) -> str:
        return f"A {self.kind} slot"


class Piece(models.Model):
    """An opaque row. The id is random and the day coarse; the rest is inside the blob."""

    id = models.BinaryField(primary_key=True, max_length=16)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    day = CoarseDay()
    revision = models.PositiveIntegerField(default=1)
    blob = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return "A sealed piece"


class Sealed(Piece):
    """One record."""


class Body(Piece):
    """One text over 4 kB, apart, so that long letters do not slow every page."""


class Tombstone(models.Model):
    """An id that was deleted, so that a second device cannot bring it back. 90 days."""

    id = models.BinaryField(primary_key=True, max_length=16)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    deleted_on = models.DateField()

    def __str__(self) -> str:
        return "A deleted id"


class Marker(models.Model):
    """A device that may write while the vault is locked; of its cookie only a hash is here."""

    id = models.BinaryField(primary_key=True, max_length=32)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    since = models.DateField()

    def __str__(self) -> str:
        return "A marker"


class Pending(models.Model):
    """An item sealed to the public key. It waits until she keeps it or lets it go."""

    id = models.BinaryField(primary_key=True, max_length=16)
    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    marker = models.ForeignKey(Marker, models.SET_NULL, null=True, related_name="+")
    day = CoarseDay()
    blob = models.BinaryField()

    def __str__(self) -> str:
        return "A waiting item"


class Retired(models.Model):
    """The private key of an earlier key version, sealed: what was offline may arrive late."""

    vault = models.ForeignKey(Vault, models.CASCADE, related_name="+")
    key_version = models.PositiveIntegerField()
    private_key = models.BinaryField(max_length=512)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vault", "key_version"], name="one_key_a_version")
        ]

    def __str__(self) -> str:
        return "A retired key"
