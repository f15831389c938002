"""What `ebb check` looks at. Each check is a few lines and says what it found in plain words.

No line ever holds a secret, a key or anything a person wrote.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core import checks as django_checks
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ebb.commands import keys, rows, static
from ebb.commands.durable import broken_promises
from ebb.safety import helplines
from ebb.vault.models import Slot

SECRET_LENGTH = 50
SECRET_FILES = {
    "secret": "The file with the server's secret",
    "host-key": "The file with the key to where nudges go",
    "push-key": "The file that signs nudges to browsers",
}
OWASP = {"memory_kib": 19 * 1024, "passes": 2, "lanes": 1}  # Argon2id, Password Storage sheet
BACKUP_EVERY = 7  # days
NEAR = {"127.0.0.1", "localhost", "[::1]"}
NOT_OURS = {  # Django's advice that does not fit here, each with the reason
    "mail.W001": "without EBB_EMAIL_URL no page offers mail",
    "security.W001": "ebb.safety.headers sets every header that SecurityMiddleware would",
    "security.W002": "frame-ancestors of the content security policy says it",
    "security.W003": "ebb.safety.origin stands where tokens would: cached pages hold none",
    "security.W004": "solo mode is plain HTTP that never leaves this machine",
    "security.W008": "solo mode is plain HTTP that never leaves this machine",
    "security.W012": "there are no Django sessions",
    "security.W016": "there is no token cookie",
}


class Finding(NamedTuple):
    fine: bool
    line: str


def findings(today: date) -> Iterator[Finding]:
    """All checks, those about files first; the database only where there is one."""
    yield from the_data_folder()
    yield from the_secret()
    yield the_names()
    yield from djangos_own()
    yield the_static_files()
    yield from the_helplines(today)
    if not has_database():
        yield Finding(True, "Nothing is kept here yet: the first start makes the database.")
        return
    if pending := pending_migrations():
        yield Finding(False, f"{pending} changes of the database wait: `ebb serve` makes them.")
        return
    yield from the_database()
    yield the_keys()
    yield the_backup(today)


def the_data_folder() -> Iterator[Finding]:
    folder = Path(settings.DATA)
    if not folder.is_dir():
        yield Finding(True, "There is no data folder yet: the first start makes it.")
        return
    yield only_mine(folder, "The data folder")


def the_secret() -> Iterator[Finding]:
    if len(settings.SECRET_KEY) >= SECRET_LENGTH and len(set(settings.SECRET_KEY)) >= 10:
        yield Finding(True, "The server's secret is long and mixed.")
    else:
        yield Finding(False, f"The server's secret has to have {SECRET_LENGTH} mixed characters.")
    for name, what in SECRET_FILES.items():
        file = Path(settings.DATA) / name
        if file.is_file():
            yield only_mine(file, what)


def only_mine(path: Path, name: str) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        wanted = "700" if path.is_dir() else "600"
        return Finding(False, f"{name} can be read by others: chmod {wanted} '{path}'")
    return Finding(True, f"{name} is for you only.")


def the_names() -> Finding:
    """A name from elsewhere would let another machine's page speak to this one."""
    others = sorted(set(settings.ALLOWED_HOSTS) - NEAR)
    if settings.MODE == "solo" and others:
        return Finding(False, f"EBB_HOSTS names more than this machine: {', '.join(others)}")
    return Finding(True, "Ebb answers only under this machine's own names.")


def djangos_own() -> Iterator[Finding]:
    found = django_checks.run_checks(include_deployment_checks=True)
    serious = [one for one in found if one.id not in NOT_OURS and one.level >= 30]
    for one in serious:
        yield Finding(False, f"Django: {one.msg} ({one.id})")
    if not serious:
        yield Finding(True, "Django's own checks find nothing.")


def the_static_files() -> Finding:
    if static.gathered():
        return Finding(True, "Styles and scripts are those of this version.")
    if not static.note().exists():
        return Finding(True, "The first start gathers styles and scripts.")
    return Finding(False, "Styles and scripts are older than this version: restart `ebb serve`.")


def the_helplines(today: date) -> Iterator[Finding]:
    """Wrong numbers have cost lives: each has to be looked at again twice a year."""
    old = sorted(
        country.name
        for country in helplines.countries().values()
        if any(seen.stale(today) for seen in sources(country))
    )
    if old:
        yield Finding(False, f"Numbers not checked for half a year: {', '.join(old)}")
    else:
        yield Finding(True, "Every helpline was checked within half a year.")


def sources(country: helplines.Country) -> list[helplines.Seen]:
    numbers = [number.seen for number in country.emergency]
    return numbers + [line.seen for line in country.helplines]


def has_database() -> bool:
    if connection.vendor != "sqlite":
        return True
    return Path(str(connection.settings_dict["NAME"])).is_file()


def pending_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def the_database() -> Iterator[Finding]:
    broken = broken_promises()
    for promise in broken:
        yield Finding(False, f"The database: {promise}.")
    if not broken:
        yield Finding(True, "The database loses nothing and overwrites what is deleted.")


def the_keys() -> Finding:
    weak = any(
        Slot.objects.filter(**{f"{name}__lt": least}).exists() for name, least in OWASP.items()
    )
    if weak:
        return Finding(False, "A passphrase is guarded too weakly: unlock once, and it is renewed.")
    return Finding(True, "Guessing a passphrase is made slow enough.")


def the_backup(today: date) -> Finding:
    last = keys.last_backup()
    if not rows.anything_kept():
        return Finding(True, "There is nothing to back up yet.")
    if last is None:
        return Finding(False, "There is no backup yet: see `ebb backup --help`.")
    days = (today - last).days
    return Finding(days <= BACKUP_EVERY, f"The last backup is {days} days old.")
