"""A page of somebody else with the line in it, on another origin and another site than Ebb."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from ebb.quiz.framed import LINE
from tests.support.served import Served


class Practice(BaseHTTPRequestHandler):
    """A practitioner's page on a name of its own, with the line in it."""

    def do_GET(self) -> None:
        ebb = f"{self.server.ebb}/quiz/in/"  # type: ignore[attr-defined]
        body = f"<!doctype html><title>Practice</title><p>Welcome.</p>{LINE % ebb}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None: ...


@pytest.fixture
def practice(served: Served) -> Iterator[str]:
    """Where it is: another origin than Ebb, and another site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Practice)
    server.ebb = served.address  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()
