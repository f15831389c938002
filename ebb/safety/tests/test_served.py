"""What really comes over the wire from the running product."""

from __future__ import annotations

import re
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page

from ebb.safety.headers import ALWAYS, CONTENT_SECURITY_POLICY
from tests.support.served import Served

pytestmark = pytest.mark.journey


def fetch(served: Served, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    """One answer as it comes, without following where it leads."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=30)
    connection.request(method, path)
    answer = connection.getresponse()
    page = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, page


def test_pages_errors_and_files_carry_the_headers(served: Served) -> None:
    _, _, home = fetch(served, "/help/")
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', home)
    assert files

    for path in ("/", "/help/", "/nowhere/", "/healthz", "/static/nowhere.css", *files):
        _, headers, _ = fetch(served, path)
        for name, value in ALWAYS.items():
            assert headers[name.lower()] == value, path
        assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY, path
        assert "access-control-allow-origin" not in headers, path
        kept = "immutable" if path in files else "no-store"
        assert kept in headers["cache-control"], path


def test_the_page_for_trouble_finds_its_own_files(served: Served) -> None:
    for path in ("/static/safety/alone.css", "/static/safety/leave.js"):
        assert fetch(served, path)[0] == 200


def test_a_post_without_an_origin_is_refused(served: Served) -> None:
    status, _, page = fetch(served, "/leave/", "POST")

    assert status == 403
    assert "nothing was changed" in page


def test_the_browser_knows_every_word_of_the_headers(desktop: Page) -> None:
    said: list[str] = []
    desktop.on("console", lambda message: said.append(message.text))

    desktop.goto("/help/")
    desktop.goto("/help/in/GB/")

    assert [line for line in said if "by Playwright" not in line] == []


def test_the_running_product_logs_nothing_of_a_visit(served: Served, desktop: Page) -> None:
    desktop.goto("/help/a/in/GB/")
    fetch(served, "/canary-path/?canary-query")
    fetch(served, "/leave/")

    log = served.log.read_text(encoding="utf-8")

    for trace in ("canary", "/help/", "/leave/", "Mozilla"):
        assert trace not in log
