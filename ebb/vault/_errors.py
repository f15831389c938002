"""Everything that can go wrong at the vault's door, each with a name of its own.

No message ever holds a key, a passphrase or a word of hers: an exception may end in a log.
"""

from __future__ import annotations

from typing import Literal

Weakness = Literal["short", "long", "same", "row"]


class VaultError(Exception):
    """Any refusal of the vault. Its text is a fixed sentence."""

    sentence = "The vault refused."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class WrongKey(VaultError):
    """The passphrase or the recovery code does not open this slot."""

    sentence = "That does not open this vault."


class Mistyped(WrongKey):
    """A recovery code that cannot be right: its checksum is off. Nothing was derived."""

    sentence = "There is a typing error in this recovery code."


class Damaged(VaultError):
    """Bytes that are not what was once sealed here: changed, cut short, moved or foreign."""

    sentence = "This cannot be opened."


class NewerThanKnown(VaultError):
    """Written by a newer Ebb than this one: nothing is broken, an update opens it."""

    sentence = "This was written by a newer version of Ebb."


class Locked(VaultError):
    """No open session: unknown, idle too long, too old, ended, or the key has changed."""

    sentence = "The vault is locked."


class Busy(VaultError):
    """Too many keys are being derived at once; trying again in a moment will do."""

    sentence = "Too many people are unlocking at this moment."


class ForeignId(VaultError):
    """This id already belongs to something in another vault."""

    sentence = "This id belongs to another vault."


class TooLarge(VaultError):
    """More than one sealed row may hold (1 MiB with its length)."""

    sentence = "This is larger than the vault can keep in one piece."


class AlreadyBegun(VaultError):
    """Solo mode has one vault, and it is there already."""

    sentence = "A vault has already been begun here."


class WeakPassphrase(VaultError):
    """A new passphrase that is too easily guessed; `reason` says in which way."""

    sentence = "This passphrase is too easily guessed."

    def __init__(self, reason: Weakness) -> None:
        super().__init__()
        self.reason: Weakness = reason
