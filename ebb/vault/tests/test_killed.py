"""Power fails at the worst moment: the old state or the new one, never half of each."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.sqlite
def test_killed_at_any_statement_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EBB_")}
    mine = {
        "EBB_DATA": str(tmp_path),
        "EBB_SECRET_KEY": "only for this test, only for this test, only for this one",
        "DJANGO_SETTINGS_MODULE": "ebb.settings",
    }

    done = subprocess.run(
        [sys.executable, "-m", "ebb.vault.tests.killed"],
        env={**kept, **mine},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert min(told["steps"].values()) >= 5, told
    assert told["acknowledged"] >= 8, told
