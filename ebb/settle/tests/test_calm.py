"""Two calm minutes: gently chosen, kept by a press, and nobody counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from ebb.records import Favourite, Practised, Unsuited
from ebb.settle import fit
from ebb.settle.calm import ABOUT, offered, small
from ebb.settle.conditions import IDS
from ebb.settle.tests.kept import OURS
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY

CLEAR = Unsuited(at=NIGHT, conditions=(), asked=IDS)
MILD = {each.id for each in OURS.mild}


def chosen(*did: str, answer: Unsuited | None = CLEAR, likes: tuple[str, ...] = ()) -> list[str]:
    practised = [Practised(at=NIGHT, exercise=each) for each in did]
    records = [*practised, *(Favourite(at=NIGHT, exercise=each) for each in likes)]
    hers = fit.fit([*records, *([answer] if answer else [])], OURS)
    familiar = fit.familiar(records)
    two = offered(OURS, hers, familiar=familiar, practised=did, day=TODAY)
    return [each.id for each in two]


def test_of_whom_nothing_is_known_gets_a_gentle_one_and_another_on_another_day() -> None:
    days = [
        [each.id for each in offered(OURS, fit.Fit(), day=TODAY + timedelta(days=day))]
        for day in range(8)
    ]

    assert {each for two in days for each in two} == MILD
    assert len({two[0] for two in days}) == len(MILD)


def test_familiar_and_new_come_in_turn_and_the_other_stands_beside() -> None:
    known = ("hand",)
    new_first = chosen(*known)
    known_first = chosen(*known, "feet")

    assert new_first[0] not in known
    assert new_first[1] == "hand"
    assert known_first[0] == "hand"  # it rested longest
    assert known_first[1] not in {"hand", "feet"}


def test_a_favourite_never_practised_comes_before_what_was() -> None:
    assert chosen("feet", "hand", likes=("tiles",))[0] == "tiles"


@pytest.mark.parametrize("condition", IDS)
def test_what_does_not_fit_her_is_not_practised(condition: str) -> None:
    answer = Unsuited(at=NIGHT, conditions=(condition,), asked=IDS)
    avoid = {each.id for each in OURS.exercises if condition in each.avoid_with}

    for did in ((), ("feet",), ("feet", "water")):
        assert not avoid & set(chosen(*did, answer=answer, likes=tuple(avoid)))


def test_nothing_stirs_nothing_strains_and_all_of_it_is_small() -> None:
    hers = fit.fit([CLEAR], OURS)
    did: list[str] = []
    for _ in range(2 * len(OURS.exercises)):
        familiar = tuple(reversed(dict.fromkeys(did)))
        [first, *_more] = offered(OURS, hers, familiar=familiar, practised=did, day=TODAY)
        did.append(first.id)
        assert not first.about_pull
        assert not first.ask_first
        assert small(first)
        assert first.pace is None or first.pace.seconds <= ABOUT

    assert len(set(did)) > 12  # in time she meets most of them


def test_locked_it_is_offered_and_played_and_nothing_is_asked(
    stranger: Client, anas_vault: OpenVault
) -> None:
    page = stranger.get("/settle/calm/").content.decode()
    played = stranger.get("/settle/calm/slow-breath/").content.decode()
    done = stranger.post("/settle/calm/feet/done/", {"before": "3"}).content.decode()

    assert "Say first how tense you are" not in page
    assert "/settle/pace/i4-o6-x12.css" in played  # two minutes
    assert 'name="before"' not in played
    assert "How tense are you now?" not in done
    assert anas_vault.open(Practised) == []


def test_open_it_is_kept_with_what_she_said_before_and_after(
    ana: Client, anas_vault: OpenVault
) -> None:
    page = ana.get("/settle/calm/").content.decode()
    played = ana.post("/settle/calm/feet/", {"before": "5"}).content.decode()
    done = ana.post("/settle/calm/feet/done/", {"before": "5", "seconds": "118"})
    piece = done.content.decode().partition('name="piece" value="')[2].partition('"')[0]
    told = ana.post("/settle/calm/feet/after/", {"piece": piece, "after": "0"}, follow=True)

    assert "Say first how tense you are" in page
    assert '<input type="hidden" name="before" value="5">' in played
    assert "Kept: 5 before, 0 after." in told.content.decode()
    [kept] = [each.record for each in anas_vault.open(Practised)]
    assert (kept.exercise, kept.seconds, kept.before, kept.after) == ("feet", 118, 5, 0)


def test_kept_without_a_number_is_whole_and_no_page_counts(
    ana: Client, anas_vault: OpenVault
) -> None:
    for _ in range(3):
        page = ana.post("/settle/calm/feet/done/", {"seconds": "soon"}).content.decode()

    assert [one.record.before for one in anas_vault.open(Practised)] == [None] * 3
    assert "There is nothing to keep up." in page
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "3" not in main.partition("<form")[0]


@pytest.mark.parametrize("said", ["", "11", "-1", "many", "٣"])
def test_a_number_that_is_none_counts_as_nothing_said(
    said: str, ana: Client, anas_vault: OpenVault
) -> None:
    assert ana.post("/settle/calm/feet/done/", {"before": said}).status_code == 200
    piece = anas_vault.open(Practised)[0].id.hex()
    ana.post("/settle/calm/feet/after/", {"piece": piece, "after": said})

    [kept] = [each.record for each in anas_vault.open(Practised)]
    assert (kept.before, kept.after) == (None, None)


def test_an_after_belongs_to_its_own_practice(ana: Client, anas_vault: OpenVault) -> None:
    ana.post("/settle/calm/feet/done/")
    piece = anas_vault.open(Practised)[0].id.hex()
    for there, sent in (("hand", piece), ("feet", "00" * 16), ("feet", "")):
        ana.post(f"/settle/calm/{there}/after/", {"piece": sent, "after": "2"})

    assert anas_vault.open(Practised)[0].record.after is None


def test_higher_afterwards_is_met_kindly(ana: Client, anas_vault: OpenVault) -> None:
    ana.post("/settle/calm/feet/done/", {"before": "2"})
    piece = anas_vault.open(Practised)[0].id.hex()
    page = ana.post("/settle/calm/feet/after/", {"piece": piece, "after": "4"}, follow=True)

    assert "Kept: 2 before, 4 after. That happens. You did nothing wrong." in page.content.decode()
