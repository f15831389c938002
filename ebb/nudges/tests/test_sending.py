"""Each way, against a real server of its kind: how it arrives, and how it fails."""

from __future__ import annotations

import json
import threading
from time import monotonic, time
from urllib.request import urlopen

import pytest
from py_vapid import Vapid02
from pytest_django import Settings

from ebb.nudges import deadline, web
from ebb.nudges.places import Mail, Ntfy, Place, Push, Way
from ebb.nudges.sending import Gone, NotSent, Refused, send
from ebb.nudges.tests.conftest import ADDRESS, WORDS
from ebb.nudges.tests.servers import (
    SENDER,
    Browser,
    Mailbox,
    Web,
    content,
    dripping,
    mailers,
)
from tests.support.served import free_port

NAME = "ab" * 16
TELLING = ("ebb", "wave", "pull", "contact", "unlock", "passphrase", "127.0.0.1/")


def place(way: Way, words: str = WORDS) -> Place:
    return Place(way=way, words=words, subject="A small reminder")


def test_mail_arrives_with_one_neutral_sentence(mail_server: Mailbox) -> None:
    send(place(Mail(ADDRESS)), NAME)

    (letter,) = mail_server.letters
    assert mail_server.envelopes == [(SENDER, [ADDRESS], "[127.0.0.1]")]
    assert letter.get_payload() == f"{WORDS}\r\n"
    assert (letter["Subject"], letter["From"], letter["To"]) == (
        "A small reminder",
        SENDER,
        ADDRESS,
    )
    assert letter["Auto-Submitted"] == "auto-generated"
    assert not [word for word in TELLING if word in letter.as_string().lower()]


def test_a_mail_that_is_sent_twice_is_known_as_one(mail_server: Mailbox) -> None:
    for _ in range(2):
        send(place(Mail(ADDRESS)), NAME)

    names = {letter["Message-ID"] for letter in mail_server.letters}
    assert names == {f"<{NAME}@quiet.example>"}


def test_her_own_words_arrive_as_she_wrote_them(mail_server: Mailbox) -> None:
    send(place(Mail(ADDRESS), "Água é vida \N{WATER WAVE}"), NAME)

    payload = mail_server.letters[0].get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().strip() == "Água é vida \N{WATER WAVE}"
    assert mail_server.letters[0]["Subject"] == "A small reminder"


@pytest.mark.parametrize(
    ("at", "answer", "ending"),
    [
        ("rcpt", "550 no such person", Refused),
        ("rcpt", "450 later", NotSent),
        ("data", "554 no", Refused),
        ("data", "451 later", NotSent),
        ("data", "500 what", Refused),
    ],
)
def test_what_a_mail_server_says_no_to(
    mail_server: Mailbox, at: str, answer: str, ending: type[NotSent]
) -> None:
    setattr(mail_server, at, answer)

    with pytest.raises(NotSent) as caught:
        send(place(Mail(ADDRESS)), NAME)

    assert caught.type is ending


def test_a_mail_server_that_is_not_there_or_silent(settings: Settings, silent: int) -> None:
    settings.MAIL_FROM = SENDER
    for port in (free_port(), silent):
        settings.MAILERS = mailers(port, timeout=0.3)

        with pytest.raises(NotSent):
            send(place(Mail(ADDRESS)), NAME)


def test_a_wrong_password_is_tried_again_because_the_host_can_mend_it(
    mail_server: Mailbox, settings: Settings
) -> None:
    options = {"host": "127.0.0.1", "port": mail_server.port, "username": "a", "password": "b"}
    settings.MAILERS = {"default": {"BACKEND": "ebb.nudges.mail.Nameless", "OPTIONS": options}}

    with pytest.raises(NotSent):
        send(place(Mail(ADDRESS)), NAME)


def test_a_topic_gets_the_words_and_nothing_else(ntfy_server: Web) -> None:
    address = f"http://{ntfy_server.host}/abc"
    send(place(Ntfy(address), "Café, 5 p.m."), NAME)

    with urlopen(f"{address}/json?poll=1") as answer:
        lines = [json.loads(line) for line in answer]
    assert lines == [{"event": "message", "topic": "abc", "message": "Café, 5 p.m."}]
    sent = ntfy_server.posted[0].headers
    assert not {"title", "tags", "click", "cookie", "referer"} & sent.keys()
    assert "ebb" not in str(sent).lower()
    assert "python" not in str(sent).lower()


@pytest.mark.parametrize(
    ("status", "ending"),
    [
        (500, NotSent),
        (503, NotSent),
        (429, NotSent),
        (408, NotSent),
        (403, Refused),
        (404, Refused),
    ],
)
def test_what_a_topic_answers(ntfy_server: Web, status: int, ending: type[NotSent]) -> None:
    ntfy_server.status = status

    with pytest.raises(NotSent) as caught:
        send(place(Ntfy(f"http://{ntfy_server.host}/abc")), NAME)

    assert caught.type is ending


def test_no_redirect_leads_anywhere_else(ntfy_server: Web, push_service: Web) -> None:
    ntfy_server.status, ntfy_server.location = 307, f"http://{push_service.host}/elsewhere"

    with pytest.raises(Refused):
        send(place(Ntfy(f"http://{ntfy_server.host}/abc")), NAME)

    assert not push_service.posted


def test_no_proxy_and_no_password_file_is_used(
    ntfy_server: Web, push_service: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{push_service.host}")
    monkeypatch.setenv("http_proxy", f"http://{push_service.host}")

    send(place(Ntfy(f"http://{ntfy_server.host}/abc")), NAME)

    assert ntfy_server.posted
    assert not push_service.posted


def test_a_server_that_is_not_there_or_silent(
    settings: Settings, silent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "PATIENCE", (0.3, 0.3))
    for port in (free_port(), silent):
        settings.NTFY_HOSTS = settings.PUSH_HOSTS = [f"127.0.0.1:{port}"]
        browser = Browser()
        push = Push(f"http://127.0.0.1:{port}/x", browser.p256dh, browser.auth)
        for way in (Ntfy(f"http://127.0.0.1:{port}/abc"), push):
            with pytest.raises(NotSent) as caught:
                send(place(way), NAME)
            assert caught.type is NotSent


@pytest.mark.parametrize(
    ("first", "drops"),
    [
        (b"", b"HTTP/1.1 2"),
        (b"HTTP/1.1 500 Trouble\r\n", b"x-drop: 1\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_a_server_that_drips_its_answer_is_left_when_the_time_is_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, first: bytes, drops: bytes
) -> None:
    """Each drop comes well within the patience for one answer; they would never end."""
    monkeypatch.setattr(deadline, "LONGEST", 0.5)
    browser, before = Browser(), monotonic()
    with dripping(first, drops) as port:
        settings.NTFY_HOSTS = settings.PUSH_HOSTS = [f"127.0.0.1:{port}"]
        push = Push(f"http://127.0.0.1:{port}/x", browser.p256dh, browser.auth)
        for way in (Ntfy(f"http://127.0.0.1:{port}/abc"), push):
            with pytest.raises(NotSent) as caught:
                send(place(way), NAME)
            assert caught.type is NotSent

    assert monotonic() - before < 30


@pytest.mark.parametrize(
    ("first", "drops"), [(b"", b"220-slowly\r\n"), (b"220 here\r\n", b"250-slowly\r\n")]
)
def test_a_mail_server_that_drips_is_left_when_the_time_is_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, first: bytes, drops: bytes
) -> None:
    monkeypatch.setattr(deadline, "LONGEST", 0.5)
    settings.MAIL_FROM, before = SENDER, monotonic()
    with dripping(first, drops) as port:
        settings.MAILERS = mailers(port)

        with pytest.raises(NotSent):
            send(place(Mail(ADDRESS)), NAME)

    assert monotonic() - before < 30


def test_whoever_answers_in_time_is_not_cut_off(
    ntfy_server: Web, mail_server: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadline, "LONGEST", 5.0)
    send(place(Ntfy(f"http://{ntfy_server.host}/abc")), NAME)
    send(place(Mail(ADDRESS)), NAME)

    assert len(ntfy_server.posted) == len(mail_server.letters) == 1
    for one in threading.enumerate():
        if one.name == "deadline":
            one.join(10)
            assert not one.is_alive()


def test_a_server_that_was_taken_off_the_list_is_asked_no_more(
    ntfy_server: Web, settings: Settings
) -> None:
    settings.NTFY_HOSTS = ["ntfy.sh"]

    with pytest.raises(Refused):
        send(place(Ntfy(f"http://{ntfy_server.host}/abc")), NAME)

    assert not ntfy_server.posted


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def subscribed(push_service: Web, browser: Browser) -> Push:
    return Push(f"http://{push_service.host}/send/x", browser.p256dh, browser.auth)


def test_a_browser_can_read_it_and_the_service_cannot(
    push_service: Web, browser: Browser, subscribed: Push
) -> None:
    send(place(subscribed, "Café"), NAME)

    (posted,) = push_service.posted
    assert json.loads(browser.read(posted.body)) == {"words": "Café"}
    assert b"Caf" not in posted.body
    assert posted.headers["content-encoding"] == "aes128gcm"
    assert posted.headers["ttl"] == "1800"
    assert posted.headers["topic"] == "e"


def test_the_length_says_nothing_of_the_words(push_service: Web, subscribed: Push) -> None:
    for words in ("a", "\N{WATER WAVE}" * 100):
        send(place(subscribed, words), NAME)

    assert len({len(one.body) for one in push_service.posted}) == 1


def test_the_service_can_check_who_sends(
    push_service: Web, subscribed: Push, settings: Settings
) -> None:
    from ebb.vault import push_key

    settings.ALLOWED_HOSTS = ["127.0.0.1", "quiet.example"]
    send(place(subscribed), NAME)

    signed = push_service.posted[0].headers["authorization"]
    assert Vapid02.verify(signed)
    token, key = signed.removeprefix("vapid t=").split(",k=")
    claims = json.loads(content(token.split(".")[1]))
    assert key == push_key()
    assert claims["aud"] == f"http://{push_service.host}"
    assert claims["sub"] == "https://quiet.example"
    assert 0 < claims["exp"] - time() <= 3600


@pytest.mark.parametrize(
    ("status", "ending"),
    [(404, Gone), (410, Gone), (403, Refused), (413, Refused), (429, NotSent), (502, NotSent)],
)
def test_what_a_push_service_answers(
    push_service: Web, subscribed: Push, status: int, ending: type[NotSent]
) -> None:
    push_service.status = status

    with pytest.raises(NotSent) as caught:
        send(place(subscribed), NAME)

    assert caught.type is ending


@pytest.mark.parametrize("key", ["A" * 87, "B" * 40, "BB" + "A" * 85])
def test_a_key_that_no_browser_made_ends_it(push_service: Web, key: str) -> None:
    with pytest.raises(Gone):
        send(place(Push(f"http://{push_service.host}/send/x", key, "A" * 22)), NAME)

    assert not push_service.posted
