"""An open vault: its records and its ways in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from ebb.vault import _slots, _waiting, _ways
from ebb.vault._room import Room
from ebb.vault._waiting import Waiting
from ebb.vault._written import Pairs
from ebb.vault.models import Pending, Slot, Vault


class OpenVault(Room):
    """What an unlocked session can do. Nothing here takes or returns a key."""

    def check_passphrase(self, passphrase: str) -> None:
        """Ask again before something that reveals or destroys; `WrongKey`, `Busy`."""
        _slots.check(self._keys, passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """Rewrite one row. Copies made before still open with the old one: see `rotate`.

        Raises `WrongKey` for the old one, `WeakPassphrase` for the new one, `Busy`, and
        `Locked` when it was changed elsewhere in the same moment. Sessions go on.
        """
        _ways.change_passphrase(self._keys, old, new)

    def new_recovery_code(self) -> str:
        """A new code, shown this once; an older one opens nothing from now on. `Busy`."""
        return _ways.new_recovery_code(self._keys)

    def confirm_recovery(self, last_group: str) -> None:
        """Note that the code was written down; its last five characters (or all) are asked.

        Raises `WrongKey` when they differ or there is no code. An unconfirmed code works too.
        """
        _slots.confirm(self._keys, last_group)

    def recovery_state(self) -> bool | None:
        """None without a recovery code, else whether it was confirmed."""
        slots = Slot.objects.filter(vault_id=self.vault_id, kind=Slot.Kind.RECOVERY)
        return slots.values_list("confirmed", flat=True).first()

    def rotate(self, passphrase: str, new_passphrase: str) -> Begun:
        """For "someone knew my passphrase": a new data key for everything, and a new code.

        All sessions end, this one too: enter again with what is returned. All or nothing.
        Raises `WrongKey`, `WeakPassphrase`, `Busy`, `Locked`, and `NewerThanKnown` when a
        newer Ebb has written here (update first: nothing may be lost).
        """
        keys, code = _ways.rotate(self._keys, passphrase, new_passphrase)
        return Begun(Vault.objects.get(pk=self.vault_id), OpenVault(keys), code)

    def erase_everything(self) -> bool:
        """Shred this vault; there is no way back. True when no trace is left in the log."""
        return _ways.erase_everything(self.vault_id)

    def open_sealed(self, item_id: bytes, blob: bytes) -> bytes:
        """What was written to the public key while locked (see `seal_to_public`).

        Also to the key of an earlier version. Raises `Damaged`, `NewerThanKnown`.
        """
        return Pairs(self._keys).open(item_id, blob)

    def anything_pending(self) -> bool:
        """Whether something waits that was written while locked; one quick question."""
        return Pending.objects.filter(vault_id=self.vault_id).exists()

    def pending(self) -> list[Waiting]:
        """What was written while locked and waits to be looked at, in time order.

        Items that cannot be opened come last, without a record. Raises `Locked`.
        """
        return _waiting.pending(self)

    def accept(self, ids: Iterable[bytes], *, at: datetime) -> int:
        """Keep what waits, under the ids it has; how many. All or nothing.

        A wave among them is noted as written while locked. Drafts, items that cannot be
        opened and unknown ids are passed over. Raises as `seal`.
        """
        return _waiting.accept(self, ids, at=at)

    def discard(self, ids: Iterable[bytes], *, today: date) -> int:
        """Let what waits go, readable or not; how many. What is kept stays kept. `Locked`."""
        return _waiting.discard(self, ids, today=today)


@dataclass(frozen=True)
class Begun:
    """A vault with a way in; the recovery code is shown this once and kept nowhere."""

    vault: Vault
    opened: OpenVault
    recovery_code: str | None = field(default=None, repr=False)
