"""The file she takes away."""

from __future__ import annotations

import pytest

from ebb.vault import Damaged, NewerThanKnown, WeakPassphrase, WrongKey, open_export, seal_export
from tests.support.cast import ANAS, CLEOS


def test_an_export_opens_with_its_passphrase_and_no_other() -> None:
    blob = seal_export(b"everything", ANAS)

    assert open_export(blob, f" {ANAS} ") == b"everything"
    with pytest.raises(WrongKey):
        open_export(blob, CLEOS)


def test_an_export_changed_or_cut_anywhere_is_told_as_damaged() -> None:
    blob = seal_export(b"everything", ANAS)

    for at in range(len(blob)):
        changed = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        with pytest.raises((Damaged, NewerThanKnown)):
            open_export(changed, ANAS)
        with pytest.raises(Damaged):
            open_export(blob[:at], ANAS)


def test_a_later_format_is_told_as_newer_and_a_weak_passphrase_is_refused() -> None:
    with pytest.raises(NewerThanKnown):
        open_export(b"ebb-export/2\n" + bytes(99), ANAS)
    with pytest.raises(WeakPassphrase):
        seal_export(b"everything", "short")
