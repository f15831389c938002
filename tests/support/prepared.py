"""A vault made straight in the rows of a running product, by a process of its own.

`asked(served, "begin")` and so on; the other side is this file as a program. So a browser
test can hold a marker, end it, change the key, or open what came in, without many screens.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.support.served import Served

PASSPHRASE = "three slow waves at night"
OTHERS = "a boat under the bridge"


def asked(served: Served, what: str, passphrase: str = PASSPHRASE) -> Any:
    """What the other side prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.prepared", what, passphrase],
        env=served.environment | {"DJANGO_SETTINGS_MODULE": "ebb.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def begin(passphrase: str) -> dict[str, Any]:
    """A new vault: what a page would name of it, and a marker for one device."""
    from datetime import date

    from ebb.vault import begin as begin_vault
    from ebb.vault import new_marker
    from ebb.vault.models import Vault

    today = date(2026, 11, 22)
    first = not Vault.objects.exists()
    begun = begin_vault(passphrase, today=today, recovery=False, only=first)
    return facts(begun.vault) | {"marker": new_marker(begun.opened, today=today)}


def weeks_ago(passphrase: str) -> None:
    """Something small that she kept a month ago: these are not her first days here."""
    from datetime import timedelta

    from django.utils.timezone import localtime

    from ebb.records import Missed

    at = localtime() - timedelta(days=30)
    opened(passphrase).seal(Missed(at=at, what=("held",)), day=at.date())


def facts(vault: Any) -> dict[str, Any]:
    vault_id, key = bytes(vault.pk).hex(), bytes(vault.public_key).hex()
    return {"vault": vault_id, "version": vault.key_version, "key": key}


def opened(passphrase: str) -> Any:
    from ebb.vault import WrongKey, unlock
    from ebb.vault.models import Vault

    for vault in Vault.objects.all():
        try:
            return unlock(vault, passphrase)
        except WrongKey:
            continue
    raise LookupError


def end(passphrase: str) -> None:
    """Every marker is revoked."""
    from ebb.vault.models import Marker

    Marker.objects.all().delete()


def rotate(passphrase: str) -> dict[str, Any]:
    """A new key pair under the next version; a marker again, since rotation ends them."""
    from datetime import date

    from ebb.vault import new_marker
    from ebb.vault.models import Vault

    begun = opened(passphrase).rotate(passphrase, passphrase)
    vault = Vault.objects.get(pk=begun.opened.vault_id)
    return facts(vault) | {"marker": new_marker(begun.opened, today=date(2026, 11, 22))}


def waiting(passphrase: str) -> dict[str, Any]:
    """Everything that waits for this vault, opened: id and what it says."""
    from ebb.vault._written import Pairs
    from ebb.vault.models import Pending

    mine = opened(passphrase)
    pairs = Pairs(mine._keys)
    rows = Pending.objects.filter(vault_id=mine.vault_id)
    return {
        bytes(row.pk).hex(): json.loads(pairs.open(bytes(row.pk), bytes(row.blob))) for row in rows
    }


if __name__ == "__main__":
    import django

    from ebb.vault.tests.cheap import cheap_keys

    django.setup()

    with cheap_keys():
        print(json.dumps(globals()[sys.argv[1]](sys.argv[2])))
