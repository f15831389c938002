"""After the stop, and only then: why, if she wants to say; told back; taken back."""

from __future__ import annotations

import pytest
from django.test import Client

from ebb.records import SetAside
from ebb.settle import aside
from ebb.vault import OpenVault


def stop(ana: Client, exercise: str = "surf") -> str:
    return ana.post(f"/settle/{exercise}/worse/").content.decode()


def say(ana: Client, why: str, words: str = "", exercise: str = "surf") -> str:
    answer = ana.post(f"/settle/{exercise}/worse/why/", {"why": why, "words": words})
    return str(answer.content.decode())


def kept(vault: OpenVault) -> list[tuple[str, str, str]]:
    records = [each.record for each in vault.open(SetAside)]
    return [(one.exercise, one.reason, one.words) for one in records]


def test_nothing_is_asked_before_the_stop(ana: Client) -> None:
    assert "/worse/why/" not in ana.get("/settle/surf/").content.decode()
    asked = stop(ana)

    assert asked.index("You can stop here.") < asked.index("What was it? You can leave this.")
    for reason in aside.REASONS:
        assert f'value="{reason.id}">{reason.choice}<' in asked


@pytest.mark.parametrize("reason", aside.REASONS, ids=lambda each: each.id)
def test_a_reason_is_answered_kept_and_told_back(
    reason: aside.Reason, ana: Client, anas_vault: OpenVault
) -> None:
    stop(ana)
    answer = say(ana, reason.id)
    listed = ana.get("/settle/").content.decode()

    assert str(reason.answer) in answer
    assert "What was it?" not in answer  # said once is enough
    assert kept(anas_vault) == [("surf", reason.id, "")]
    assert str(reason.told) in listed.partition("Not offered to you in a wave")[2]


def test_after_memories_the_room_comes_next_with_open_eyes(ana: Client) -> None:
    stop(ana, "calm-place")
    answer = say(ana, "memories", exercise="calm-place")

    assert "Keep your eyes open." in answer
    assert 'button-strong button-wide" href="/settle/look-around/"' in answer


def test_where_the_room_itself_made_it_worse_the_feet_come_next(ana: Client) -> None:
    stop(ana, "look-around")

    assert 'button-strong button-wide" href="/settle/feet/"' in say(
        ana, "memories", exercise="look-around"
    )


def test_her_own_words_are_kept_beside_it_and_the_reason_can_be_said_again(
    ana: Client, anas_vault: OpenVault
) -> None:
    stop(ana)
    say(ana, "words", " the <sound> of it " + "x" * 400)
    say(ana, "tense")

    [(_exercise, reason, words)] = kept(anas_vault)
    assert reason == "tense"
    assert words.startswith("the <sound> of it")
    assert len(words) == aside.LONGEST
    assert "the &lt;sound&gt; of it" in ana.get("/settle/").content.decode()


def test_it_is_taken_back_with_all_that_was_said(ana: Client, anas_vault: OpenVault) -> None:
    stop(ana)
    say(ana, "body")
    ana.post("/settle/surf/worse/undo/")

    assert kept(anas_vault) == []
    assert "Your body did not like it." not in ana.get("/settle/").content.decode()


@pytest.mark.parametrize("why", ["", "nothing", "worse"])
def test_what_is_no_reason_of_ours_changes_none(
    why: str, ana: Client, anas_vault: OpenVault
) -> None:
    stop(ana)
    say(ana, why)

    assert kept(anas_vault) == [("surf", "worse", "")]
    assert ana.get("/settle/surf/worse/why/").status_code == 405


def test_a_reason_without_a_stop_sets_nothing_aside(ana: Client, anas_vault: OpenVault) -> None:
    say(ana, "tense")

    assert kept(anas_vault) == []


def test_locked_nothing_is_asked_and_the_room_is_one_tap_away(stranger: Client) -> None:
    page = stranger.get("/settle/water/worse/").content.decode()

    assert 'button-strong button-wide" href="/settle/feet/"' in page  # through another channel
    assert "What was it?" not in page
    assert "If memories came: Look around slowly" in page
    assert "Keep your eyes open." in say(stranger, "memories")
