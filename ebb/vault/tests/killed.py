"""kill -9 at every statement of every change: python -m ebb.vault.tests.killed (EBB_DATA set).

A driver of its own process. For each change and each n it forks a child that kills itself
right before the nth statement reaches SQLite, BEGIN and COMMIT included, and another that
looks at what is left: the old state or the new one, whole. Prints a JSON summary.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

import django

TODAY, NOW = date(2026, 11, 22), datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
OLD, NEW = "three slow waves at night", "a boat under the bridge"
RECORDS, BODY = 3, "a long letter " * 600
WAITING = [bytes([n]) * 16 for n in range(1, 4)]
ROUNDS = 8


def main() -> None:
    django.setup()
    from django.conf import settings

    from ebb.vault.tests.cheap import cheap_keys

    database = Path(str(settings.DATABASES["default"]["NAME"]))
    with cheap_keys():
        code = in_child(prepare)
        shutil.copy(database, database.with_suffix(".whole"))
        steps = {name: every_step(database, change, code) for name, change in CHANGES.items()}
        acknowledged = sum(killed_while_sealing(database, code) for _ in range(ROUNDS))
    print(json.dumps({"steps": steps, "acknowledged": acknowledged}))


def prepare() -> str:
    """A vault with three records, a long text and three waiting letters, its log emptied."""
    from django.core.management import call_command

    from ebb.vault import begin, marker_of, new_marker, seal_written
    from ebb.vault._disk import truncate_log

    call_command("migrate", verbosity=0)
    begun = begin(OLD, today=TODAY, recovery=True)
    for n in range(RECORDS):
        begun.opened.seal(letter(str(n)), day=TODAY)
    begun.opened.seal_body(BODY, day=TODAY)
    marker = marker_of(new_marker(begun.opened, today=TODAY))
    assert marker
    written = [(one, letter(BODY)) for one in WAITING]
    assert seal_written(marker, written, today=TODAY, now=0.0)
    assert truncate_log()
    return str(begun.recovery_code)


def letter(text: str) -> Any:
    from ebb.records import Letter

    return Letter(at=NOW, text=text)


def vault() -> Any:
    from ebb.vault.models import Vault

    return Vault.objects.get()


def opened(passphrase: str = OLD) -> Any:
    from ebb.vault import unlock

    return unlock(vault(), passphrase)


def recover(code: str, passphrase: str) -> None:
    from ebb import vault as door

    door.recover(vault(), code, passphrase, today=TODAY)


def delete_all(_: str) -> None:
    room = opened()
    room.delete([one.id for one in room.open_all().records], today=TODAY)


def bring(_: str) -> None:
    from ebb.vault import put_sealed, seal_to_public
    from ebb.vault._pending import Item

    items = [Item(one, seal_to_public(vault(), one, b"x")) for one in (b"n" * 16, b"m" * 16)]
    put_sealed(opened(), items, today=TODAY, now=0.0)


CHANGES: dict[str, Callable[[str], object]] = {
    "seal": lambda _: opened().seal(letter("new"), day=TODAY),
    "delete": delete_all,
    "change passphrase": lambda _: opened().change_passphrase(OLD, NEW),
    "bring": bring,
    "accept": lambda _: opened().accept(WAITING, at=NOW),
    "let go": lambda _: opened().discard(WAITING, today=TODAY),
    "rotate": lambda _: opened().rotate(OLD, NEW),
    "recover": lambda code: recover(code, NEW),
    "erase": lambda _: opened().erase_everything(),
}


def every_step(database: Path, change: Callable[[str], object], code: str) -> int:
    """Kill before the 1st, 2nd, ... statement until the change gets through; how many kills."""
    for n in range(1, 1000):
        restore(database)
        killed = in_child_killed(partial(until, n, change, code))
        in_child(lambda: whole(code))
        if not killed:
            return n - 1
    raise AssertionError("It never got through.")


def until(n: int, change: Callable[[str], object], code: str) -> None:
    """A change that does not live to see its nth statement."""
    die_before(n)
    change(code)


def restore(database: Path) -> None:
    for ending in ("-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)
    shutil.copy(database.with_suffix(".whole"), database)


def die_before(n: int) -> None:
    """The nth statement on this connection is the last thing this process hears of."""
    from django.db import connection

    connection.ensure_connection()
    left = [n]

    def count(_: str) -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    connection.connection.set_trace_callback(count)


def whole(code: str) -> None:
    """Assert that what is left is one whole state; `AssertionError` else."""
    from ebb.vault import WrongKey, finish_erasing
    from ebb.vault.models import Body, Marker, Pending, Retired, Sealed, Slot, Vault

    if not Slot.objects.exists():
        finish_erasing()
        every = (Vault, Sealed, Body, Marker, Pending, Retired)
        assert not any(table._default_manager.exists() for table in every)
        return
    opens = []
    for passphrase in (OLD, NEW):
        try:
            opens.append(opened(passphrase))
        except WrongKey:
            continue
    assert len(opens) == 1, "not exactly one passphrase opens"
    found = opens[0].open_all()
    assert not found.damaged
    assert not found.newer
    each_waits_or_is_kept(opens[0], {one.id for one in found.records})
    own = [one for one in found.records if one.id not in WAITING]
    assert len(own) in {0, RECORDS, RECORDS + 1}
    for body in Body.objects.all():
        assert opens[0].open_body(bytes(body.pk)) == BODY
    opens[0].seal(letter("it goes on"), day=TODAY)
    code_fits_the_passphrase(code)


def each_waits_or_is_kept(room: Any, kept: set[bytes]) -> None:
    """All three wait, or all are kept with their texts, or all were let go; with rotation, too."""
    from ebb.vault.models import Tombstone

    waiting = room.pending()
    assert all(one.record or one.id not in WAITING for one in waiting), "an item was lost"
    still = {one.id for one in waiting} & set(WAITING)
    gone = {bytes(one.pk) for one in Tombstone.objects.filter(pk__in=WAITING)}
    states = [still, kept & set(WAITING), gone]
    assert sorted(map(len, states)) == [0, 0, len(WAITING)]
    assert len(waiting) - len(still) in {0, 2}, "half of what was brought"


def code_fits_the_passphrase(code: str) -> None:
    """The old code opens if, and only if, rotation and recovery have not happened."""
    from ebb.vault import WrongKey
    from ebb.vault.models import Slot

    before = int(Slot.objects.get(kind="recovery").pk) == 2
    try:
        recover(code, OLD)
    except WrongKey:
        assert not before
    else:
        assert before


def killed_while_sealing(database: Path, code: str) -> int:
    """Seal as fast as it goes, be killed at a random moment; all acknowledged must be there."""
    restore(database)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        seal_for_ever(writing)
    os.close(writing)
    said = os.read(reading, 16)
    sleep(random.uniform(0.002, 0.08))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    acknowledged = {said[at : at + 16] for at in range(0, len(said) - len(said) % 16, 16)}
    in_child(lambda: all_there(acknowledged))
    return len(acknowledged)


def seal_for_ever(writing: int) -> None:
    try:
        room = opened()
        while True:
            os.write(writing, room.seal(letter("again"), day=TODAY))
    finally:
        os._exit(1)


def all_there(acknowledged: set[bytes]) -> None:
    found = opened().open_all()
    assert acknowledged <= {one.id for one in found.records}
    assert not found.damaged


def in_child(work: Callable[[], object]) -> str:
    """Run in a fork, so that this process never has the database open; its text answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        answer(work, writing)
    os.close(writing)
    said = b"".join(iter(lambda: os.read(reading, 65536), b""))
    os.close(reading)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        sys.exit(1)
    return said.decode()


def answer(work: Callable[[], object], writing: int) -> None:
    try:
        os.write(writing, str(work() or "").encode())
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def in_child_killed(work: Callable[[], object]) -> bool:
    """Whether the child was killed; any other ending but success stops the driver."""
    child = os.fork()
    if not child:
        answer(work, os.open(os.devnull, os.O_WRONLY))
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in {0, -signal.SIGKILL}:
        sys.exit(1)
    return code != 0


if __name__ == "__main__":
    main()
