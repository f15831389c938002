"""A page of another program on this machine gets no further by way of the worker."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ebb.offline.tests.devices import Device, keeps
from ebb.safety.tests.walking import begin

pytestmark = pytest.mark.journey


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Not to the screen."""


@pytest.fixture
def elsewhere(device: Device, tmp_path: Path) -> Iterator[str]:
    """Another port of the same machine: the same site to a cookie, but no page of ours."""
    (tmp_path / "index.html").write_text(f'<!doctype html><a href="{device.address}/help/">go</a>')
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("worker", [True, False])
def test_a_link_from_another_port_never_finds_ebb_open(
    device: Device, elsewhere: str, worker: bool
) -> None:
    with device.on(service_workers="allow" if worker else "block") as context:
        page = context.pages[0]
        page.goto("/")
        if worker:
            keeps(page)
            page.reload()
        begin(page)
        page.goto("/help/")
        expect(page.get_by_role("button", name="Lock")).to_be_visible()

        page.goto(elsewhere)
        page.get_by_role("link", name="go").click()
        page.wait_for_url("**/help/")

        expect(page.get_by_role("link", name="Unlock", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Lock")).to_have_count(0)
