"""A member can make the server call the named services, and nothing else."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from ebb.nudges import places
from ebb.nudges.places import Mail, NotAllowed, Ntfy

KEYS = "B" + "a" * 86, "A" * 22


@pytest.fixture(autouse=True)
def _known(settings: Settings) -> None:
    settings.NTFY_HOSTS = ["ntfy.sh", "127.0.0.1:8081"]
    settings.PUSH_HOSTS = ["fcm.googleapis.com", "*.notify.windows.com"]
    settings.MAIL_FROM = "post@quiet.example"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("abc_-1", "https://ntfy.sh/abc_-1"),
        (" https://ntfy.sh/abc ", "https://ntfy.sh/abc"),
        ("ntfy.sh/abc/", "https://ntfy.sh/abc"),
        ("HTTPS://NTFY.SH/Abc", "https://ntfy.sh/Abc"),
        ("http://127.0.0.1:8081/abc", "http://127.0.0.1:8081/abc"),
    ],
)
def test_a_topic_on_a_known_server_is_kept(typed: str, kept: str) -> None:
    assert places.ntfy(typed) == Ntfy(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "/",
        "https://ntfy.sh/",
        "https://ntfy.sh/a/b",
        "https://ntfy.sh/abc?title=hello",
        "https://ntfy.sh/abc#x",
        "http://ntfy.sh/abc",
        "https://ntfy.sh:8443/abc",
        "https://ntfy.sh.evil.example/abc",
        "https://evil.example/abc",
        "https://ntfy.sh@evil.example/abc",
        "https://evil.example\\@ntfy.sh/abc",
        "https://127.0.0.1:8081/abc",
        "http://127.0.0.1/abc",
        "http://127.0.0.1:22/abc",
        "http://[::1]:8081/abc",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "gopher://ntfy.sh/abc",
        "https://ntfy.sh/a\r\nHost: evil.example",
        "https://ntfy.sh/" + "a" * 65,
        "https://ntfy.sh/\N{SNOWMAN}",
        "https://ntfy.\N{FULLWIDTH LATIN SMALL LETTER S}h/abc",
        "http://[",
    ],
)
def test_no_other_address_is(typed: str) -> None:
    with pytest.raises(NotAllowed):
        places.ntfy(typed)


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://wns2-db5p.notify.windows.com/w/?token=ab%2fc",
    ],
)
def test_a_browsers_own_address_is_kept_as_it_is(endpoint: str) -> None:
    assert places.push(endpoint, *KEYS).endpoint == endpoint


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/",
        "https://fcm.googleapis.com.evil.example/x",
        "https://notify.windows.com.evil.example/x",
        "https://evilnotify.windows.com/x",
        "https://a@b.notify.windows.com/x",
        "https://a..notify.windows.com/x",
        f"https://{'a' * 64}.notify.windows.com/x",
        f"https://{'a.' * 120}notify.windows.com/x",
        "http://fcm.googleapis.com/x",
        "https://localhost/x",
    ],
)
def test_an_address_that_no_push_service_gave_is_not(endpoint: str) -> None:
    with pytest.raises(NotAllowed):
        places.push(endpoint, *KEYS)


@pytest.mark.parametrize("address", ["a@b.example", "first.last+note@mail.example"])
def test_one_plain_mail_address_is_kept(address: str) -> None:
    assert places.mail(f" {address} ") == Mail(address)


@pytest.mark.parametrize(
    "address",
    ["", "ana", "a@b", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example", "A <a@b.cd>"],
)
def test_several_or_none_are_not(address: str) -> None:
    with pytest.raises(NotAllowed):
        places.mail(address)


def test_a_host_can_do_without_ntfy_and_push(settings: Settings) -> None:
    settings.NTFY_HOSTS = settings.PUSH_HOSTS = []

    for typed in ("abc", "https://ntfy.sh/abc"):
        with pytest.raises(NotAllowed):
            places.ntfy(typed)
    with pytest.raises(NotAllowed):
        places.push("https://fcm.googleapis.com/x", *KEYS)


def test_without_a_mail_server_no_mail_is_promised(settings: Settings) -> None:
    settings.MAIL_FROM = ""

    with pytest.raises(NotAllowed):
        places.mail("a@b.example")
