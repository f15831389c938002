"""The guard that goes with every journey must be able to fail, or it guards nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings

from tests.support.browsers import Visitors

pytestmark = [pytest.mark.journey, pytest.mark.once]

PAGES = {
    "/": "<title>Ebb</title><p>quiet",
    "/other-host": "<img src='http://elsewhere.example/pixel.png'>",
    "/console": "<script>console.error('broken')</script>",
    "/throws": "<script>throw new Error('thrown')</script>",
    "/inline-style": "<p style='color: red'>styled",
    "/exit": f"<a href='{settings.EXIT_URL}'>away</a>",
}


class Answer(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        script = "" if self.path in {"/console", "/throws"} else "default-src 'none'; img-src *"
        self.send_header("Content-Security-Policy", script)
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def small(visit: Callable[[str], Visitors]) -> Iterator[Visitors]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield visit(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/other-host", "asked another host"),
        ("/console", "broken"),
        ("/throws", "thrown"),
        ("/inline-style", "Content Security Policy"),
    ],
)
def test_the_guard_complains(small: Visitors, path: str, word: str) -> None:
    page = small.phone()
    page.goto(path)
    for _look in range(100):
        if word in (complaints := "\n".join(small.guards[0].unforgiven())):
            break
        page.wait_for_timeout(50)
    small.forgive("")

    assert word in complaints


def test_the_exit_leads_away_without_a_real_request(small: Visitors) -> None:
    page = small.phone()
    page.goto("/exit")

    page.get_by_text("away").click()
    page.wait_for_url(settings.EXIT_URL)

    assert page.title() == "Elsewhere"


def test_a_quiet_page_is_no_complaint(small: Visitors) -> None:
    small.desktop(dark=True, still=True).goto("/")
    small.phone(script=False).goto("/")
