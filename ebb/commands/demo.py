"""Show Ebb full: a throw-away vault of somebody invented, and nothing of the person's own."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from ebb.commands import Mistake
from ebb.commands.ready import django_ready, hang_up
from ebb.commands.running import alone
from ebb.commands.serve import HOST, PORT, listen, prepare, require_free

if TYPE_CHECKING:
    from datetime import datetime

    from ebb.commands.invented.wave import Words
    from ebb.records import Letter
    from ebb.vault import Begun, OpenVault

NAME = "demo"
HELP = "Run a throw-away Ebb with half a year of invented waves, to look around in."
SEED = 7
PASSPHRASE = "a lamp above the quiet harbour"  # noqa: S105  printed: it opens nothing of anyone's
OWN = ("EBB_DATA", "EBB_DATABASE_URL")
SECRETS = ("EBB_SECRET_KEY", "EBB_SECRET_KEY_FILE")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=PORT, help=f"the port ({PORT})")
    parser.add_argument(
        "--seed", type=int, default=SEED, help=f"another number, another life ({SEED})"
    )


def run(args: argparse.Namespace) -> int:
    require_no_own_data()
    if args.seed < 0:
        raise Mistake(f"--seed must be 0 or more, not {args.seed}.")
    require_free(args.port)
    with thrown_away():
        django_ready()
        with alone():
            prepare()
            begun = live(args.seed)
            hang_up()
            print(hello(args.port, begun), flush=True)
            listen(args.port)
    return 0


def require_no_own_data() -> None:
    """An invented person must never stand among somebody's own things."""
    if given := [name for name in OWN if os.environ.get(name, "").strip()]:
        named = " and ".join(given)
        raise Mistake(f"The demo keeps away from your own data: please unset {named} for it.")


@contextmanager
def thrown_away() -> Iterator[Path]:
    """A data folder for the length of the demo, with a secret of its own."""
    folder = Path(tempfile.mkdtemp(prefix="ebb-demo-"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that it tidies up
    for name in SECRETS:
        os.environ.pop(name, None)
    os.environ["EBB_DATA"] = str(folder)
    try:
        yield folder
    finally:
        hang_up()
        shutil.rmtree(folder, ignore_errors=True)


def live(seed: int) -> Begun:
    """Ana's vault, with her code already on paper, and everything she kept."""
    from django.utils.timezone import localtime

    from ebb.vault import begin

    now = localtime()
    begun = begin(PASSPHRASE, today=now.date(), recovery=True, only=True)
    begun.opened.confirm_recovery(begun.recovery_code or "")
    keep(begun.opened, seed, now)
    wait(begun.opened, now)
    return begun


def keep(opened: OpenVault, seed: int, now: datetime) -> int:
    """Seal a whole life at once; how many records it is."""
    from ebb.commands.invented import letters
    from ebb.commands.invented.life import life
    from ebb.commands.invented.looking_back import looking_back
    from ebb.commands.invented.quiz import taken
    from ebb.settle.catalogue import catalogue
    from ebb.vault import ToSeal, new_id

    hers = life(seed, now, catalogue("en"))
    written = [(new_id(), letter(opened, words)) for words in hers.letters]
    records = [*hers.records, *letters.kept(now), *letters.put_away(written, now), *taken(now)]
    named = [*hers.contacts, *hers.beliefs]
    told = [ToSeal(one.record, one.record.at.date(), one.id) for one in named]
    told += [ToSeal(one.record, one.record.at.date(), one.id) for one in looking_back(now)]
    told += [ToSeal(one, one.at.date(), letter_id) for letter_id, one in written]
    return len(opened.seal_many([*(ToSeal(one, one.at.date()) for one in records), *told]))


def wait(opened: OpenVault, now: datetime) -> None:
    """Last night, from a phone that may write while it is locked: to be looked at."""
    from ebb.commands.invented.words import ALONE
    from ebb.records import Letter, Rated, WaveBegun
    from ebb.vault import marker_of, new_id, new_marker, seal_written

    marker = marker_of(new_marker(opened, today=now.date()))
    assert marker is not None
    wave, began = new_id(), now - timedelta(hours=9)
    written = (
        WaveBegun(at=began, wave_id=wave),
        Rated(at=began, wave_id=wave, intensity=7),
        Rated(at=began + timedelta(minutes=14), wave_id=wave, intensity=4),
        Letter(at=began + timedelta(minutes=17), wave_id=wave, text=ALONE),
    )
    items = [(new_id(), record) for record in written]
    seal_written(marker, items, today=now.date(), now=monotonic())


def letter(opened: OpenVault, words: Words) -> Letter:
    from ebb.records import Letter

    kept = opened.text_apart(Letter(at=words.at, text=words.text, wave_id=words.wave_id))
    assert isinstance(kept, Letter)
    return kept


def hello(port: int, begun: Begun) -> str:
    lines = (
        "All of it is invented: Ana, her waves, her letters, her people. Nobody lived this.",
        "It has a data folder of its own, and that is removed when the demo stops.",
        f"Ebb is here: http://{HOST}:{port}  (Ctrl-C stops it)",
        f"Passphrase:  {PASSPHRASE}",
        f"Paper code:  {begun.recovery_code}",
    )
    return "\n".join(lines)
