"""A form that came too late is carried through the lock, and nothing else is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from ebb.accounts import carried
from ebb.vault import Begun, sessions
from ebb.vault.models import Vault
from tests.support.cast import ANAS

WORDS = 'I wrote this for an hour.\n\n"and\' it <must> not go & vanish" \u2014 \U0001f30a'


def hidden(client: Client, path: str, data: dict[str, Any]) -> str:
    return str(client.post(path, data).context["replay"])


def test_words_travel_through_the_lock_exactly(stranger: Client) -> None:
    data = {"first": WORDS, "last": "2026-11-22"}
    page = stranger.post("/yours/days/", data)
    assert "Your words are safe" in page.content.decode()

    wrong = stranger.post("/unlock/", {"passphrase": "no", "replay": page.context["replay"]})
    right = stranger.post("/unlock/", {"passphrase": ANAS, "replay": wrong.context["replay"]})

    assert "Please give both days" in right.content.decode()
    assert right.context["first"] == WORDS
    assert right.cookies["s"].value


def test_a_form_without_words_opens_the_page_it_was_for(stranger: Client) -> None:
    replay = hidden(stranger, "/yours/places/", {"others": "yes"})

    answer = stranger.post("/unlock/", {"passphrase": ANAS, "replay": replay})

    assert (answer.status_code, answer["Location"]) == (302, "/yours/places/")


def test_a_passphrase_is_never_carried(stranger: Client, anas: Begun) -> None:
    data = {"passphrase": ANAS, "passphrase_new": "n" * 12, "passphrase_again": "a", "code": "c"}

    page = stranger.post("/yours/all/", data | {"other": "kept"})

    assert json.loads(page.context["replay"])["fields"] == [["other", "kept"]]
    assert ANAS not in page.content.decode()
    stranger.post("/unlock/", {"passphrase": ANAS, "replay": page.context["replay"]})
    assert Vault.objects.filter(pk=anas.vault.pk).exists()


def test_the_unlocks_own_passphrase_does_not_reach_the_form_behind_it(
    stranger: Client, anas: Begun
) -> None:
    replay = hidden(stranger, "/yours/all/", {})

    answer = stranger.post("/unlock/", {"passphrase": ANAS, "replay": replay})

    assert "Erase everything?" in answer.content.decode()
    assert Vault.objects.filter(pk=anas.vault.pk).exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"to":"/unlock/","fields":[]}',
        '{"to":"/leave/","fields":[]}',
        '{"to":"https://elsewhere.example/","fields":[]}',
        '{"to":"//elsewhere.example/yours/","fields":[]}',
        '{"to":"/no/such/page/","fields":[]}',
        '{"to":"/yours/days/","fields":[["a"]]}',
        '{"to":"/yours/days/","fields":[],"more":1}',
        json.dumps({"to": "/yours/days/", "fields": [["a", "b"]] * 301}),
        "x" * 3_000_000,
    ],
)
def test_only_what_we_wrote_for_a_page_behind_the_lock_is_sent_again(text: str) -> None:
    assert carried.parse(text) is None


def test_a_forged_replay_still_unlocks(stranger: Client, anas: Begun) -> None:
    answer = stranger.post("/unlock/", {"passphrase": ANAS, "replay": "{", "next": "/yours/"})

    assert answer["Location"] == "/yours/"
    assert len(sessions(anas.opened.vault_id)) == 1


def test_more_than_a_page_can_carry_says_where_the_words_are(stranger: Client) -> None:
    page = stranger.post("/yours/days/", {"first": "w" * 1_100_000})

    assert "your words are still there" in page.content.decode()
    assert page.context["replay"] == ""


def test_a_file_is_chosen_again(stranger: Client) -> None:
    file = SimpleUploadedFile("copy.bin", b"x" * 100)
    replay = hidden(stranger, "/yours/back/", {"file": file, "revive": "yes"})

    answer = stranger.post("/unlock/", {"passphrase": ANAS, "replay": replay})

    assert "Please choose the file" in answer.content.decode()
    assert answer.context["revive"]


@given(st.lists(st.tuples(st.text(), st.text()), max_size=20))
def test_what_is_carried_is_what_was_typed(pairs: list[tuple[str, str]]) -> None:
    replay = carried.parse(carried.dump("/yours/days/", pairs))

    assert replay is not None
    assert replay.fields == pairs
    post = replay.post()
    assert sorted((n, str(v)) for n, vs in post.lists() for v in vs) == sorted(pairs)
