"""The drill: keep, destroy, bring back, unlock with the passphrase. And what must be refused."""

from __future__ import annotations

import base64
import io
import random
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from ebb import vault
from ebb.cli import main
from ebb.commands import backup as backing_up
from ebb.commands import rows
from ebb.records import Letter
from ebb.vault import backups
from ebb.vault.models import Sealed, Tombstone, Vault

pytestmark = pytest.mark.django_db(transaction=True)

PASSPHRASE = "seven quiet herons at dusk"
CANARY = "canary-word-nobody-else-writes"
TODAY = date(2026, 3, 4)
AT = datetime(2026, 3, 4, 1, 10, tzinfo=UTC)


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path / "data"
    return tmp_path / "data"


@pytest.fixture
def key(data: Path, tmp_path: Path) -> Path:
    file = tmp_path / "key.txt"
    assert main(["backup", "--new-key", str(file)]) == 0
    return file


@pytest.fixture
def letters() -> vault.OpenVault:
    opened = vault.begin(PASSPHRASE, today=TODAY, recovery=True).opened
    for hour in range(3):
        opened.seal(Letter(at=AT + timedelta(hours=hour), text=f"{CANARY} {hour}"), day=TODAY)
    return opened


@pytest.fixture
def made(key: Path, letters: vault.OpenVault, tmp_path: Path) -> Path:
    file = tmp_path / "one.ebb-backup"
    assert main(["backup", str(file)]) == 0
    return file


def texts(passphrase: str = PASSPHRASE) -> list[str]:
    opened = vault.unlock(Vault.objects.get(), passphrase)
    return [one.record.text for one in opened.open(Letter)]


def destroy() -> None:
    for model in reversed(rows.tables().values()):
        model._base_manager.all()._raw_delete("default")


def restore(file: Path, key: Path, *more: str) -> int:
    return main(["restore", str(file), "--key", str(key), *more])


def test_what_was_kept_is_back_after_everything_was_destroyed(made: Path, key: Path) -> None:
    before = texts()
    destroy()

    assert restore(made, key) == 0

    assert texts() == before
    assert len(before) == 3


def test_a_backup_tells_a_thief_nothing(made: Path, key: Path) -> None:
    raw = made.read_bytes()
    kept = bytes(Sealed.objects.order_by("pk").values_list("pk", flat=True)[0])

    for word in (CANARY.encode(), PASSPHRASE.encode(), CANARY.encode("utf-16-le"), kept):
        assert word not in raw
        assert base64.b64encode(word)[:-4] not in raw
        assert zlib.compress(word)[2:-4] not in raw
    assert made.stat().st_mode & 0o777 == 0o600
    assert key.stat().st_mode & 0o777 == 0o600


def test_the_machine_that_makes_backups_keeps_nothing_that_opens_them(
    made: Path, key: Path, data: Path
) -> None:
    opens = key.read_text().splitlines()[-1].removeprefix(backups.PRIVATE)

    for path in data.rglob("*"):
        if path.is_file():
            assert opens[:64] not in path.read_text(errors="replace")


def test_every_changed_byte_is_refused(
    made: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = made.read_bytes()
    places = {0, 12, 14, 22, 100, len(whole) - 1, *random.Random(1).sample(range(len(whole)), 20)}
    for place in sorted(places):
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        capsys.readouterr()

        assert restore(made, key, "--replace") == 1

        assert len(capsys.readouterr().err.splitlines()) == 1
    assert len(texts()) == 3


@pytest.mark.parametrize("kept", [0, 5, 20, 133, 134, 150, -16, -1])
def test_a_backup_that_was_cut_short_is_refused(made: Path, key: Path, kept: int) -> None:
    made.write_bytes(made.read_bytes()[:kept])

    assert restore(made, key, "--replace") == 1

    assert len(texts()) == 3


def test_chunks_cannot_be_swapped_left_out_or_added() -> None:
    private, public = backups.new_key()
    whole = b"".join(backups.seal([bytes(200_000)], public))
    head, size = len(backups.MAGIC) + 8 + 113, backups.CHUNK + 16
    first, second, rest = whole[head:][:size], whole[head + size :][:size], whole[head + 2 * size :]

    for forged in (second + first + rest, first + rest, first + second, first + second + 2 * rest):
        with pytest.raises(vault.Damaged):
            list(backups.unseal(reader(whole[:head] + forged), private))
    assert b"".join(backups.unseal(reader(whole), private)) == bytes(200_000)


@pytest.mark.parametrize("size", [0, 1, backups.CHUNK - 1, backups.CHUNK, backups.CHUNK + 1])
def test_any_length_comes_back_the_same(size: int) -> None:
    private, public = backups.new_key()
    content = random.Random(size).randbytes(size)

    sealed = b"".join(backups.seal([content[:7], content[7:]], public))

    assert b"".join(backups.unseal(reader(sealed), private)) == content


def test_another_key_is_told_from_a_damaged_file(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(backups.new_key()[0])

    assert restore(made, other, "--replace") == 1

    assert "does not open" in capsys.readouterr().err


def test_a_later_format_is_told_from_a_damaged_file() -> None:
    private, _ = backups.new_key()

    with pytest.raises(vault.NewerThanKnown):
        list(backups.unseal(reader(b"ebb-backup/2\n" + bytes(200)), private))


def test_what_is_kept_here_is_not_replaced_unasked(made: Path, key: Path) -> None:
    Sealed.objects.all().delete()

    assert restore(made, key) == 2
    assert texts() == []

    assert restore(made, key, "--replace") == 0
    assert len(texts()) == 3


def test_what_was_deleted_since_stays_deleted(
    made: Path, key: Path, letters: vault.OpenVault
) -> None:
    gone = letters.open(Letter)[1]
    letters.delete([gone.id], today=TODAY)

    assert restore(made, key, "--replace") == 0

    assert gone.record.text not in texts()
    assert len(texts()) == 2
    assert Tombstone.objects.filter(pk=gone.id).exists()


def test_what_waits_and_who_may_write_is_back_but_not_what_was_let_go_since(
    key: Path, letters: vault.OpenVault, tmp_path: Path
) -> None:
    marker = vault.marker_of(vault.new_marker(letters, today=TODAY))
    assert marker
    written = [(bytes([n]) * 16, Letter(at=AT, text=CANARY * 900)) for n in range(3)]
    assert vault.seal_written(marker, written, today=TODAY, now=0.0)
    file = tmp_path / "waiting.ebb-backup"
    assert main(["backup", str(file)]) == 0
    letters.discard([written[0][0]], today=TODAY)
    vault.end_marker(letters.vault_id, marker.name)

    assert restore(file, key, "--replace") == 0

    opened = vault.unlock(Vault.objects.get(), PASSPHRASE)
    assert [(one.id, one.record) for one in opened.pending()] == written[1:]
    assert [one.name for one in vault.markers(opened.vault_id)] == [marker.name]


def test_if_putting_it_in_place_breaks_off_the_old_rows_are_there(
    made: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ebb.commands.load.keep_deleted", breaks)

    assert restore(made, key, "--replace") == 130

    assert len(texts()) == 3


def test_a_backup_from_another_shape_is_not_forced_in(
    made: Path, key: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ebb.commands.load.migrations", lambda: [("vault", "0999_later")])

    assert restore(made, key, "--replace") == 1

    assert "Restore it with that version" in capsys.readouterr().err


@pytest.mark.parametrize(
    "break_it",
    [
        lambda all_: all_[1:],
        lambda all_: all_[:-1],
        lambda all_: [all_[0], *all_],
        lambda all_: [*all_, all_[-1]],
        lambda all_: [one for one in all_ if not isinstance(one, rows.Rows)],
    ],
    ids=["no manifest", "no end", "two manifests", "two ends", "rows missing"],
)
def test_messages_that_are_not_all_there_are_refused(
    letters: vault.OpenVault, break_it: Callable[[list[object]], list[rows.Message]]
) -> None:
    whole: list[object] = list(rows.messages(TODAY))

    with pytest.raises(rows.Unreadable):
        list(rows.checked(break_it(whole)))


def test_a_file_is_never_written_over(made: Path, key: Path) -> None:
    before = made.read_bytes(), key.read_bytes()

    assert main(["backup", str(made)]) == 2
    assert main(["backup", "--new-key", str(key)]) == 2

    assert (made.read_bytes(), key.read_bytes()) == before


def test_without_a_key_there_is_no_backup_and_no_half_file(
    data: Path, tmp_path: Path, letters: vault.OpenVault, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "none"

    assert main(["backup", str(file)]) == 1

    assert "--new-key" in capsys.readouterr().err
    assert list(tmp_path.glob("none*")) == []


def test_in_a_folder_backups_live_thirty_days(
    key: Path, letters: vault.OpenVault, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "ebb-not-a-day.ebb-backup").touch()

    for days in (0, 1, 30, 31):
        backing_up.keep(folder, TODAY + timedelta(days=days))

    assert sorted(path.name for path in folder.iterdir()) == [
        "ebb-2026-03-05.ebb-backup",
        "ebb-2026-04-03.ebb-backup",
        "ebb-2026-04-04.ebb-backup",
        "ebb-not-a-day.ebb-backup",
    ]


def reader(content: bytes) -> io.BytesIO:

    return io.BytesIO(content)
