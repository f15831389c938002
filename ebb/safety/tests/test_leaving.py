"""The server's side of the exit: it only ever locks, and only for her."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from ebb.accounts import cookies
from ebb.safety.leaving import MARKER_SECONDS

OURS = {"Sec-Fetch-Site": "same-origin"}
THEIRS = {"Sec-Fetch-Site": "cross-site"}
STATIC = Path(settings.ROOT) / "safety" / "static" / "safety"


def test_without_script_the_link_leads_away() -> None:
    response = Client().get("/leave/", headers=OURS)

    assert response.status_code == 303
    assert response.headers["Location"] == settings.EXIT_URL
    assert response.content == b""


def test_without_script_the_mark_comes_with_the_answer() -> None:
    mark = Client().get("/leave/", headers=OURS).cookies[cookies.LEFT]

    assert mark.value == "1"
    assert (mark["path"], mark["samesite"], mark["max-age"]) == ("/", "Strict", MARKER_SECONDS)
    assert not mark["secure"]
    assert not mark["httponly"]  # the exit's script has to be able to set it


def test_over_https_the_mark_is_secure() -> None:
    assert Client().get("/leave/", headers=OURS, secure=True).cookies[cookies.LEFT]["secure"]


def test_an_address_typed_by_hand_leaves_too() -> None:
    assert cookies.LEFT in Client().get("/leave/", headers={"Sec-Fetch-Site": "none"}).cookies


def test_an_older_browser_shows_where_the_link_was() -> None:
    ours = Client().get("/leave/", headers={"Referer": "http://testserver/help/"})
    theirs = Client().get("/leave/", headers={"Referer": "http://elsewhere.example/"})

    assert cookies.LEFT in ours.cookies
    assert cookies.LEFT not in theirs.cookies


@pytest.mark.parametrize("headers", [THEIRS, {"Sec-Fetch-Site": "same-site"}, {}])
def test_a_picture_on_another_site_locks_and_clears_nothing(headers: dict[str, str]) -> None:
    response = Client().get("/leave/", headers=headers)

    assert response.status_code == 303  # she leaves, if it was her after all
    assert not response.cookies
    assert "Clear-Site-Data" not in response.headers


def test_the_beacon_gets_no_words_and_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post("/leave/", headers=OURS)

    assert response.status_code == 204
    assert response.content == b""
    assert not response.cookies
    assert response.headers["Clear-Site-Data"] == '"cache"'


def test_a_beacon_of_another_site_is_refused() -> None:
    response = Client(enforce_csrf_checks=True).post("/leave/", headers=THEIRS)

    assert response.status_code == 403
    assert "Clear-Site-Data" not in response.headers
    assert not response.cookies


def test_storage_is_never_cleared_for_it_holds_what_she_wrote_offline() -> None:
    for method in ("get", "post"):
        response = getattr(Client(), method)("/leave/", headers=OURS)
        assert "storage" not in response.headers.get("Clear-Site-Data", "")


def test_leaving_is_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for method in ("get", "post", "head"):
            getattr(Client(), method)("/leave/", headers=OURS)

    assert not caplog.records


def test_every_room_calls_the_mark_by_the_same_name() -> None:
    script = (STATIC / "leave.js").read_text(encoding="utf-8")
    assert f"`{cookies.LEFT}=1; path=/; SameSite=Strict; max-age=" in script
    assert "const MARKER_SECONDS = 12 * 60 * 60;" in script


def test_no_page_asks_whether_she_really_wants_to_leave() -> None:
    for script in Path(settings.ROOT).rglob("static/**/*.js"):
        assert "beforeunload" not in script.read_text(encoding="utf-8"), script.name
