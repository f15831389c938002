"""Real servers on this machine: mail, ntfy's address scheme, a push service and its browser.

`mail_server`, `ntfy_server` and `push_service` are fixtures; each can be told to fail.
"""

from __future__ import annotations

import json
import socket
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from threading import Event, Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pytest_django import Settings

from tests.support.served import free_port

SENDER = "post@quiet.example"


@dataclass
class Mailbox:
    """Takes mail, or answers what it was told to at `rcpt` or `data`."""

    port: int
    letters: list[Message] = field(default_factory=list)
    envelopes: list[tuple[str, list[str], str]] = field(default_factory=list)
    rcpt: str = ""
    data: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, to: str, _: Any) -> str:
        envelope.rcpt_tos.append(to)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if not self.data:
            self.letters.append(message_from_bytes(envelope.content))
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos, session.host_name))
        return self.data or "250 OK"


def mailers(port: int, timeout: float = 5) -> dict[str, dict[str, object]]:
    options = {"host": "127.0.0.1", "port": port, "timeout": timeout}
    return {"default": {"BACKEND": "ebb.nudges.mail.Nameless", "OPTIONS": options}}


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[Mailbox]:
    """A mail server that this Ebb is set to use."""
    box = Mailbox(free_port())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    settings.MAILERS, settings.MAIL_FROM = mailers(box.port), SENDER
    yield box
    controller.stop()


@dataclass
class Posted:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Web:
    """Keeps what is posted; a topic's messages can be read back as from ntfy."""

    port: int = 0
    posted: list[Posted] = field(default_factory=list)
    status: int = 200
    location: str = ""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


class Answering(BaseHTTPRequestHandler):
    """POST keeps; GET /TOPIC/json gives a line of JSON for each message of it."""

    web: Web

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.web.posted.append(Posted(self.path, headers, body))
        self.send_response(self.web.status)
        if self.web.location:
            self.send_header("Location", self.web.location)
        self.end_headers()

    def do_GET(self) -> None:
        topic = self.path.split("/")[1]
        found = [one.body.decode() for one in self.web.posted if one.path == f"/{topic}"]
        self.send_response(200)
        self.end_headers()
        for words in found:
            line = {"event": "message", "topic": topic, "message": words}
            self.wfile.write(json.dumps(line).encode() + b"\n")

    def log_message(self, *_: Any) -> None:
        return


@contextmanager
def web_server() -> Iterator[Web]:
    web = Web()
    kind = type("ForOne", (Answering,), {"web": web})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    web.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield web
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ntfy_server(settings: Settings) -> Iterator[Web]:
    with web_server() as web:
        settings.NTFY_HOSTS = [web.host]
        yield web


@pytest.fixture
def push_service(settings: Settings) -> Iterator[Web]:
    with web_server() as web:
        web.status = 201
        settings.PUSH_HOSTS = [web.host]
        yield web


@pytest.fixture
def silent() -> Iterator[int]:
    """A port where somebody picks up and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        yield deaf.getsockname()[1]


@contextmanager
def dripping(first: bytes, drops: bytes) -> Iterator[int]:
    """A port that says `first` at once, and then `drops`, byte by byte, for ever."""
    over = Event()

    def drip(line: socket.socket) -> None:
        with line, suppress(OSError):
            line.sendall(first)
            for drop in cycle(drops):
                if over.wait(0.02):
                    return
                line.sendall(bytes([drop]))

    def listen(ear: socket.socket) -> None:
        with suppress(OSError):
            while not over.is_set():
                Thread(target=drip, args=[ear.accept()[0]], daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as ear:
        Thread(target=listen, args=[ear], daemon=True).start()
        yield ear.getsockname()[1]
        over.set()
        ear.shutdown(socket.SHUT_RDWR)


def text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def content(told: str) -> bytes:
    return urlsafe_b64decode(told + "=" * (-len(told) % 4))


class Browser:
    """The receiving end of Web Push, written from RFC 8291 and 8188, not from the library."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._public = point(self._key.public_key())
        self._auth = bytes(range(16))
        self.p256dh, self.auth = text(self._public), text(self._auth)

    def read(self, body: bytes) -> bytes:
        """aes128gcm, one record: salt (16), record size (4), key's length (1), key, content."""
        salt, sender, sealed = body[:16], body[21 : 21 + body[20]], body[21 + body[20] :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self._key.exchange(ec.ECDH(), theirs)
        info = b"WebPush: info\0" + self._public + sender
        secret = HKDF(hashes.SHA256(), 32, self._auth, info).derive(shared)
        key = HKDF(hashes.SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(secret)
        nonce = HKDF(hashes.SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(secret)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        words, last, rest = plain.rpartition(b"\2")
        assert last, "the last record ends in 2"
        assert not rest.strip(b"\0"), "after it there are zeros"
        return words


def point(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
