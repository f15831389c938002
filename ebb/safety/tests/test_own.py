"""Her own people and her plan: hers alone, kept as typed, never in the way of help."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from ebb.accounts import cookies
from ebb.records import SafePerson, SafetyPlan
from ebb.vault import OpenVault, session_name

OURS = {"Sec-Fetch-Site": "same-origin"}
pytestmark = pytest.mark.django_db


def add(ana: Client, nickname: str = "Sis", number: str = "0100 200 300") -> None:
    ana.post("/help/people/", {"nickname": nickname, "number": number})


def test_a_person_is_kept_and_shown_with_the_lines(ana: Client, anas_vault: OpenVault) -> None:
    add(ana)

    (one,) = anas_vault.open(SafePerson)
    assert (one.record.nickname, one.record.number) == ("Sis", "0100 200 300")
    html = ana.get("/help/").text
    assert "Sis" in html
    assert 'href="tel:0100200300"' in html
    assert html.count("The call will be in this phone's list.") == html.count("tel:")
    assert 'href="/help/in/GB/"' in html


def test_people_and_plan_stand_where_it_might_hurt(ana: Client) -> None:
    add(ana)
    ana.post("/help/plan/", {"reason": "the sea in the morning"})

    html = ana.get("/help/b/in/GB/").text

    assert "Sis" in html
    assert "the sea in the morning" in html
    assert "Samaritans" in html


def test_fear_shows_nothing_of_hers(ana: Client) -> None:
    add(ana)

    assert "Sis" not in ana.get("/help/a/").text


def test_a_person_without_a_name_is_asked_for_kindly_and_keeps_the_number(ana: Client) -> None:
    html = ana.post("/help/people/", {"nickname": "", "number": "0100"}).text

    assert "Write a name or a nickname" in html
    assert 'value="0100"' in html


def test_a_person_can_be_changed_and_removed(ana: Client, anas_vault: OpenVault) -> None:
    add(ana)
    (one,) = anas_vault.open(SafePerson)
    address = f"/help/people/{one.id.hex()}/"

    ana.post(address, {"nickname": "Sister", "number": "", "seen": one.revision})
    assert anas_vault.open(SafePerson)[0].record.nickname == "Sister"

    ana.post(f"{address}remove/")
    assert anas_vault.open(SafePerson) == []


def test_two_changes_at_once_are_both_kept(ana: Client, anas_vault: OpenVault) -> None:
    add(ana)
    (one,) = anas_vault.open(SafePerson)
    address = f"/help/people/{one.id.hex()}/"
    seen = {"number": "", "seen": one.revision}

    ana.post(address, {"nickname": "First"} | seen)
    html = ana.post(address, {"nickname": "Second"} | seen, follow=True).text

    assert {known.record.nickname for known in anas_vault.open(SafePerson)} == {"First", "Second"}
    assert "Both are kept." in html


def test_the_plan_is_kept_changed_and_removed(ana: Client, anas_vault: OpenVault) -> None:
    ana.post("/help/plan/", {"calms": "tea", "places": "my aunt"})
    (first,) = anas_vault.open(SafetyPlan)
    ana.post("/help/plan/", {"calms": "tea and a bath", "seen": first.revision})

    (plan,) = anas_vault.open(SafetyPlan)
    assert (plan.record.calms, plan.record.places) == ("tea and a bath", "")
    assert "tea and a bath" in ana.get("/help/plan/").text

    ana.post("/help/plan/remove/")
    assert anas_vault.open(SafetyPlan) == []


def test_a_plan_changed_elsewhere_is_kept_beside_it(ana: Client, anas_vault: OpenVault) -> None:
    ana.post("/help/plan/", {"calms": "tea"})
    seen = anas_vault.open(SafetyPlan)[0].revision
    ana.post("/help/plan/", {"calms": "a bath", "seen": seen})
    ana.post("/help/plan/", {"calms": "a walk", "seen": seen})

    html = ana.get("/help/plan/").text

    assert {one.record.calms for one in anas_vault.open(SafetyPlan)} == {"a bath", "a walk"}
    assert "An older plan is kept too" in html
    assert "a bath" in html
    assert "a walk" in html


def test_the_browser_is_asked_not_to_remember_the_words(ana: Client) -> None:
    for path in ("/help/people/", "/help/plan/"):
        html = ana.get(path).text
        assert html.count('autocomplete="off"') == html.count('class="field"')


def test_nobody_else_finds_anyone(ana: Client, anas_vault: OpenVault, cleo: Client) -> None:
    add(ana)
    (one,) = anas_vault.open(SafePerson)

    for path in (f"/help/people/{one.id.hex()}/", f"/help/people/{one.id.hex()}/remove/"):
        assert cleo.post(path, {"nickname": "x"}).status_code == 404
    assert "Sis" not in cleo.get("/help/").text
    assert anas_vault.open(SafePerson)[0].record.nickname == "Sis"


@pytest.mark.parametrize("path", ["/help/people/", "/help/plan/", "/help/people/abc/"])
def test_locked_these_pages_lead_to_unlock(path: str) -> None:
    response = Client().get(path)

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/unlock/")


def test_locked_help_says_so_and_still_has_the_lines(ana: Client) -> None:
    add(ana)
    ana.get("/lock/")
    ana.post("/lock/")

    html = ana.get("/help/").text

    assert "Your own people are locked." in html
    assert "Unlock to see them." in html
    assert "Sis" not in html
    assert 'href="/help/in/GB/"' in html


def test_when_the_database_is_gone_the_lines_are_still_there(ana: Client) -> None:
    with patch.object(OpenVault, "open", side_effect=OperationalError("gone")):
        response = ana.get("/help/")

    assert response.status_code == 200
    assert "Your own people cannot be opened right now." in response.text
    assert 'href="/help/in/GB/"' in response.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_drops_the_servers_half_at_once(ana: Client, method: str) -> None:
    token = ana.cookies["s"].value

    getattr(ana, method)("/leave/", headers=OURS)

    fresh = Client()
    fresh.cookies["s"] = token
    assert fresh.get("/help/people/").status_code == 302
    assert session_name(token)


def test_the_mark_alone_locks_even_when_the_beacon_never_came(ana: Client) -> None:
    add(ana)
    ana.cookies[cookies.LEFT] = "1"

    assert "Sis" not in ana.get("/help/").text
    del ana.cookies[cookies.LEFT]
    assert "Sis" not in ana.get("/help/").text  # the half was dropped, not only hidden


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_site_cannot_lock_her(ana: Client, method: str) -> None:
    add(ana)

    getattr(ana, method)("/leave/", headers={"Sec-Fetch-Site": "cross-site"})

    assert "Sis" in ana.get("/help/").text


def test_without_script_the_session_cookie_goes_too(ana: Client) -> None:
    response = ana.get("/leave/", headers=OURS)

    assert response.cookies["s"].value == ""
    assert response.cookies["s"]["max-age"] == 0


def test_an_unlocked_page_brings_its_cover_and_a_locked_one_none(ana: Client) -> None:
    assert 'data-module="cover"' in ana.get("/help/").text
    assert 'data-module="cover"' not in Client().get("/help/").text
