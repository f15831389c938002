"""The pages of the exercises: complete without a script, locked, signed out."""

from __future__ import annotations

import re
from http import HTTPStatus
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from ebb.records import SetAside
from ebb.settle import aside, stopping
from ebb.settle.catalogue import Exercise
from ebb.settle.tests.kept import OURS
from ebb.vault import Locked, OpenVault, TooLarge
from tests.support.cast import TODAY

exercises = pytest.mark.parametrize("exercise", OURS.exercises, ids=lambda each: each.id)


def text(client: Client, name: str, *args: str) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == HTTPStatus.OK
    return re.sub(r"\s+", " ", answer.content.decode())


def main(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def post(rf: RequestFactory, opened: OpenVault | None) -> HttpRequest:
    request = rf.post("/")
    request.opened = opened  # type: ignore[attr-defined]
    return request


def test_the_list_puts_the_gentle_ones_first_and_says_who_each_is_not_for(client: Client) -> None:
    page = text(client, "settle:list")

    names = [page.index(f">{each.name}<") for each in OURS.exercises]
    assert names == sorted(names)
    for each in OURS.exercises:
        assert each.not_for[0] in page


@exercises
def test_an_exercise_is_whole_without_a_script(exercise: Exercise, client: Client) -> None:
    page = main(text(client, "settle:play", exercise.id))

    assert exercise.still in page
    for step in exercise.steps:
        assert step.words in page
        assert step.answer is None or step.answer in page
    for phase in exercise.paced.phases if exercise.paced else ():
        assert phase.words in page
    if exercise.pace:
        assert reverse("settle:pace", args=[exercise.pace.name]) in page
        assert 'type="checkbox" class="player-tick"' in page  # pause, by stylesheet alone


@exercises
def test_what_only_a_script_can_do_is_hidden_until_it_is_there(
    exercise: Exercise, client: Client
) -> None:
    page = main(text(client, "settle:play", exercise.id))
    controls = page.partition('class="player-controls"')[2].partition("</div>")[0]

    for button in re.findall(r"<button[^>]*>", controls):
        assert button.endswith(" hidden>"), button
    assert re.search(r'<details class="player-cues[^>]* hidden>', page)


@exercises
def test_nothing_is_styled_or_scripted_inside_the_page(exercise: Exercise, client: Client) -> None:
    page = text(client, "settle:play", exercise.id)

    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)
    assert page.count("<title>Ebb</title>") == 1


@exercises
def test_the_draft_mark_stands_on_its_own_page_and_never_where_it_is_played(
    exercise: Exercise, client: Client
) -> None:
    about, played = (
        text(client, "settle:about", exercise.id),
        text(client, "settle:play", exercise.id),
    )

    assert "Draft." in about
    assert "draft" not in main(played).lower()
    assert exercise.dose in about
    assert exercise.unknown in about
    assert str(exercise.evidence[0].carries) in about


def test_the_tiles_are_a_still_picture_until_the_script_is_there(client: Client) -> None:
    page = main(text(client, "settle:play", "tiles"))
    ways = [
        way == "true" for way in re.findall(r'class="tile" disabled aria-pressed="(\w+)"', page)
    ]
    shown = ["tile-full" in drop for drop in re.findall(r'class="(tile-drop[^"]*)"', page)]
    meet = [at for at in range(15) if at % 5 < 4]

    assert len(ways) == 20
    assert "data-hint hidden" in page
    assert shown == [
        not ways[at] and ways[at + 1] and ways[at + 5] and not ways[at + 6] for at in meet
    ]
    assert 1 <= sum(shown) <= 3  # there is something to find, and something left to make


def test_breath_work_shows_first_who_it_is_not_for(client: Client) -> None:
    page = main(text(client, "settle:play", "slow-breath"))

    assert page.index("Who it is not for") < page.index("pace-word")


@pytest.mark.parametrize("name", ["play", "about"])
def test_an_unknown_exercise_is_not_found(name: str, client: Client) -> None:
    assert client.get(reverse(f"settle:{name}", args=["nothing"])).status_code == 404


def test_worse_stops_and_offers_another_way_even_when_locked(client: Client) -> None:
    answer = client.post(reverse("settle:worse", args=["look-around"]))
    page = main(answer.content.decode())

    assert answer.status_code == HTTPStatus.OK
    assert "You can stop here" in page
    assert reverse("settle:play", args=["feet"]) in page
    assert "Take it back" not in page  # nothing was kept


def test_worse_opened_by_link_stops_too_and_keeps_nothing(
    ana: Client, anas_vault: OpenVault
) -> None:
    """So that it works from a device's own copy, where nothing can be sent."""
    page = main(ana.get(reverse("settle:worse", args=["feet"])).content.decode())

    assert "You can stop here" in page
    assert "What was it?" not in page
    assert aside.ids(anas_vault) == frozenset()
    assert ana.post(reverse("settle:worse", args=["nothing"])).status_code == 404


def test_locked_worse_is_a_plain_link_and_open_it_is_sent(client: Client, ana: Client) -> None:
    there = reverse("settle:worse", args=["feet"])

    assert f'href="{there}"' in text(client, "settle:play", "feet")
    assert f'action="{there}"' in text(ana, "settle:play", "feet")


@exercises
@pytest.mark.parametrize("minutes", [2, 5, 10])
def test_how_long_is_a_plain_link_where_there_is_a_pace(
    exercise: Exercise, minutes: int, client: Client
) -> None:
    there = reverse("settle:length", args=[exercise.id, minutes])
    page = main(text(client, "settle:play", exercise.id))
    answer = client.get(there)

    assert (f'href="{there}"' in page) is (answer.status_code == HTTPStatus.OK)
    if answer.status_code == HTTPStatus.OK:
        pace = exercise.lasting(minutes).pace
        assert pace
        assert abs(pace.seconds - 60 * minutes) <= pace.cycle
        assert reverse("settle:pace", args=[pace.name]) in answer.content.decode()
        assert f'aria-current="true">{minutes}<' in answer.content.decode()


def test_the_dose_of_a_breath_is_not_exceeded_by_its_lengths() -> None:
    lengths = {each.id: each.paced.minutes for each in OURS.exercises if each.paced}

    assert lengths["slow-breath"] == (2, 5, 10)
    assert lengths["sighing"] == lengths["box-breath"] == (2, 5)


def test_worse_is_sealed_once_and_not_offered_again(
    anas_vault: OpenVault, rf: RequestFactory
) -> None:
    for _ in range(2):
        answer = stopping.worse(post(rf, anas_vault), "feet")

    assert [each.record.exercise for each in anas_vault.open(SetAside)] == ["feet"]
    assert "It will not be offered to you again" in answer.content.decode()
    instead = main(stopping.worse(post(rf, anas_vault), "look-around").content.decode())
    assert reverse("settle:play", args=["harbour"]) in instead
    assert reverse("settle:play", args=["feet"]) not in instead


@pytest.mark.parametrize("error", [Locked, TooLarge, DatabaseError])
def test_worse_stops_also_when_the_vault_cannot_be_written(
    anas_vault: OpenVault, rf: RequestFactory, error: type[Exception]
) -> None:
    with patch.object(OpenVault, "seal", side_effect=error):
        page = stopping.worse(post(rf, anas_vault), "look-around").content.decode()

    assert "You can stop here" in page
    assert reverse("settle:play", args=["feet"]) in page
    assert "It will not be offered to you again" not in page


def test_it_can_be_taken_back(anas_vault: OpenVault, rf: RequestFactory) -> None:
    aside.put(anas_vault, "feet", at=timezone.localtime(), day=TODAY)
    aside.put(anas_vault, "water", at=timezone.localtime(), day=TODAY)

    answer = stopping.undo(post(rf, anas_vault), "feet")

    assert answer.headers["Location"] == reverse("settle:play", args=["feet"])
    assert aside.ids(anas_vault) == {"water"}


def test_what_was_set_aside_stands_in_the_list_to_take_back(
    ana: Client, anas_vault: OpenVault
) -> None:
    aside.put(anas_vault, "feet", at=timezone.localtime(), day=TODAY)

    page = ana.get("/settle/").content.decode()
    ana.post("/settle/feet/worse/undo/")

    assert "Not offered to you in a wave" in page
    assert "Not offered to you" not in ana.get("/settle/").content.decode()


def test_locked_nothing_is_kept_and_taking_back_changes_nothing(rf: RequestFactory) -> None:
    assert not aside.put(None, "feet", at=timezone.localtime(), day=TODAY)
    assert aside.ids(None) == frozenset()
    assert stopping.undo(post(rf, None), "feet").status_code == HTTPStatus.FOUND
