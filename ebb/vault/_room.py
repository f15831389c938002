"""What can be done with records and long texts in an open vault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import NamedTuple, NoReturn

from django.db import transaction

from ebb.records import Letter, NewerKind, Record, Unreadable, decode, encode
from ebb.vault import _disk, _rows, _slots
from ebb.vault import _primitives as p
from ebb.vault._errors import Damaged, Locked, NewerThanKnown
from ebb.vault._keys import Keyring
from ebb.vault._rows import ToSeal
from ebb.vault._sealing import stored
from ebb.vault.models import Body, Sealed, Tombstone, Vault

SHORT_LETTER = 4096  # characters; a longer text becomes a body of its own


class Opened[Kind: Record](NamedTuple):
    """A record, with the id and the revision an edit of it must name."""

    id: bytes
    revision: int
    record: Kind


class Contents(NamedTuple):
    """Everything in a vault: what opened, which ids did not, how many are too new."""

    records: list[Opened[Record]]
    damaged: list[bytes]
    newer: int


class Replaced(NamedTuple):
    """After an edit; with `conflict` the edit was kept beside the other one, under a new id."""

    id: bytes
    revision: int
    conflict: bool


class Room:
    """Seal, open, replace, delete. Holds keys, so it lives for one request only."""

    def __init__(self, keys: Keyring) -> None:
        self._keys = keys
        self._remembers = False
        self._read: Contents | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("An open vault is never written down.")

    @property
    def vault_id(self) -> bytes:
        """16 random bytes."""
        return self._keys.vault_id

    def remember(self) -> None:
        """Open what is kept once, for all who ask, until this room writes.

        For one request: what another session writes meanwhile is not seen. An edit still
        names its revision, so nothing is lost by that.
        """
        self._remembers = True

    def own_id(self, *parts: bytes) -> bytes:
        """An id for what is kept once, by what it says: the same parts give the same 16 bytes.

        Ids stand outside the seal. One that anybody could work out would confirm a guess of
        what is inside, or say which rows belong together; this one needs the vault's key.
        """
        return self._keys.name(*parts)

    def seal(self, record: Record, *, day: date, id: bytes | None = None) -> bytes:  # noqa: A002
        """Keep one record and return its id (16 bytes), when it is safely on the disk.

        The same id again is kept once, whatever it holds; a deleted id stays deleted.
        Raises `ForeignId`, `TooLarge`, `Locked`, and `Unreadable` for a record that breaks
        its own limits.
        """
        return self.seal_many([ToSeal(record, day, id)])[0]

    def seal_many(self, items: Iterable[ToSeal]) -> list[bytes]:
        """Keep several records, all or none; ids in the order given. Errors as `seal`."""
        fresh = _rows.sealed(self._keys, items)
        with self._writing():
            _rows.insert(Sealed, self.vault_id, fresh)
        return [bytes(row.id) for row in fresh]

    def open[Kind: Record](self, kind: type[Kind]) -> list[Opened[Kind]]:
        """All records of a kind (or of a base such as `WaveEvent`), in time order.

        A damaged row is passed over; `open_all` counts them. Raises `Locked` once the
        vault's key has changed or the vault is gone.
        """
        return [one for one in self.open_all().records if isinstance(one.record, kind)]  # type: ignore[misc]

    def open_all(self) -> Contents:
        """Everything, in time order. About 3 microseconds a record."""
        contents = self._read or self._opened()
        self._read = contents if self._remembers else None
        return Contents(list(contents.records), list(contents.damaged), contents.newer)

    def _opened(self) -> Contents:
        records, damaged, newer = [], [], 0
        for piece_id, revision, blob in _rows.rows(Sealed, self.vault_id):
            try:
                record = decode(self._keys.records.open(piece_id, revision, blob))
                records.append(Opened(piece_id, revision, record))
            except (Damaged, Unreadable):
                damaged.append(piece_id)
            except (NewerThanKnown, NewerKind):
                newer += 1
        if damaged:
            self._check_current()
        return Contents(sorted(records, key=lambda one: one.record.at), damaged, newer)

    def replace(self, id: bytes, revision: int, record: Record) -> Replaced:  # noqa: A002
        """Put a newer version in a record's place, if `revision` is the one it still has.

        If it was changed or deleted meanwhile, both are kept: the edit becomes a record of
        its own. Raises as `seal`.
        """
        written = encode(record)
        with self._writing():
            blob = self._keys.records.seal(id, revision + 1, written)
            own = Sealed.objects.filter(pk=id, vault_id=self.vault_id, revision=revision)
            if own.update(blob=blob, revision=revision + 1):
                _disk.forget()
                return Replaced(id, revision + 1, conflict=False)
            fresh = _rows.sealed(self._keys, [ToSeal(record, record.at.date())])
            _rows.insert(Sealed, self.vault_id, fresh)
        return Replaced(bytes(fresh[0].id), 1, conflict=True)

    def delete(self, ids: Iterable[bytes], *, today: date) -> None:
        """Forget records, and the long texts they name. Unknown and foreign ids are passed over.

        Their ids stay for 90 days, so that a second device cannot bring them back.
        """
        with self._writing():
            named = _rows.named_bodies(self._keys, set(ids))
            _rows.bury(self.vault_id, named, today)
            _disk.forget()

    def deleted(self, id: bytes) -> bool:  # noqa: A002
        """Whether this vault held it and it was deleted, within the 90 days that ids stay."""
        return bool(_rows.known(self.vault_id, [id], (Tombstone,)))

    def seal_body(self, text: str, *, day: date, id: bytes | None = None) -> bytes:  # noqa: A002
        """Keep a text of up to 1 MiB apart and return its id; the record names it as `body_id`.

        Seal the body first: a record must never name what is not there.
        """
        body_id = id or p.random_bytes(16)
        blob = self._keys.bodies.seal(body_id, 1, text.encode("utf-8", "surrogatepass"))
        with self._writing():
            row = Body(id=body_id, vault_id=self.vault_id, day=day, blob=blob)
            _rows.insert(Body, self.vault_id, [row])
        return body_id

    def text_apart(self, record: Record, *, id: bytes | None = None) -> Record:  # noqa: A002
        """The record as it is to be sealed: the text of a long letter lies apart, under `id`.

        Every other record is given back as it is. Errors as `seal_body`.
        """
        if not isinstance(record, Letter) or len(record.text) <= SHORT_LETTER:
            return record
        body_id = self.seal_body(record.text, day=record.at.date(), id=id)
        return Letter(at=record.at, body_id=body_id, wave_id=record.wave_id)

    def open_body(self, id: bytes) -> str:  # noqa: A002
        """A long text; `Damaged` also for an id that is not there."""
        found = Body.objects.filter(pk=id, vault_id=self.vault_id).first()
        if found is None:
            raise Damaged
        plain = self._keys.bodies.open(id, found.revision, stored(found.blob))
        return plain.decode("utf-8", "surrogatepass")

    def open_bodies(self, ids: Iterable[bytes]) -> dict[bytes, str]:
        """Several long texts by their ids, in one question; what cannot be opened is left out."""
        found, texts = Body.objects.filter(pk__in=list(ids), vault_id=self.vault_id), {}
        for row in found:
            with suppress(Damaged, NewerThanKnown):
                body_id = stored(row.id)
                plain = self._keys.bodies.open(body_id, row.revision, stored(row.blob))
                texts[body_id] = plain.decode("utf-8", "surrogatepass")
        return texts

    @contextmanager
    def _writing(self) -> Iterator[Vault]:
        """A transaction that holds the vault's row; `Locked` if these keys are no longer its.

        Without it a session that outlived a rotation would seal under a key nobody has.
        """
        with transaction.atomic():
            if (held := _slots.hold(self._keys)) is None:
                raise Locked
            try:
                yield held
            finally:
                self._read = None

    def _check_current(self) -> None:
        """Tell "the key changed" from "the rows are damaged"."""
        current = Vault.objects.filter(pk=self.vault_id, key_version=self._keys.key_version)
        if not current.exists():
            raise Locked
