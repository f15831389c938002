"""Every row of every table as one stream of messages, the same from SQLite and PostgreSQL.

    Manifest, Rows*, End     each as four bytes of length and MessagePack

A stream is consistent (one transaction) and complete (`End` counts what came before).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import batched
from typing import Any

import msgspec
from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

import ebb
from ebb.vault.models import Body, Pending

BATCH = 500
LONG_TEXTS = 16  # a body can be 1 MiB: a message stays under what a small machine has free
LARGEST = 1 << 30  # a length beyond this is not ours


class Manifest(msgspec.Struct, frozen=True, tag="manifest/1"):
    made_on: date
    version: str
    migrations: list[tuple[str, str]]
    columns: dict[str, list[str]]


class Rows(msgspec.Struct, frozen=True, tag="rows/1"):
    table: str
    rows: list[list[Any]]


class End(msgspec.Struct, frozen=True, tag="end/1"):
    counts: dict[str, int]


Message = Manifest | Rows | End
ENCODER = msgspec.msgpack.Encoder()
DECODER: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)


class Unreadable(Exception):
    """The stream is not whole, or not one of ours."""


def tables() -> dict[str, type[Model]]:
    models = apps.get_models(include_auto_created=True)
    return {one._meta.label_lower: one for one in models if one._meta.managed}


def columns(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def migrations() -> list[tuple[str, str]]:
    """What has been applied here: rows fit only where the same has been."""
    return sorted(MigrationRecorder(connection).applied_migrations())


def snapshot(today: date) -> Iterator[bytes]:
    """All rows as they are at one moment, while others go on reading and writing."""
    with transaction.atomic(durable=True):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield from map(framed, messages(today))


def messages(today: date) -> Iterator[Message]:
    known = tables()
    named = {label: columns(model) for label, model in known.items()}
    yield Manifest(today, ebb.__version__, migrations(), named)
    counts = dict.fromkeys(known, 0)
    for label, model in known.items():
        found = model._base_manager.order_by("pk").values_list(*named[label])
        at_once = LONG_TEXTS if model in {Body, Pending} else BATCH
        for batch in batched(found.iterator(chunk_size=at_once), at_once):
            counts[label] += len(batch)
            yield Rows(label, [[plain(value) for value in row] for row in batch])
    yield End(counts)


def plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def framed(message: Message) -> bytes:
    body = ENCODER.encode(message)
    return len(body).to_bytes(4) + body


def unframed(pieces: Iterable[bytes]) -> Iterator[Message]:
    """The messages again; raises `Unreadable` at the first sign that they are not whole."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= 4 and len(waiting) >= 4 + (size := length(waiting)):
            yield decoded(bytes(waiting[4 : 4 + size]))
            del waiting[: 4 + size]
    if waiting:
        raise Unreadable


def length(waiting: bytearray) -> int:
    size = int.from_bytes(waiting[:4])
    if size > LARGEST:
        raise Unreadable
    return size


def decoded(body: bytes) -> Message:
    try:
        return DECODER.decode(body)
    except msgspec.MsgspecError:
        raise Unreadable from None


def checked(stream: Iterable[Message]) -> Iterator[Message]:
    """The manifest and the rows; `Unreadable` unless all are there, each in its place."""
    left = iter(stream)
    first = next(left, None)
    if not isinstance(first, Manifest):
        raise Unreadable
    yield first
    counts: Counter[str] = Counter()
    for message in left:
        if not isinstance(message, Rows):
            break
        counts[message.table] += len(message.rows)
        yield message
    else:
        raise Unreadable
    if not isinstance(message, End) or +Counter(message.counts) != counts or next(left, None):
        raise Unreadable


def anything_kept() -> bool:
    return any(model._base_manager.exists() for model in tables().values())
