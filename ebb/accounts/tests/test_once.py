"""The browser's history holds what a form sent: sent again, it opens nothing."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.test import Client

from ebb.accounts import once
from ebb.accounts.models import Knock
from ebb.vault import Begun
from tests.support.cast import ANAS

ACCOUNTS = Path(once.__file__).parent
NEW_WAYS = {  # they choose a passphrase or open a file: sent again they let nobody in
    "new_passphrase.html",
    "back.html",
}


def number(client: Client, path: str) -> str:
    found = re.search(r'name="once" value="([0-9a-f]+)"', client.get(path).content.decode())
    assert found
    return found[1]


def opens(client: Client) -> bool:
    return client.post("/stay/").status_code == 204


def later() -> AbstractContextManager[object]:
    """As if the page was sent a while ago."""
    return patch.object(once, "SAME_PRESS", -1.0)


def test_after_a_lock_the_history_cannot_open_again(stranger: Client, wave: str) -> None:
    sent = {"passphrase": ANAS, "once": number(stranger, "/unlock/"), "wave": wave}
    stranger.post("/unlock/", sent)
    assert opens(stranger)
    stranger.post("/lock/")

    with later():
        answer = stranger.post("/unlock/", sent)

    assert "Please type it once more." in answer.content.decode()
    assert "intensity" not in answer.content.decode()  # nor does it show what was carried
    assert not opens(stranger)


def test_a_try_that_came_too_early_cannot_be_sent_again(stranger: Client) -> None:
    for _ in range(3):
        stranger.post("/unlock/", {"passphrase": "not this one"})
    sent = {"passphrase": ANAS, "once": number(stranger, "/unlock/")}
    assert stranger.post("/unlock/", sent).status_code == 429
    Knock.objects.all().delete()

    with later():
        stranger.post("/unlock/", sent)

    assert not opens(stranger)


def test_the_history_cannot_make_a_new_code_on_paper(ana: Client) -> None:
    sent = {"passphrase": ANAS, "once": number(ana, "/yours/code/")}
    assert 'class="card groups"' in ana.post("/yours/code/", sent).content.decode()

    with later():
        answer = ana.post("/yours/code/", sent)

    assert 'class="card groups"' not in answer.content.decode()


def test_a_second_tap_of_the_same_press_is_no_second_sending(stranger: Client) -> None:
    sent = {"passphrase": ANAS, "once": number(stranger, "/unlock/")}
    stranger.post("/unlock/", sent)
    stranger.post("/unlock/", sent)

    assert opens(stranger)


def test_numbers_from_before_a_restart_are_old() -> None:
    before, now = once.Numbers(), once.Numbers()

    assert now.use(now.new(), 0.0)
    assert not now.use(before.new(), 0.0)
    assert not now.use("", 0.0)


def test_numbers_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "MOST", 2)
    numbers = once.Numbers()
    first = numbers.new()
    for one in (first, numbers.new(), numbers.new()):
        assert numbers.use(one, 0.0)

    assert not numbers.use(first, 9.0)
    assert numbers.use(numbers.new(), 9.0)


def test_every_form_that_asks_for_a_passphrase_has_a_number(anas: Begun) -> None:
    asking = [
        page
        for page in ACCOUNTS.parent.rglob("templates/**/*.html")
        if 'type="password"' in page.read_text() and page.name not in NEW_WAYS
    ]

    assert {page.name for page in asking} == {"unlock.html", "again.html"}
    assert all("{% once %}" in page.read_text() for page in asking)


def test_a_number_that_no_page_had_is_not_remembered(stranger: Client) -> None:
    """Whoever made them up could fill the memory: ten thousand of two megabytes each."""
    given = number(stranger, "/unlock/")

    for made_up in (given + "a" * 1000, given[:-1] + "x", given[:-1], given + "\n"):
        assert once.sent_before(made_up)
        assert made_up not in once.numbers._used
    assert not once.sent_before(given)
