"""What the machine opens by itself is bound to its place, and to a key outside the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from ebb.vault import Damaged, new_id, open_for_host, push_key, push_letter, seal_for_host
from ebb.vault import _primitives as p

VAULT, ID, WORDS = new_id(), new_id(), b"somebody@mail.example"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


def test_what_is_sealed_for_the_host_opens_here_after_a_restart() -> None:
    blob = seal_for_host(VAULT, ID, WORDS)

    assert open_for_host(VAULT, ID, blob) == WORDS
    assert WORDS not in blob
    assert len(blob) == len(seal_for_host(VAULT, ID, b"a"))


def test_moved_changed_or_on_another_machine_it_does_not_open(
    folder: Path, settings: Settings
) -> None:
    blob = seal_for_host(VAULT, ID, WORDS)
    flipped = blob[:-1] + bytes([blob[-1] ^ 1])
    for vault, place, what in (
        (new_id(), ID, blob),
        (VAULT, new_id(), blob),
        (VAULT, ID, flipped),
        (VAULT, ID, b""),
        (VAULT, ID, blob[:40]),
    ):
        with pytest.raises(Damaged):
            open_for_host(vault, place, what)
    settings.DATA = folder / "elsewhere"
    with pytest.raises(Damaged):
        open_for_host(VAULT, ID, blob)


def test_the_keys_are_files_for_their_owner_only_and_made_once(folder: Path) -> None:
    seal_for_host(VAULT, ID, WORDS)
    first = push_key()

    for name in ("host-key", "push-key"):
        assert (folder / name).stat().st_mode & 0o077 == 0
    assert push_key() == first
    assert (folder / "host-key").read_text() != (folder / "push-key").read_text()


def test_every_seed_gives_a_key_of_the_curve() -> None:
    for seed in (bytes(32), b"\xff" * 32, bytes(31) + b"\1"):
        assert len(p.public_of(p.scalar_from(seed))) == 65


@pytest.mark.parametrize("keys", [("", ""), ("AAAA", "AAAA"), ("!" * 87, "?" * 22)])
def test_a_key_that_no_browser_made_is_damaged(keys: tuple[str, str]) -> None:
    with pytest.raises(Damaged):
        push_letter("https://push.example/x", keys, b"{}", contact="https://a.example", now=0)
