"""What she must avoid is never offered, and what nobody asked about is not taken for safe."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.test import Client

from ebb.records import SetAside, Unsuited
from ebb.settle import fit
from ebb.settle.conditions import BODY, IDS, STIRS
from ebb.settle.offer import two
from ebb.settle.tests.kept import OURS
from ebb.vault import OpenVault
from tests.support.cast import NIGHT, TODAY

MILD = {each.id for each in OURS.mild}
REST = {each.id for each in OURS.exercises} - MILD


def answer(*conditions: str, asked: tuple[str, ...] = IDS, minutes: int = 0) -> Unsuited:
    return Unsuited(at=NIGHT + timedelta(minutes=minutes), conditions=conditions, asked=asked)


def test_not_answered_leaves_only_the_mild_ones() -> None:
    assert fit.fit([], OURS) == fit.Fit()
    assert fit.fit([SetAside(at=NIGHT, exercise="feet")], OURS).never == {"feet"}


def test_answered_and_clear_makes_all_of_them_known() -> None:
    hers = fit.fit([answer()], OURS)

    assert hers.avoid == frozenset()
    assert hers.known_safe == REST | MILD


@pytest.mark.parametrize("condition", IDS)
def test_a_tick_leaves_out_each_exercise_that_names_it(condition: str) -> None:
    hers = fit.fit([answer(condition)], OURS)
    named = {each.id for each in OURS.exercises if condition in each.avoid_with}

    assert hers.avoid == named
    assert not hers.known_safe & named


def test_a_question_added_later_counts_as_not_answered() -> None:
    hers = fit.fit([answer(asked=("lungs", "panic"))], OURS)

    assert "slow-breath" not in hers.known_safe
    assert "slow-breath" not in hers.avoid


def test_the_newest_answer_counts() -> None:
    answers = [answer("heart", minutes=2), answer(), answer("touch", minutes=1)]

    assert fit.fit(answers, OURS).avoid == fit.fit([answer("heart")], OURS).avoid


@pytest.mark.parametrize("ids", [IDS, *[(each,) for each in IDS]])
def test_what_she_must_avoid_is_offered_at_no_strength_however_familiar(
    ids: tuple[str, ...],
) -> None:
    hers = fit.fit([answer(*ids)], OURS)

    for intensity in (None, *range(11)):
        offered = two(
            OURS,
            intensity=intensity,
            familiar=hers.avoid,
            set_aside=hers.never,
            known_safe=hers.known_safe,
        )
        assert not {each.id for each in offered} & hers.avoid


@pytest.mark.parametrize("intensity", [None, 7, 8, 9, 10])
def test_clear_or_not_nothing_unfamiliar_is_tried_out_from_seven_on(intensity: int | None) -> None:
    safe = fit.fit([answer()], OURS).known_safe

    assert {each.id for each in two(OURS, intensity=intensity, known_safe=safe)} <= MILD


def test_below_seven_a_familiar_one_comes_once_it_is_known_to_be_safe() -> None:
    safe = fit.fit([answer()], OURS).known_safe
    offered = [
        {each.id for each in two(OURS, intensity=4, familiar={"slow-breath"}, known_safe=known)}
        for known in (safe, frozenset[str]())
    ]

    assert "slow-breath" in offered[0]
    assert "slow-breath" not in offered[1]


def test_what_is_asked_is_used_and_what_is_risky_is_asked() -> None:
    used = {condition for each in OURS.exercises for condition in each.avoid_with}
    bodily = {each.id for each in BODY}

    assert used == set(IDS)
    assert len(IDS) == len(set(IDS)) == len(BODY) + len(STIRS)
    for each in OURS.exercises:
        if each.channel == "breath" or each.ask_first:
            assert set(each.avoid_with) & bodily, each.id


def test_one_answer_is_kept_and_can_be_removed(anas_vault: OpenVault) -> None:
    for ticked in (["heart", "nonsense"], ["touch"]):
        fit.keep(anas_vault, ticked, at=NIGHT, day=TODAY)

    kept = [each.record for each in anas_vault.open(Unsuited)]
    assert [each.conditions for each in kept] == [("touch",)]
    assert kept[0].asked == IDS

    fit.forget(anas_vault, today=TODAY)
    assert fit.answered(anas_vault) is None


def test_locked_or_unreadable_nothing_is_known(anas_vault: OpenVault) -> None:
    fit.keep(anas_vault, ["heart"], at=NIGHT, day=TODAY)

    assert fit.known(None, OURS) == fit.Fit()
    with patch.object(OpenVault, "open", side_effect=DatabaseError):
        assert fit.known(anas_vault, OURS) == fit.Fit()
    assert "cold-face" in fit.known(anas_vault, OURS).avoid


def test_she_answers_sees_it_changes_it_and_removes_it(ana: Client) -> None:
    asked = ana.get("/settle/fits/").content.decode()
    kept = ana.post("/settle/fits/", {"has": ["heart", "body"]}, follow=True).content.decode()
    again = ana.get("/settle/fits/").content.decode()

    assert asked.count('type="checkbox"') == len(IDS)
    assert "checked" not in asked
    assert "Remove my answers" not in asked
    apart = kept.partition("Not for you, from what you told Ebb")
    assert "/settle/feet/" not in apart[0]
    assert "/settle/feet/about/" in apart[2]
    assert "/settle/cold-face/about/" in apart[2]
    assert again.count(" checked") == 2

    gone = ana.post("/settle/fits/remove/", follow=True).content.decode()
    assert "Not for you" not in gone


def test_a_page_that_is_not_for_her_says_so_and_offers_others(ana: Client) -> None:
    said = "this one is not for you"
    assert said not in ana.get("/settle/slow-breath/").content.decode()
    ana.post("/settle/fits/", {"has": ["panic"]})

    assert said in ana.get("/settle/slow-breath/").content.decode()
    assert said not in ana.get("/settle/muscles/").content.decode()


def test_after_worse_nothing_that_is_not_for_her_comes_instead(ana: Client) -> None:
    ana.post("/settle/fits/", {"has": ["body"]})

    page = ana.post("/settle/look-around/worse/").content.decode()

    assert "/settle/feet/" not in page
    assert "/settle/harbour/" in page


def test_a_wave_keeps_to_it(ana: Client) -> None:
    ana.post("/settle/fits/", {"has": ["body", "heart"]})
    begun = ana.get("/wave/").content.decode()
    carried = begun.partition('name="wave" value="')[2].partition('"')[0].replace("&quot;", '"')

    for pressed in ({"rate": "4"}, {"go": "others"}):
        page = ana.post("/wave/", {"wave": carried, **pressed}).content.decode()
        for exercise in ("feet", "surf", "slow-breath", "cold-face", "move"):
            assert f'value="{exercise}"' not in page
    assert 'value="hand"' in page


def test_locked_the_page_waits_behind_the_door_and_ticks_are_not_lost(stranger: Client) -> None:
    assert stranger.get("/settle/fits/").headers["Location"].startswith("/unlock/")

    page = stranger.post("/settle/fits/", {"has": ["heart", "body"]}).content.decode()
    assert "heart" in page
    assert "body" in page
