"""What a copy holds: everything as JSON, which `_export` seals, and the way back in.

    plain := length(8) zlib(JSON) zeros, up to a multiple of 64 KiB

docs/export.md describes it for people who want to open one without Ebb.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from ebb.records import NewerKind, Record, Unreadable, decode, decode_written
from ebb.vault import _export, _rows, _waiting
from ebb.vault._errors import Damaged, NewerThanKnown
from ebb.vault._opened import OpenVault
from ebb.vault._rows import ToSeal
from ebb.vault._sealing import stored
from ebb.vault.models import Body, Sealed, Tombstone

FORMAT, FAMILY = "ebb-copy/1", "ebb-copy/"
BLOCK = 64 * 1024  # a file's length tells only the nearest block
LARGEST = 512 * 1024 * 1024  # bytes of JSON; a small file must not unpack to fill the memory


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One record as it was sealed, also of a kind that only a newer Ebb knows."""

    id: str
    day: date
    record: msgspec.Raw


class LongText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text over 4 kB; a record names it as `body_id`."""

    id: str
    day: date
    text: str


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a copy holds. `unopened` says how many damaged things could not come along."""

    format: str
    records: list[Piece]
    texts: list[LongText]
    waiting: list[Piece] = []  # written while locked, not looked at yet
    unopened: int = 0

    def __repr__(self) -> str:
        return "<Copy>"


class Imported(NamedTuple):
    """How many records are new here, and how many stayed out: here already, or erased."""

    fresh: int
    passed_over: int


def export_plain(opened: OpenVault) -> bytes:
    """Everything as JSON that anyone can read."""
    return msgspec.json.format(msgspec.json.encode(taken(opened)), indent=1)


def export_sealed(opened: OpenVault, passphrase: str) -> bytes:
    """Everything, sealed under a passphrase. `Busy`, `WeakPassphrase`."""
    packed = zlib.compress(msgspec.json.encode(taken(opened)))
    framed = len(packed).to_bytes(8) + packed
    blocks = -(-len(framed) // BLOCK)
    return _export.seal_export(framed.ljust(blocks * BLOCK, b"\0"), passphrase)


def import_sealed(data: bytes, passphrase: str) -> Copy:
    """Read a copy, sealed or plain; nothing is kept yet.

    Raises `WrongKey`, `Damaged`, `NewerThanKnown`, `Busy`.
    """
    if data.lstrip()[:1] == b"{":
        return parse(data)
    return parse(unpacked(_export.open_export(data, passphrase)))


def keep_copy(opened: OpenVault, copy: Copy, *, revive: bool) -> Imported:
    """Keep what a copy holds under its own ids, all or nothing: a repeat is kept once.

    What was erased here stays erased unless `revive`. Raises `Damaged`, `NewerThanKnown`,
    `TooLarge`, `ForeignId`, `Locked`.
    """
    items = [understood(piece) for piece in copy.records]
    waiting = [understood(piece, decode_written) for piece in copy.waiting]
    texts = [(text, piece_id(text.id)) for text in copy.texts]
    with opened._writing():
        before = Sealed.objects.filter(vault_id=opened.vault_id).count()
        if revive:
            raise_up(opened.vault_id, [piece_id(one.id) for one in copy.records])
            raise_up(opened.vault_id, [piece_id(one.id) for one in copy.waiting])
            raise_up(opened.vault_id, [body_id for _, body_id in texts])
        for text, body_id in texts:
            opened.seal_body(text.text, day=text.day, id=body_id)
        opened.seal_many(items)
        fresh = Sealed.objects.filter(vault_id=opened.vault_id).count() - before
        fresh += _waiting.put_back(opened, waiting)
    return Imported(fresh, len(items) + len(waiting) - fresh)


def ids_of_days(opened: OpenVault, first: date, last: date) -> set[bytes]:
    """Ids of the records and long texts of these days, both ends included, damaged ones too."""
    return _rows.ids_between(opened.vault_id, first, last)


def taken(opened: OpenVault, ids: set[bytes] | None = None) -> Copy:
    """Everything that opens, or only these ids and the long texts they name."""
    named = None if ids is None else _rows.named_bodies(opened._keys, ids)
    records = [
        None if plain is None else Piece(row_id.hex(), day, msgspec.Raw(plain))
        for row_id, day, plain in opened_rows(opened, named)
    ]
    texts = list(long_texts(opened, named))
    waiting = [
        None if plain is None else Piece(item_id.hex(), day, msgspec.Raw(plain))
        for item_id, day, plain in _waiting.plain(opened, ids)
    ]
    unopened = records.count(None) + texts.count(None) + waiting.count(None)
    return Copy(
        format=FORMAT,
        records=[one for one in records if one],
        texts=[one for one in texts if one],
        waiting=[one for one in waiting if one],
        unopened=unopened,
    )


def opened_rows(
    opened: OpenVault, only: set[bytes] | None
) -> Iterator[tuple[bytes, date, bytes | None]]:
    """(id, day, plain bytes), with None for what does not open."""
    rows = Sealed.objects.filter(vault_id=opened.vault_id).order_by("day", "pk")
    for row in rows if only is None else rows.filter(pk__in=only):
        row_id = stored(row.pk)
        try:
            plain = opened._keys.records.open(row_id, row.revision, stored(row.blob))
            yield row_id, row.day, plain if readable(plain) else None
        except (Damaged, NewerThanKnown):
            yield row_id, row.day, None


def readable(plain: bytes) -> bool:
    """By this Ebb or a newer one: one that nobody can read would keep a copy from coming back."""
    try:
        decode(plain)
    except Unreadable:
        return False
    except NewerKind:
        pass
    return True


def long_texts(opened: OpenVault, only: set[bytes] | None) -> Iterator[LongText | None]:
    """The texts that lie apart, with None for what does not open."""
    bodies = Body.objects.filter(vault_id=opened.vault_id).order_by("day", "pk")
    for body in bodies if only is None else bodies.filter(pk__in=only):
        try:
            words = opened.open_body(stored(body.pk))
        except (Damaged, NewerThanKnown):
            yield None
        else:  # half a pair of surrogates cannot be written as JSON
            whole = words.encode("utf-8", "replace").decode()
            yield LongText(stored(body.pk).hex(), body.day, whole)


def unpacked(padded: bytes) -> bytes:
    """The JSON inside a file; `Damaged`."""
    return inflated(padded[8 : 8 + int.from_bytes(padded[:8])])


def inflated(packed: bytes) -> bytes:
    """Unpacked up to a limit: whoever knows the passphrase may have made it to fill the memory."""
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(packed, LARGEST)
    except zlib.error:
        raise Damaged from None
    if not unpacker.eof:
        raise Damaged
    return plain


def parse(data: bytes) -> Copy:
    """JSON to a copy; `Damaged`, `NewerThanKnown`."""
    try:
        copy = msgspec.json.decode(data, type=Copy)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        raise Damaged from None
    if copy.format != FORMAT:
        raise NewerThanKnown if copy.format.startswith(FAMILY) else Damaged
    return copy


def understood(piece: Piece, read: Callable[[bytes], Record] = decode) -> ToSeal:
    """A record that this Ebb can read; one it cannot stops the whole import."""
    try:
        return ToSeal(read(bytes(piece.record)), piece.day, piece_id(piece.id))
    except Unreadable:
        raise Damaged from None
    except NewerKind:
        raise NewerThanKnown from None


def piece_id(text: str) -> bytes:
    """16 bytes; `Damaged` for anything else."""
    try:
        found = bytes.fromhex(text)
    except ValueError:
        raise Damaged from None
    if len(found) != 16:
        raise Damaged
    return found


def raise_up(vault_id: bytes, ids: list[bytes]) -> None:
    """Take away the stones of these ids, so that they may live here again."""
    for part in _rows.parts(ids):
        Tombstone.objects.filter(vault_id=vault_id, pk__in=part).delete()
