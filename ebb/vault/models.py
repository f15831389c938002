"""The vault's rows: nothing in them is readable without a key that no row holds."""

from __future__ import annotations

from django.db import models


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
    day = models.DateField()
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
