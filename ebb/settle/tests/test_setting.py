"""The page where she sets a breath of her own, locked and open."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.records import OwnPace, Settled
from ebb.vault import OpenVault

SLOW = {"breathe_in": "4", "breathe_out": "6", "minutes": "5"}
ID = "own-i4-o6-x30"


def test_locked_it_is_set_played_and_nothing_is_kept(
    stranger: Client, anas_vault: OpenVault
) -> None:
    page = stranger.get("/settle/own/").content.decode()
    sent = stranger.post("/settle/own/", SLOW)
    played = stranger.get(sent.headers["Location"]).content.decode()

    assert "wait_in" not in page
    assert "Waiting between breaths is not for everyone." in page
    assert sent.headers["Location"] == f"/settle/{ID}/"
    assert "/settle/pace/i4-o6-x30.css" in played
    assert "Who it is not for" in played
    assert "Keep this breath" not in played
    stranger.post(f"/settle/{ID}/keep/")
    assert anas_vault.open(OwnPace) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"breathe_in": "2"}, "Pick one of these."),
        ({"breathe_in": "x"}, "Pick one of these."),
        ({"breathe_in": ""}, "Pick one of these."),
        ({"breathe_out": "3"}, "At least as long as the breath in."),
        ({"breathe_in": "8", "breathe_out": "10"}, "16 seconds at most"),
        ({"minutes": "60"}, "Pick one of these."),
    ],
)
def test_what_is_not_offered_comes_back_with_its_reason(
    change: dict[str, str], words: str, client: Client
) -> None:
    answer = client.post("/settle/own/", SLOW | change)

    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_a_wait_is_offered_only_once_it_is_known_to_be_safe(ana: Client) -> None:
    waits = SLOW | {"wait_in": "2"}
    before = ana.get("/settle/own/").content.decode(), ana.post("/settle/own/", waits).status_code
    ana.post("/settle/fits/", {"has": ["touch"]})
    then = ana.get("/settle/own/").content.decode(), ana.post("/settle/own/", waits)
    ana.post("/settle/fits/", {"has": ["pregnant"]})
    gentle = ana.get("/settle/own/").content.decode()

    assert "wait_in" not in before[0]
    assert before[1] == 200
    assert "wait_in" in then[0]
    assert then[1].headers["Location"] == "/settle/own-i4-h2-o6-x25/"
    assert "wait_in" not in gentle
    assert "12 seconds at most" in gentle


def test_where_breath_work_is_not_for_her_other_ways_are(ana: Client) -> None:
    ana.post("/settle/fits/", {"has": ["panic"]})
    page = ana.get("/settle/own/").content.decode()

    assert "leading your breath is not for you" in page
    assert "<select" not in page
    assert ana.post("/settle/own/", SLOW).status_code == 200
    assert "this one is not for you" in ana.get(f"/settle/{ID}/").content.decode()


def test_it_is_kept_once_stands_first_and_can_be_let_go(ana: Client, anas_vault: OpenVault) -> None:
    for _ in range(2):
        page = ana.post(f"/settle/{ID}/keep/", follow=True).content.decode()
    listed = ana.get("/settle/").content.decode()

    [kept] = anas_vault.open(OwnPace)
    assert (kept.record.breathe_in, kept.record.breathe_out, kept.record.minutes) == (4, 6, 5)
    assert "Let it go" in page
    assert listed.index(f"/settle/{ID}/") < listed.index("Gentle, with open eyes")
    gone = ana.post(f"/settle/{ID}/let-go/", follow=True).content.decode()
    assert anas_vault.open(OwnPace) == []
    assert ID not in gone


def test_changing_begins_with_what_it_is(client: Client) -> None:
    page = client.get("/settle/own/own-i5-o7-x25/").content.decode()

    assert '<option value="7" selected>' in page.partition('name="breathe_out"')[2]
    assert client.get("/settle/own/nothing/").status_code == 200


@pytest.mark.parametrize("verb", ["keep", "let-go"])
def test_only_a_breath_of_her_own_is_kept(verb: str, ana: Client, anas_vault: OpenVault) -> None:
    ana.post(f"/settle/feet/{verb}/")

    assert anas_vault.open(OwnPace) == []
    assert ana.post(f"/settle/own-i1-o1-x9/{verb}/").status_code in {302, 404}
    assert ana.get(f"/settle/{ID}/{verb}/").status_code == 405


def test_it_can_be_liked_noted_looked_up_and_set_aside_like_the_others(ana: Client) -> None:
    assert ana.get(f"/settle/{ID}/about/").status_code == 200
    assert ana.post(f"/settle/{ID}/done/").status_code == 302
    ana.post(f"/settle/{ID}/worse/")

    assert "Your own breath" in ana.get("/settle/").content.decode().partition("Not offered")[2]


def test_in_a_wave_it_is_offered_played_and_told_by_its_name(
    ana: Client, anas_vault: OpenVault
) -> None:
    ana.post(f"/settle/{ID}/keep/")
    ana.post("/settle/fits/", {"has": ["touch"]})
    page = ana.get("/wave/").content.decode()
    pages = []
    for pressed in ({"rate": "8"}, {"settle": ID}, {"doing": ID, "seconds": "60", "go": "again"}):
        wave = page.partition('name="wave" value="')[2].partition('"')[0].replace("&quot;", '"')
        page = ana.post("/wave/", {"wave": wave, **pressed}).content.decode()
        pages.append(page)

    assert f'value="{ID}"' in pages[0]
    assert "/settle/pace/i4-o6-x30.css" in pages[1]
    [done] = [one.record for one in anas_vault.open(Settled)]
    assert done.exercise == ID
    assert "Your own breath" in ana.get(f"/wave/{done.wave_id.hex()}/").content.decode()
