"""What comes in sealed: by a marker or an open session, whatever else is sent."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ebb.records import Rated, encode
from ebb.vault import Begun, end_marker, markers, new_id, new_marker, seal_to_public
from ebb.vault.models import Pending
from tests.support.cast import ANAS, NIGHT, TODAY, WAVE

RATED = encode(Rated(at=NIGHT, wave_id=WAVE, intensity=7))


@pytest.fixture
def phone(anas: Begun) -> Client:
    """Ana's phone, locked: it holds a marker and nothing else."""
    client = Client()
    client.cookies["w"] = new_marker(anas.opened, today=TODAY)
    return client


def item(begun: Begun, item_id: bytes | None = None, plain: bytes = RATED) -> dict[str, str]:
    made = item_id or new_id()
    blob = b64encode(seal_to_public(begun.vault, made, plain)).decode()
    return {"id": made.hex(), "blob": blob}


def send(client: Client, body: object) -> tuple[int, dict[str, str]]:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = client.post("/sealed/", text, content_type="application/json")
    assert "no-store" in answer["Cache-Control"]
    told = answer.json()
    assert told["v"] == 1
    return answer.status_code, told["items"]


def bring(client: Client, *items: dict[str, str]) -> list[str]:
    status, told = send(client, {"v": 1, "items": list(items)})
    assert status == 200
    return [told[one["id"]] for one in items]


def test_a_locked_phone_brings_an_item_and_a_repeat_is_stored_once(
    anas: Begun, phone: Client
) -> None:
    one = item(anas)

    assert bring(phone, one) == ["stored"]
    assert bring(phone, one, one) == ["stored", "stored"]
    assert Pending.objects.count() == 1


def test_an_open_session_brings_what_waited_without_a_marker(anas: Begun, ana: Client) -> None:
    assert bring(ana, item(anas), item(anas)) == ["stored", "stored"]


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "\u00e9", "=" * 44])
def test_without_authority_everything_is_refused_and_nothing_told(
    anas: Begun, anybody: Client, cookie: str
) -> None:
    anybody.cookies["w"] = cookie

    assert bring(anybody, item(anas), item(anas)) == ["refused", "refused"]
    assert not Pending.objects.exists()


def test_an_ended_marker_brings_nothing_more(anas: Begun, phone: Client) -> None:
    bring(phone, item(anas))
    name = markers(anas.opened.vault_id)[0].name
    end_marker(anas.opened.vault_id, name)

    assert bring(phone, item(anas)) == ["refused"]
    assert Pending.objects.count() == 1


def test_an_unlock_renews_the_cookie_of_a_marker_and_of_no_other(
    anas: Begun, phone: Client
) -> None:
    answer = phone.post("/unlock/", {"passphrase": ANAS})
    assert answer.cookies["w"].value == phone.cookies["w"].value
    assert answer.cookies["w"]["max-age"] == 400 * 24 * 3600

    ended = phone.cookies["w"].value
    end_marker(anas.opened.vault_id, markers(anas.opened.vault_id)[0].name)
    for other in ("made up", ended):
        stranger = Client()
        stranger.cookies["w"] = other
        assert "w" not in stranger.post("/unlock/", {"passphrase": ANAS}).cookies


def test_an_exit_does_not_stop_writing_but_ends_the_session(anas: Begun, phone: Client) -> None:
    phone.cookies["l"] = "1"

    assert bring(phone, item(anas)) == ["stored"]


def test_a_session_after_an_exit_brings_nothing(anas: Begun, ana: Client) -> None:
    ana.cookies["l"] = "1"

    assert bring(ana, item(anas)) == ["refused"]


def test_what_was_written_for_another_vault_is_never_mixed_in(
    anas: Begun, cleos: Begun, phone: Client
) -> None:
    """Two people share a phone: the cookie is Ana's, what waits in the browser is Cleo's."""
    hers = {"v": 1, "vault": cleos.opened.vault_id.hex(), "items": [item(cleos)]}
    anas_own = {"v": 1, "vault": anas.opened.vault_id.hex(), "items": [item(anas)]}

    assert list(send(phone, hers)[1].values()) == ["refused"]
    assert list(send(phone, anas_own)[1].values()) == ["stored"]


@pytest.mark.parametrize("blob", ["", "AAAA", "not base64 at all", "\u00e9", "AA==\n"])
def test_what_is_no_item_is_refused_and_does_not_hold_up_the_others(
    anas: Begun, phone: Client, blob: str
) -> None:
    broken = {"id": new_id().hex(), "blob": blob}

    assert bring(phone, broken, item(anas)) == ["refused", "stored"]


def test_an_unknown_key_version_or_a_newer_format_is_refused(anas: Begun, phone: Client) -> None:
    made = new_id()
    blob = seal_to_public(anas.vault, made, RATED)
    others = [blob[:1] + (2).to_bytes(4) + blob[5:], b"\x02" + blob[1:], blob + b"\0", blob[:-1]]

    for other in others:
        assert bring(phone, {"id": made.hex(), "blob": b64encode(other).decode()}) == ["refused"]


ONE = {"id": "0" * 32, "blob": ""}
NOT_THAT = [
    b"",
    b"{",
    b"\xff\xfe",
    b"[" * 100_000,
    [],
    {"v": 1},
    {"v": 2, "items": []},
    {"v": "1", "items": []},
    {"v": 1, "items": [ONE], "more": 1},
    {"v": 1, "items": [{**ONE, "more": 1}]},
    {"v": 1, "items": [{"id": "0" * 31, "blob": ""}]},
    {"v": 1, "items": [{"id": "0" * 32 + "\n", "blob": ""}]},
    {"v": 1, "items": [{"id": "G" * 32, "blob": ""}]},
    {"v": 1, "items": [{"id": "0" * 32, "blob": 7}]},
    {"v": 1, "items": [ONE] * 61},
    {"v": 1, "items": [], "vault": "Ana"},
]


@pytest.mark.parametrize("body", NOT_THAT, ids=lambda one: str(one)[:40])
def test_what_is_not_a_bundle_is_answered_400(phone: Client, body: object) -> None:
    assert send(phone, body) == (400, {})


def test_a_body_too_large_is_answered_413_and_loses_nothing(anas: Begun, phone: Client) -> None:
    one = item(anas)
    bring(phone, one)

    assert send(phone, b"x" * (2 * 1024 * 1024 + 1)) == (413, {})
    assert bring(phone, one) == ["stored"]
    assert Pending.objects.count() == 1


def test_an_empty_bundle_is_fine(phone: Client) -> None:
    assert send(phone, {"v": 1, "items": []}) == (200, {})


def test_only_a_post_brings_something(phone: Client) -> None:
    assert phone.get("/sealed/").status_code == 405


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=40),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["v", "items", "id", "blob", "x"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
    | st.binary(max_size=200)
)
def test_whatever_is_sent_is_answered_kindly_and_stores_nothing(
    phone: Client, body: object
) -> None:
    status, told = send(phone, body)

    assert status in {200, 400}
    assert set(told.values()) <= {"refused"}
    assert not Pending.objects.exists()


def test_ana_is_told_whether_it_is_open(ana: Client, anybody: Client) -> None:
    for client, said in ((ana, b"open"), (anybody, b"closed")):
        answer = client.get("/stay/")
        assert (answer.status_code, answer.content) == (200, said)
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Type"].startswith("text/plain")


def test_where_there_is_no_vault_nothing_is_sealed_for_one(db: None, anybody: Client) -> None:
    assert anybody.get("/stay/").content == b"none"


def test_an_open_page_on_a_marked_device_names_the_key_and_others_do_not(
    anas: Begun, ana: Client, cleo: Client, phone: Client
) -> None:
    key = b64encode(bytes(anas.vault.public_key)).decode()
    assert "data-key" not in ana.get("/yours/").content.decode()
    assert f'data-vault="{anas.opened.vault_id.hex()}"' in ana.get("/yours/").content.decode()
    ana.cookies["w"] = cleo.cookies["w"] = phone.cookies["w"].value

    page = ana.get("/yours/").content.decode()
    assert f'data-version="1" data-key="{key}"' in page
    assert "data-key" not in cleo.get("/yours/").content.decode()  # a marker of another vault
    assert "data-vault" not in phone.get("/").content.decode()


def test_a_page_is_shown_without_the_database_behind_the_marker(ana: Client, phone: Client) -> None:
    ana.cookies["w"] = phone.cookies["w"].value

    with patch("ebb.accounts.marking.marker_of", side_effect=DatabaseError):
        assert ana.get("/help/").status_code == 200


def test_the_rows_know_the_day_only(anas: Begun, phone: Client) -> None:
    bring(phone, item(anas))

    row = Pending.objects.values().get()
    assert {type(value) for value in row.values()} == {bytes, date}
    assert ANAS.encode() not in bytes(row["blob"])
    assert len(bytes(row["blob"])) == 5 + 65 + 256 + 16
