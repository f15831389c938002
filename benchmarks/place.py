"""A throw-away Ebb on a real SQLite file, with the product's own settings."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

TODAY = date(2026, 3, 4)
AT = datetime(2026, 3, 4, 1, 10, tzinfo=UTC)
PASSPHRASE = "seven quiet herons at dusk"


@contextmanager
def throw_away() -> Iterator[None]:
    """Settings, a migrated database and nothing in it; gone afterwards."""
    for name in [name for name in os.environ if name.startswith("EBB_")]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="ebb-bench-") as folder:
        os.environ["EBB_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "ebb.settings"
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        yield
        connections.close_all()


def milliseconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def side_by_side(
    times: int, ours: Callable[[], object], theirs: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """In turn, so that both meet the same disk and the same neighbours."""
    pairs = [(milliseconds(ours), milliseconds(theirs)) for _ in range(times)]
    return [one for one, _ in pairs], [two for _, two in pairs]


def line(name: str, found: list[float]) -> str:
    ordered = sorted(found)
    high = ordered[int(len(ordered) * 0.95)]
    return f"{name:<44} {statistics.median(found):9.2f} {ordered[0]:9.2f} {high:9.2f}"


HEAD = f"{'milliseconds':<44} {'median':>9} {'least':>9} {'95 %':>9}"
