"""On a calm day: kept by one press, familiar afterwards, and never more than that."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.records import Favourite, Practised, Settled
from ebb.settle import fit
from ebb.settle.offer import two
from ebb.settle.tests.kept import OURS
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY, WAVE


def test_it_is_noted_by_one_press_and_not_by_playing(ana: Client, anas_vault: OpenVault) -> None:
    ana.get("/settle/hand/")
    assert anas_vault.open(Practised) == []

    page = ana.post("/settle/hand/done/", follow=True).content.decode()

    assert [each.record.exercise for each in anas_vault.open(Practised)] == ["hand"]
    assert "Kept." in page


def test_whatever_stands_in_a_field_of_numbers_the_practice_is_kept(
    ana: Client, anas_vault: OpenVault
) -> None:
    ana.post("/settle/calm/hand/done/", {"seconds": "9" * 9999, "before": "0100"})

    (kept,) = anas_vault.open(Practised)
    assert (kept.record.seconds, kept.record.before) == (86_400, None)


def test_a_favourite_comes_first_in_the_list_and_can_be_removed(
    ana: Client, anas_vault: OpenVault
) -> None:
    for _ in range(2):
        played = ana.post("/settle/tiles/favourite/", {"favourite": "yes"}, follow=True)
    page = ana.get("/settle/").content.decode()

    assert [each.record.exercise for each in anas_vault.open(Favourite)] == ["tiles"]
    assert "Not a favourite any more" in played.content.decode()
    assert page.index("Your favourites") < page.index("/settle/tiles/") < page.index("Gentle,")
    assert page.count('href="/settle/tiles/"') == 1

    ana.post("/settle/tiles/favourite/", {"favourite": "no"})
    assert anas_vault.open(Favourite) == []
    assert "Your favourites" not in ana.get("/settle/").content.decode()


def test_a_favourite_that_is_not_for_her_is_none(ana: Client) -> None:
    ana.post("/settle/hand/favourite/", {"favourite": "yes"})
    ana.post("/settle/fits/", {"has": ["touch"]})

    page = ana.get("/settle/").content.decode()

    assert "Your favourites" not in page
    assert 'href="/settle/hand/"' not in page


def test_what_was_practised_or_is_liked_is_familiar_and_what_made_it_worse_is_not() -> None:
    records = [
        Settled(at=NIGHT, wave_id=WAVE, exercise="water", worse="worse"),
        Settled(at=NIGHT, wave_id=WAVE, exercise="feet"),
        Practised(at=NIGHT, exercise="hand"),
        Favourite(at=NIGHT, exercise="tiles"),
    ]

    assert fit.familiar(records) == ("tiles", "hand", "feet")


def test_practice_alone_makes_nothing_safe() -> None:
    offered = two(OURS, intensity=8, familiar=fit.familiar([Practised(at=NIGHT, exercise="move")]))

    assert "move" not in {each.id for each in offered}


def test_a_wave_of_eight_offers_what_was_practised_once_it_is_known_to_be_safe(
    ana: Client, anas_vault: OpenVault
) -> None:
    anas_vault.seal(Practised(at=NIGHT, exercise="hand"), day=TODAY)
    pages = []
    for answer in (None, {"has": ["heart"]}, {"has": ["touch"]}):
        if answer:
            ana.post("/settle/fits/", answer)
        begun = ana.get("/wave/").content.decode()
        wave = begun.partition('name="wave" value="')[2].partition('"')[0].replace("&quot;", '"')
        pages.append(ana.post("/wave/", {"wave": wave, "rate": "8"}).content.decode())

    assert ['value="hand"' in page for page in pages] == [False, True, False]


@pytest.mark.parametrize("verb", ["done", "favourite"])
def test_locked_nothing_is_shown_to_press_and_nothing_is_kept(
    verb: str, stranger: Client, anas_vault: OpenVault
) -> None:
    page = stranger.get("/settle/feet/").content.decode()
    stranger.post(f"/settle/feet/{verb}/")

    assert f"/settle/feet/{verb}/" not in page
    assert anas_vault.open_all().records == []
    assert stranger.get(f"/settle/feet/{verb}/").status_code == 405
