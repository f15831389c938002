"""Putting the rows of a backup into the database, all at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from ebb.commands import Mistake
from ebb.commands.rows import BATCH, Manifest, Message, Rows, columns, migrations, tables
from ebb.vault.models import Body, Pending, Sealed, Tombstone, Vault


def require_fit(manifest: Manifest) -> None:
    """Rows go back only into the shape they were taken from; an upgrade comes afterwards."""
    ours = {label: columns(model) for label, model in tables().items()}
    if manifest.migrations != migrations() or manifest.columns != ours:
        raise Mistake(
            f"This backup was made by Ebb {manifest.version}, which kept things differently. "
            "Restore it with that version, then upgrade.",
            1,
        )


def put_in_place(stream: Iterable[Message]) -> None:
    """One transaction: until it ends, and if anything goes wrong, the old rows are there."""
    known = tables()
    with transaction.atomic(durable=True):
        deleted = list(Tombstone.objects.values_list("id", "vault_id", "deleted_on"))
        for model in known.values():
            everything(model)._raw_delete(connection.alias)
        for message in stream:
            if isinstance(message, Rows):
                insert(known[message.table], message.rows)
        keep_deleted(deleted)
        start_numbers_after(list(known.values()))
    empty_log()


def everything(model: type[Model]) -> Any:
    return model._base_manager.all()


def insert(model: type[Model], rows: list[list[Any]]) -> None:
    fields = model._meta.concrete_fields
    model._base_manager.bulk_create(
        model(
            **{
                field.attname: field.to_python(value)
                for field, value in zip(fields, row, strict=True)
            }
        )
        for row in rows
    )


def keep_deleted(deleted: list[tuple[Any, Any, Any]]) -> None:
    """What was deleted here since the backup was made stays deleted."""
    vaults = {bytes(one) for one in Vault.objects.values_list("pk", flat=True)}
    mine = [one for one in deleted if bytes(one[1]) in vaults]
    for batch in batched(mine, BATCH):
        ids = [bytes(one[0]) for one in batch]
        Sealed.objects.filter(pk__in=ids).delete()
        Body.objects.filter(pk__in=ids).delete()
        Pending.objects.filter(pk__in=ids).delete()
    Tombstone.objects.bulk_create(
        (Tombstone(id=piece, vault_id=vault, deleted_on=day) for piece, vault, day in mine),
        ignore_conflicts=True,
    )


def start_numbers_after(models: list[type[Model]]) -> None:
    """PostgreSQL counts on from the highest number that came back."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def empty_log() -> None:
    """What was replaced must not linger in SQLite's write-ahead log."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
