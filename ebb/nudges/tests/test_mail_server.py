"""The mail server's address is read strictly, and its certificate is looked at."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from ebb.nudges.sending import NotSent, send
from ebb.nudges.tests.conftest import PLACE
from ebb.nudges.tests.servers import SENDER, Mailbox
from ebb.settings import mail_server
from tests.support.served import free_port

HERE = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])


def options(monkeypatch: pytest.MonkeyPatch, url: str) -> dict[str, Any]:
    monkeypatch.setenv("EBB_EMAIL_URL", url)
    mailers, _sender = mail_server("EBB_EMAIL_URL")
    found = mailers["default"]["OPTIONS"]
    assert isinstance(found, dict)
    return found


def test_names_and_passwords_may_hold_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "smtps://me%40mail.net:p%2Fw%3A@smtp.mail.net?from=post%2Bx@mail.net"
    monkeypatch.setenv("EBB_EMAIL_URL", url)

    mailers, sender = mail_server("EBB_EMAIL_URL")

    found = mailers["default"]["OPTIONS"]
    assert isinstance(found, dict)
    assert (found["username"], found["password"]) == ("me@mail.net", "p/w:")
    assert sender == "post+x@mail.net"


@pytest.mark.parametrize(
    ("url", "at_once", "goes_on"),
    [
        ("smtps://smtp.mail.net?from=a@b.net", True, False),
        ("smtp://smtp.mail.net:587?from=a@b.net", False, True),
        ("smtp://127.0.0.1:25?from=a@b.net", False, False),
    ],
)
def test_nothing_leaves_this_machine_in_plain(
    monkeypatch: pytest.MonkeyPatch, url: str, at_once: bool, goes_on: bool
) -> None:
    found = options(monkeypatch, url)

    assert (found["use_ssl"], found["use_tls"]) == (at_once, goes_on)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One that this machine has no reason to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime(2020, 1, 1, tzinfo=UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(HERE, HERE, key.public_key(), x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now + timedelta(days=36500))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file = tmp_path / "certificate.pem"
    private = key.private_bytes(*form, serialization.NoEncryption())
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture(params=["smtps", "smtp"])
def sealed(
    request: pytest.FixtureRequest, certificate: Path, settings: Settings
) -> Iterator[Mailbox]:
    """A mail server that speaks TLS, at once or after a plain greeting."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    box, at_once = Mailbox(free_port()), request.param == "smtps"
    how: dict[str, Any] = {"tls_context": context, "require_starttls": True}
    how = {"ssl_context": context} if at_once else how
    controller = Controller(box, hostname="127.0.0.1", port=box.port, **how)
    controller.start()
    reached = {"host": "127.0.0.1", "port": box.port, "timeout": 5}
    reached |= {"use_ssl": at_once, "use_tls": not at_once}
    settings.MAILERS = {"default": {"BACKEND": "ebb.nudges.mail.Nameless", "OPTIONS": reached}}
    settings.MAIL_FROM = SENDER
    yield box
    controller.stop()


def test_a_server_that_cannot_prove_its_name_gets_no_mail(sealed: Mailbox) -> None:
    with pytest.raises(NotSent):
        send(PLACE, "ab" * 16)

    assert not sealed.letters


def test_a_server_that_can_gets_it(
    sealed: Mailbox, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    send(PLACE, "ab" * 16)

    assert len(sealed.letters) == 1
