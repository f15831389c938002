"""The code of others that the browser runs: as it was fetched, and found under its hashed name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.core.management import call_command
from django.test.utils import override_settings

STATIC = Path(__file__).parent.parent / "static" / "vault"
VENDOR = STATIC / "vendor"


def test_the_library_is_the_one_that_was_fetched() -> None:
    told = (VENDOR / "README.md").read_text(encoding="utf-8")
    found = hashlib.sha256((VENDOR / "hpke.js").read_bytes()).hexdigest()

    assert f"`{found}`" in told


def test_every_file_of_others_has_its_version_and_its_licence() -> None:
    told = (VENDOR / "README.md").read_text(encoding="utf-8")

    assert {path.name for path in VENDOR.iterdir()} == {"README.md", "LICENSE", "hpke.js"}
    assert re.search(r"@hpke/core` \d+\.\d+\.\d+", told)
    assert "Permission is hereby granted" in (VENDOR / "LICENSE").read_text(encoding="ascii")


def test_imports_lead_to_hashed_names(tmp_path: Path) -> None:
    kinds = settings.STORAGES | {"staticfiles": {"BACKEND": "ebb.shared.static.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=kinds):
        call_command("collectstatic", interactive=False, verbosity=0)
        names: dict[str, str] = vars(storages["staticfiles"])["hashed_files"]

        sealing = (tmp_path / names["vault/seal.js"]).read_text(encoding="utf-8")
        queue = (tmp_path / names["accounts/queue.js"]).read_text(encoding="utf-8")

        assert f'from "./{names["vault/vendor/hpke.js"].removeprefix("vault/")}";' in sealing
        assert f'import("../{names["vault/seal.js"]}")' in queue
        assert f'import("./{names["accounts/handing.js"].removeprefix("accounts/")}")' in queue


def test_no_page_asks_for_it_before_there_is_something_to_seal() -> None:
    ebb = Path(settings.ROOT)
    asking = re.compile(r"""^import[^;]*(?:seal|hpke)\.js["'];""", re.MULTILINE)
    eager = {path.name for path in ebb.rglob("*.js") if asking.search(path.read_text("utf-8"))}
    pages = [path for path in ebb.rglob("*.html") if "seal.js" in path.read_text("utf-8")]

    assert eager == {"seal.js"}  # which is itself imported late
    assert not pages
